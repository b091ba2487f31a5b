-- outbox, endpoints, deliveries
-- readable by schema 3
-- Messages are read in the order of transaction and place, and only those of transactions before the oldest running one:
-- so no later commit can insert a message before the position of a reader.

  CREATE TABLE outbox (
    place bigint GENERATED ALWAYS AS IDENTITY, xid bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    agency_key text COLLATE "C" NOT NULL, id text COLLATE "C" PRIMARY KEY, agency text COLLATE "C",
    case_id text COLLATE "C", topic text COLLATE "C" NOT NULL, body text NOT NULL, created_at bigint NOT NULL
  );
  CREATE INDEX outbox_order ON outbox (xid, place);

  CREATE TABLE endpoints (
    id text COLLATE "C" PRIMARY KEY, kind text NOT NULL, target text NOT NULL, secrets text NOT NULL,
    agency text COLLATE "C", topics text NOT NULL, created_at bigint NOT NULL, disabled_at bigint, disabled_why text,
    after_id text COLLATE "C"
  );

  CREATE TABLE deliveries (
    endpoint_id text COLLATE "C" NOT NULL REFERENCES endpoints (id),
    message_id text COLLATE "C" NOT NULL REFERENCES outbox (id), case_id text COLLATE "C",
    attempts bigint NOT NULL, state text NOT NULL, next_at bigint NOT NULL, why text, PRIMARY KEY (endpoint_id, message_id)
  );
  CREATE INDEX deliveries_due ON deliveries (next_at, message_id) WHERE state = 'waiting';
  CREATE INDEX deliveries_case ON deliveries (case_id);
