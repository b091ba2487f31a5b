import type { Migration } from '../sql/migration.ts';

/**
 * Every table that a case touches carries the key of its agency, so that a server can lay the rows of an agency together
 * (partitions by hash, or a distributed table); see docs/scale.md. Text compares by bytes, as in the embedded store.
 */
const CASES = `
  CREATE TABLE cases (
    agency_key text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, number text COLLATE "C" NOT NULL,
    agency text COLLATE "C" NOT NULL, procedure text COLLATE "C" NOT NULL, procedure_version text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL, snapshot text NOT NULL, version bigint NOT NULL, next_due_at bigint,
    next_warning_at bigint, dues text NOT NULL, warned text NOT NULL, opened_at bigint NOT NULL,
    updated_at bigint NOT NULL, calendar_hash text COLLATE "C" NOT NULL,
    due_order bigint NOT NULL GENERATED ALWAYS AS (coalesce(next_due_at, 9007199254740991)) STORED,
    wake_at bigint NOT NULL GENERATED ALWAYS AS (
      least(coalesce(next_due_at, 9007199254740991), coalesce(next_warning_at, 9007199254740991))) STORED,
    PRIMARY KEY (id, agency_key), UNIQUE (number, agency_key)
  );
  CREATE INDEX cases_wake ON cases (wake_at, id);
  CREATE INDEX cases_due ON cases (due_order, id);
  CREATE INDEX cases_agency_due ON cases (agency_key, agency, due_order, id);
  CREATE INDEX cases_agency_opened ON cases (agency_key, agency, id);
  CREATE INDEX cases_kind ON cases (procedure, state, procedure_version, calendar_hash, id);

  CREATE TABLE facts (
    agency_key text COLLATE "C" NOT NULL, case_id text COLLATE "C" NOT NULL, seq bigint NOT NULL,
    type text COLLATE "C" NOT NULL, at bigint NOT NULL, recorded_at bigint NOT NULL, actor text COLLATE "C" NOT NULL,
    text text NOT NULL, previous_hash text COLLATE "C" NOT NULL, hash text COLLATE "C" NOT NULL,
    PRIMARY KEY (case_id, seq, agency_key)
  );

  CREATE TABLE answers (
    actor text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, fingerprint text COLLATE "C" NOT NULL,
    case_id text COLLATE "C" NOT NULL, seq bigint NOT NULL, PRIMARY KEY (actor, key)
  );

  CREATE TABLE counters (
    agency_key text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, value bigint NOT NULL,
    PRIMARY KEY (name, agency_key)
  );

  CREATE TABLE keys (
    id text COLLATE "C" PRIMARY KEY, hash text COLLATE "C" NOT NULL UNIQUE, name text NOT NULL, agency text,
    duties text NOT NULL, administrator smallint NOT NULL, created_at bigint NOT NULL, disabled_at bigint
  );
`;

/**
 * What is written once is refused to change, for every role that does not drop the triggers first; a role for the
 * application has no right to (`gongkai migrate --grant ROLE`). TRUNCATE passes row triggers by, so it has its own.
 */
const APPEND_ONLY = `
  CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER facts_keep BEFORE UPDATE OR DELETE ON facts FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER facts_stay BEFORE TRUNCATE ON facts FOR EACH STATEMENT EXECUTE FUNCTION append_only();
  CREATE TRIGGER cases_stay BEFORE DELETE ON cases FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER cases_stay_whole BEFORE TRUNCATE ON cases FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  CREATE FUNCTION facts_follow() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      SELECT 1 FROM added LEFT JOIN facts AS before ON before.agency_key = added.agency_key
        AND before.case_id = added.case_id AND before.seq = added.seq - 1
      WHERE added.seq < 1 OR (added.seq > 1 AND before.hash IS DISTINCT FROM added.previous_hash)
    ) THEN
      RAISE EXCEPTION 'a fact follows the one before it' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    -- One look for a whole statement instead of a foreign key, which would look, and lock, once a row.
    IF EXISTS (
      SELECT 1 FROM added WHERE NOT EXISTS (
        SELECT 1 FROM cases WHERE cases.id = added.case_id AND cases.agency_key = added.agency_key)
    ) THEN
      RAISE EXCEPTION 'a fact belongs to a case' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER facts_follow AFTER INSERT ON facts REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION facts_follow();
`;

