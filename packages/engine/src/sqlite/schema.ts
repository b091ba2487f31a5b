/** Numbered, forward-only. A released migration is never changed; a newer schema than this list is refused. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE cases (
    id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, agency TEXT NOT NULL, procedure TEXT NOT NULL,
    procedure_version TEXT NOT NULL, state TEXT NOT NULL, snapshot TEXT NOT NULL, version INTEGER NOT NULL,
    next_due_at INTEGER, opened_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, head TEXT NOT NULL
  ) STRICT;
  CREATE INDEX cases_due ON cases (next_due_at, id) WHERE next_due_at IS NOT NULL;
  CREATE INDEX cases_agency_due ON cases (agency, next_due_at, id);
  CREATE INDEX cases_kind ON cases (procedure, procedure_version, state);
  CREATE TABLE facts (
    case_id TEXT NOT NULL REFERENCES cases (id), seq INTEGER NOT NULL, type TEXT NOT NULL, at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, actor TEXT NOT NULL, text TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (case_id, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER facts_keep BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER facts_stay BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TABLE answers (
    actor TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, case_id TEXT NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (actor, key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY, case_id TEXT NOT NULL, seq INTEGER NOT NULL, topic TEXT NOT NULL, created_at INTEGER NOT NULL,
    sent_at INTEGER, UNIQUE (case_id, seq)
  ) STRICT;
  CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE keys (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, agency TEXT, duties TEXT NOT NULL,
    administrator INTEGER NOT NULL, created_at INTEGER NOT NULL, disabled_at INTEGER
  ) STRICT;
  `,
];
