-- outbox, endpoints, deliveries
-- readable by schema 2

  CREATE TABLE outbox (
    place INTEGER PRIMARY KEY, xid INTEGER NOT NULL DEFAULT 0, agency_key TEXT NOT NULL, id TEXT NOT NULL UNIQUE,
    agency TEXT, case_id TEXT, topic TEXT NOT NULL, body TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX outbox_order ON outbox (xid, place);

  CREATE TABLE endpoints (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, target TEXT NOT NULL, secrets TEXT NOT NULL, agency TEXT,
    topics TEXT NOT NULL, created_at INTEGER NOT NULL, disabled_at INTEGER, disabled_why TEXT, after_id TEXT
  ) STRICT;

  CREATE TABLE deliveries (
    endpoint_id TEXT NOT NULL REFERENCES endpoints (id), message_id TEXT NOT NULL REFERENCES outbox (id),
    case_id TEXT, attempts INTEGER NOT NULL, state TEXT NOT NULL, next_at INTEGER NOT NULL, why TEXT,
    PRIMARY KEY (endpoint_id, message_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX deliveries_due ON deliveries (next_at, message_id) WHERE state = 'waiting';
  CREATE INDEX deliveries_case ON deliveries (case_id);