/**
 * Messages are read in the order of transaction and place, and only those of transactions before the oldest one that is
 * still under way: so no later commit can come before what a reader has already passed.
 */
const OUTBOX = `
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
`;

const NOTICES = `
  CREATE TABLE notices (
    number bigint PRIMARY KEY, text text NOT NULL, hash text NOT NULL, loaded_at bigint NOT NULL
  );

  CREATE TABLE moves (
    agency_key text COLLATE "C" NOT NULL, case_id text COLLATE "C" NOT NULL, clock text COLLATE "C" NOT NULL,
    due_from text NOT NULL, due_to text NOT NULL, calendar_from text COLLATE "C" NOT NULL,
    calendar_to text COLLATE "C" NOT NULL, moved_at bigint NOT NULL,
    PRIMARY KEY (case_id, clock, moved_at, calendar_to, agency_key)
  );
  CREATE TRIGGER moves_keep BEFORE UPDATE OR DELETE ON moves FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER moves_stay BEFORE TRUNCATE ON moves FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  CREATE TABLE tasks (
    agency_key text COLLATE "C" NOT NULL, id text COLLATE "C" PRIMARY KEY, kind text NOT NULL,
    agency text COLLATE "C" NOT NULL, case_id text COLLATE "C" NOT NULL, body text NOT NULL, raised_at bigint NOT NULL,
    done_at bigint, done_by text
  );
  CREATE INDEX tasks_open ON tasks (id) WHERE done_at IS NULL;
  CREATE INDEX tasks_agency ON tasks (agency, id) WHERE done_at IS NULL;
`;

/**
 * A row of a year has a column for each month, so that the table of a year reads one row where it would read twelve. Room
 * is left in each page, so that a row that counts one more stays where it is and no index is written. A release that
 * does not know of them leaves `counted` as it is, and its cases are counted by the next that does.
 */
const TALLIES = `
  CREATE TABLE tallies (
    agency_key text COLLATE "C" NOT NULL, agency text COLLATE "C" NOT NULL, year bigint NOT NULL,
    cell text COLLATE "C" NOT NULL, m1 bigint NOT NULL, m2 bigint NOT NULL, m3 bigint NOT NULL, m4 bigint NOT NULL,
    m5 bigint NOT NULL, m6 bigint NOT NULL, m7 bigint NOT NULL, m8 bigint NOT NULL, m9 bigint NOT NULL,
    m10 bigint NOT NULL, m11 bigint NOT NULL, m12 bigint NOT NULL,
    total bigint NOT NULL GENERATED ALWAYS AS (m1 + m2 + m3 + m4 + m5 + m6 + m7 + m8 + m9 + m10 + m11 + m12) STORED,
    PRIMARY KEY (year, cell, agency_key, agency)
  ) WITH (fillfactor = 70);
  CREATE INDEX tallies_agency ON tallies (agency_key, agency, year);
  ALTER TABLE cases ADD COLUMN counted text NOT NULL DEFAULT '[]';
  ALTER TABLE cases ADD COLUMN counted_version bigint NOT NULL DEFAULT 0;
  CREATE INDEX cases_uncounted ON cases (id) WHERE counted_version <> version;
`;

/** What is due is looked for endpoint by endpoint. */
const DUE_BY_ENDPOINT = `
  DROP INDEX deliveries_due;
  CREATE INDEX deliveries_due ON deliveries (endpoint_id, next_at, message_id) WHERE state = 'waiting';
`;

