-- cases, facts, answers, counters, keys
-- readable by schema 1
-- Every table that a case touches has the key of its agency, so that a server can keep the rows of an agency together
-- (partitions by hash, or a distributed table); see docs/scale.md. Text compares by bytes, as in the embedded store.

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
