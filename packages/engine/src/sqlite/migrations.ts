import type { Migration } from '../sql/migration.ts';

/**
 * Rows of `facts` follow each other without a gap and stay: the triggers hold for every program that opens the file,
 * `INSERT OR REPLACE` included, though not for one that drops them first; that one `verify` is for.
 */
const CASES = `
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
`;

const OUTBOX = `
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
`;

const NOTICES = `
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
`;

/**
 * Facts lie in the order in which they were recorded, so that a group of them fills a few pages at the end of the table
 * instead of touching a page of each case; the key leads to them. Messages are ordered by their place alone here.
 */
const IN_ORDER = `
  CREATE TABLE facts_in_order (
    agency_key TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
    seq INTEGER NOT NULL, type TEXT NOT NULL, at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, actor TEXT NOT NULL,
    text TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (case_id, seq)
  ) STRICT;
  INSERT INTO facts_in_order SELECT * FROM facts ORDER BY recorded_at, case_id, seq;
  DROP TABLE facts;
  ALTER TABLE facts_in_order RENAME TO facts;
  CREATE TRIGGER facts_keep BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER facts_stay BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER facts_follow BEFORE INSERT ON facts
    WHEN NOT ifnull(
      (SELECT NEW.seq = seq + 1 AND NEW.previous_hash = hash FROM facts WHERE case_id = NEW.case_id
        ORDER BY seq DESC LIMIT 1),
      NEW.seq = 1)
    BEGIN SELECT RAISE(ABORT, 'a fact follows the one before it'); END;

  DROP INDEX outbox_order;
`;

/**
 * A row of a year has a column for each month, so that the table of a year reads one row where it would read twelve; rows of
 * a cell lie together, so that a province is summed in the order in which they lie. A release that does not know of them
 * leaves `counted` as it is, and its cases are counted by the next that does.
 */
const TALLIES = `
  CREATE TABLE tallies (
    agency_key TEXT NOT NULL, agency TEXT NOT NULL, year INTEGER NOT NULL, cell TEXT NOT NULL, m1 INTEGER NOT NULL,
    m2 INTEGER NOT NULL, m3 INTEGER NOT NULL, m4 INTEGER NOT NULL, m5 INTEGER NOT NULL, m6 INTEGER NOT NULL,
    m7 INTEGER NOT NULL, m8 INTEGER NOT NULL, m9 INTEGER NOT NULL, m10 INTEGER NOT NULL, m11 INTEGER NOT NULL,
    m12 INTEGER NOT NULL,
    total INTEGER NOT NULL GENERATED ALWAYS AS (m1 + m2 + m3 + m4 + m5 + m6 + m7 + m8 + m9 + m10 + m11 + m12) STORED,
    PRIMARY KEY (year, cell, agency_key, agency)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX tallies_agency ON tallies (agency_key, agency, year);
  ALTER TABLE cases ADD COLUMN counted TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE cases ADD COLUMN counted_version INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX cases_uncounted ON cases (id) WHERE counted_version <> version;
`;

/** What is due is looked for endpoint by endpoint. */
const DUE_BY_ENDPOINT = `
  DROP INDEX deliveries_due;
  CREATE INDEX deliveries_due ON deliveries (endpoint_id, next_at, message_id) WHERE state = 'waiting';
`;

const FIGURES = `
  CREATE TABLE agencies (id TEXT PRIMARY KEY, name TEXT NOT NULL, level TEXT NOT NULL, parent TEXT) STRICT;

  CREATE TABLE entries (
    agency_key TEXT NOT NULL, agency TEXT NOT NULL, year INTEGER NOT NULL, register TEXT NOT NULL, seq INTEGER NOT NULL,
    value TEXT, unit TEXT NOT NULL, origin TEXT NOT NULL, entered_by TEXT NOT NULL, at INTEGER NOT NULL,
    why TEXT NOT NULL, PRIMARY KEY (year, agency_key, agency, register, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER entries_keep BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
  CREATE TRIGGER entries_stay BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;

  CREATE TABLE published (
    agency_key TEXT NOT NULL, agency TEXT NOT NULL, year INTEGER NOT NULL, format TEXT NOT NULL, body TEXT NOT NULL,
    published_by TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (agency_key, agency, year, format)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER published_keep BEFORE UPDATE ON published
    BEGIN SELECT RAISE(ABORT, 'a published table does not move'); END;
  CREATE TRIGGER published_stay BEFORE DELETE ON published
    BEGIN SELECT RAISE(ABORT, 'a published table does not move'); END;

  CREATE TABLE corrections (
    agency_key TEXT NOT NULL, agency TEXT NOT NULL, year INTEGER NOT NULL, format TEXT NOT NULL, seq INTEGER NOT NULL,
    cell TEXT NOT NULL, value_from TEXT, value_to TEXT, why TEXT NOT NULL, corrected_by TEXT NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (agency_key, agency, year, format, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER corrections_keep BEFORE UPDATE ON corrections
    BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;
  CREATE TRIGGER corrections_stay BEFORE DELETE ON corrections
    BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;
`;

/** The state, which every fact changes, is in no index: a fact that moves no date rewrites none of those of its case. */
const WRITTEN_BY = `
  DROP INDEX cases_kind;
  CREATE INDEX cases_written_by ON cases (procedure, procedure_version, calendar_hash, id);
  ALTER TABLE cases ADD COLUMN uncounted INTEGER GENERATED ALWAYS AS (counted_version <> version) VIRTUAL;
  DROP INDEX cases_uncounted;
  CREATE INDEX cases_uncounted ON cases (id) WHERE uncounted;
`;

/** The schema of the embedded store, in order. */
export const SQLITE_MIGRATIONS: readonly Migration[] = [
  { number: 1, name: 'cases, facts, answers, counters, keys', readableBy: 1, sql: CASES },
  { number: 2, name: 'outbox, endpoints, deliveries', readableBy: 2, sql: OUTBOX },
  { number: 3, name: 'notices, moves, tasks', readableBy: 3, sql: NOTICES },
  { number: 4, name: 'facts in the order in which they were recorded', readableBy: 3, sql: IN_ORDER },
  { number: 5, name: 'tallies', readableBy: 3, sql: TALLIES },
  { number: 6, name: 'deliveries due by endpoint', readableBy: 3, sql: DUE_BY_ENDPOINT },
  { number: 7, name: 'agencies, entries, published tables', readableBy: 3, sql: FIGURES },
  { number: 8, name: 'cases by what wrote them', readableBy: 3, sql: WRITTEN_BY },
];