const FIGURES = `
  CREATE TABLE agencies (
    id text COLLATE "C" PRIMARY KEY, name text NOT NULL, level text NOT NULL, parent text COLLATE "C"
  );

  CREATE TABLE entries (
    agency_key text COLLATE "C" NOT NULL, agency text COLLATE "C" NOT NULL, year bigint NOT NULL,
    register text COLLATE "C" NOT NULL, seq bigint NOT NULL, value text, unit text NOT NULL, origin text NOT NULL,
    entered_by text NOT NULL, at bigint NOT NULL, why text NOT NULL,
    PRIMARY KEY (year, agency_key, agency, register, seq)
  );

  CREATE TABLE published (
    agency_key text COLLATE "C" NOT NULL, agency text COLLATE "C" NOT NULL, year bigint NOT NULL,
    format text COLLATE "C" NOT NULL, body text NOT NULL, published_by text NOT NULL, at bigint NOT NULL,
    PRIMARY KEY (agency_key, agency, year, format)
  );

  CREATE TABLE corrections (
    agency_key text COLLATE "C" NOT NULL, agency text COLLATE "C" NOT NULL, year bigint NOT NULL,
    format text COLLATE "C" NOT NULL, seq bigint NOT NULL, cell text NOT NULL, value_from text, value_to text,
    why text NOT NULL, corrected_by text NOT NULL, at bigint NOT NULL,
    PRIMARY KEY (agency_key, agency, year, format, seq)
  );
  CREATE TRIGGER entries_keep BEFORE UPDATE OR DELETE ON entries FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER entries_stay BEFORE TRUNCATE ON entries FOR EACH STATEMENT EXECUTE FUNCTION append_only();
  CREATE TRIGGER published_keep BEFORE UPDATE OR DELETE ON published FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER published_stay BEFORE TRUNCATE ON published FOR EACH STATEMENT EXECUTE FUNCTION append_only();
  CREATE TRIGGER corrections_keep BEFORE UPDATE OR DELETE ON corrections FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER corrections_stay BEFORE TRUNCATE ON corrections FOR EACH STATEMENT EXECUTE FUNCTION append_only();
`;

/**
 * One look a fact: the first belongs to a case, each other one follows its neighbour and so belongs where that does. What
 * is looked for stands in subqueries, which the server answers out of a key; a join it may also answer by going through
 * every fact that there is.
 */
const FACTS_FOLLOW = `
  CREATE OR REPLACE FUNCTION facts_follow() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      SELECT 1 FROM added WHERE NOT CASE seq
        -- Instead of a foreign key, which would look, and lock, once a fact.
        WHEN 1 THEN (SELECT 1 FROM cases WHERE cases.id = added.case_id AND cases.agency_key = added.agency_key) IS NOT NULL
        ELSE seq > 1 AND coalesce(previous_hash = (
          SELECT before.hash FROM facts AS before WHERE before.case_id = added.case_id AND before.seq = added.seq - 1
            AND before.agency_key = added.agency_key), FALSE)
      END
    ) THEN
      RAISE EXCEPTION 'a fact follows the one before it, and the first belongs to a case'
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
  END $$;
`;

/**
 * What every fact changes (state, version) is in no index, and a page keeps room for the next version of its rows: a fact
 * that moves no date then rewrites none of the indexes of its case (a heap-only update).
 */
const WRITTEN_BY = `
  DROP INDEX cases_kind;
  CREATE INDEX cases_written_by ON cases (procedure, procedure_version, calendar_hash, id);
  ALTER TABLE cases SET (fillfactor = 70);
  ALTER TABLE cases ADD COLUMN uncounted boolean NOT NULL GENERATED ALWAYS AS (counted_version <> version) STORED;
  DROP INDEX cases_uncounted;
  CREATE INDEX cases_uncounted ON cases (id) WHERE uncounted;
`;

/** The schema of the store on a server, in order. */
export const POSTGRES_MIGRATIONS: readonly Migration[] = [
  { number: 1, name: 'cases, facts, answers, counters, keys', readableBy: 1, sql: CASES },
  { number: 2, name: 'append-only', readableBy: 1, sql: APPEND_ONLY },
  { number: 3, name: 'outbox, endpoints, deliveries', readableBy: 3, sql: OUTBOX },
  { number: 4, name: 'notices, moves, tasks', readableBy: 4, sql: NOTICES },
  { number: 5, name: 'tallies', readableBy: 4, sql: TALLIES },
  { number: 6, name: 'deliveries due by endpoint', readableBy: 4, sql: DUE_BY_ENDPOINT },
  { number: 7, name: 'agencies, entries, published tables', readableBy: 4, sql: FIGURES },
  { number: 8, name: 'one look at each fact that follows', readableBy: 4, sql: FACTS_FOLLOW },
  { number: 9, name: 'cases by what wrote them', readableBy: 4, sql: WRITTEN_BY },
];
