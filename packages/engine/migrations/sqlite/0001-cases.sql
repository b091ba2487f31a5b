-- cases, facts, answers, counters, keys
-- readable by schema 1
-- Rows of `facts` follow each other without a gap and stay: the triggers hold for every program that opens the file,
-- `INSERT OR REPLACE` included, but not for one that drops them first; `verify` detects that.

  CREATE TABLE cases (
    agency_key TEXT NOT NULL, id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, agency TEXT NOT NULL,
    procedure TEXT NOT NULL, procedure_version TEXT NOT NULL, state TEXT NOT NULL, snapshot TEXT NOT NULL,
    version INTEGER NOT NULL, next_due_at INTEGER, next_warning_at INTEGER, dues TEXT NOT NULL,
    warned TEXT NOT NULL, opened_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, calendar_hash TEXT NOT NULL,
    due_order INTEGER NOT NULL GENERATED ALWAYS AS (ifnull(next_due_at, 9007199254740991)) VIRTUAL,
    wake_at INTEGER NOT NULL GENERATED ALWAYS AS (
      min(ifnull(next_due_at, 9007199254740991), ifnull(next_warning_at, 9007199254740991))) VIRTUAL
  ) STRICT;
  CREATE INDEX cases_wake ON cases (wake_at, id);
  CREATE INDEX cases_due ON cases (due_order, id);
  CREATE INDEX cases_agency_due ON cases (agency_key, agency, due_order, id);
  CREATE INDEX cases_agency_opened ON cases (agency_key, agency, id);
  CREATE INDEX cases_kind ON cases (procedure, state, procedure_version, calendar_hash, id);
  CREATE TRIGGER cases_stay BEFORE DELETE ON cases BEGIN SELECT RAISE(ABORT, 'cases are never deleted'); END;

  CREATE TABLE facts (
    agency_key TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
    seq INTEGER NOT NULL, type TEXT NOT NULL, at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, actor TEXT NOT NULL,
    text TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (case_id, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER facts_keep BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER facts_stay BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER facts_follow BEFORE INSERT ON facts
    WHEN NEW.seq <> 1 + (SELECT ifnull(max(seq), 0) FROM facts WHERE case_id = NEW.case_id)
      OR NEW.previous_hash <> ifnull(
        (SELECT hash FROM facts WHERE case_id = NEW.case_id AND seq = NEW.seq - 1), NEW.previous_hash)
    BEGIN SELECT RAISE(ABORT, 'a fact follows the one before it'); END;

  CREATE TABLE answers (
    actor TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED, seq INTEGER NOT NULL,
    PRIMARY KEY (actor, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE counters (
    agency_key TEXT NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (agency_key, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE keys (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, agency TEXT, duties TEXT NOT NULL,
    administrator INTEGER NOT NULL, created_at INTEGER NOT NULL, disabled_at INTEGER
  ) STRICT;
