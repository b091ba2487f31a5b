-- notices, moves, tasks
-- readable by schema 3

  CREATE TABLE notices (
    number INTEGER PRIMARY KEY, text TEXT NOT NULL, hash TEXT NOT NULL, loaded_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE moves (
    agency_key TEXT NOT NULL, case_id TEXT NOT NULL, clock TEXT NOT NULL, due_from TEXT NOT NULL,
    due_to TEXT NOT NULL, calendar_from TEXT NOT NULL, calendar_to TEXT NOT NULL, moved_at INTEGER NOT NULL,
    PRIMARY KEY (case_id, clock, moved_at, calendar_to)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER moves_keep BEFORE UPDATE ON moves BEGIN SELECT RAISE(ABORT, 'moves are append-only'); END;
  CREATE TRIGGER moves_stay BEFORE DELETE ON moves BEGIN SELECT RAISE(ABORT, 'moves are append-only'); END;

  CREATE TABLE tasks (
    agency_key TEXT NOT NULL, id TEXT PRIMARY KEY, kind TEXT NOT NULL, agency TEXT NOT NULL, case_id TEXT NOT NULL,
    body TEXT NOT NULL, raised_at INTEGER NOT NULL, done_at INTEGER, done_by TEXT
  ) STRICT;
  CREATE INDEX tasks_open ON tasks (id) WHERE done_at IS NULL;
  CREATE INDEX tasks_agency ON tasks (agency, id) WHERE done_at IS NULL;
