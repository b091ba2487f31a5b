-- columns of lists, documents, catalogue
-- readable by schema 17
-- A release before this one writes neither the columns of lists nor what search finds. Every case is brought up to date at
-- the next opening, as one that a release without tallies wrote. The index has the tokens of each document and nothing
-- else; a document is compared with a query by its own text. The order of changes is that of messages: no index of a case is
-- written by a fact that moves no date.

  ALTER TABLE cases
    ADD COLUMN subject text, ADD COLUMN party text, ADD COLUMN channel text COLLATE "C",
    ADD COLUMN tags text NOT NULL DEFAULT '', ADD COLUMN outcome text COLLATE "C",
    ADD COLUMN received_on text COLLATE "C", ADD COLUMN due_statutory bigint, ADD COLUMN due_internal bigint,
    ADD COLUMN holder_person text COLLATE "C", ADD COLUMN holder_unit text COLLATE "C",
    ADD COLUMN holder_since bigint, ADD COLUMN accepted smallint NOT NULL DEFAULT 0,
    ADD COLUMN late smallint NOT NULL DEFAULT 0, ADD COLUMN irregular smallint NOT NULL DEFAULT 0,
    ADD COLUMN stopped smallint NOT NULL DEFAULT 0, ADD COLUMN in_review smallint NOT NULL DEFAULT 0,
    ADD COLUMN supervised smallint NOT NULL DEFAULT 0, ADD COLUMN urgent smallint NOT NULL DEFAULT 0,
    ADD COLUMN active smallint NOT NULL DEFAULT 0, ADD COLUMN clocks text NOT NULL DEFAULT '{}',
    ADD COLUMN statutory_order bigint NOT NULL
      GENERATED ALWAYS AS (coalesce(due_statutory, 9007199254740991)) STORED,
    ADD COLUMN internal_order bigint NOT NULL GENERATED ALWAYS AS (coalesce(due_internal, 9007199254740991)) STORED,
    ADD COLUMN received_order text COLLATE "C" NOT NULL GENERATED ALWAYS AS (coalesce(received_on, '')) STORED;
  UPDATE cases SET counted_version = -1;

  DROP INDEX cases_due;
  DROP INDEX cases_agency_due;
  CREATE INDEX cases_statutory ON cases (statutory_order, id, agency);
  CREATE INDEX cases_agency_statutory ON cases (agency_key, agency, statutory_order, id);
  CREATE INDEX cases_internal ON cases (internal_order, id);
  CREATE INDEX cases_agency_internal ON cases (agency_key, agency, internal_order, id);
  CREATE INDEX cases_received ON cases (received_order, id);
  CREATE INDEX cases_agency_received ON cases (agency_key, agency, received_order, id);
  CREATE INDEX outbox_agency ON outbox (agency, xid, place);
  CREATE INDEX cases_held_person ON cases (holder_person, id) WHERE holder_person IS NOT NULL;
  CREATE INDEX cases_held_unit ON cases (holder_unit, id) WHERE holder_unit IS NOT NULL;
  CREATE INDEX cases_stopped ON cases (agency) WHERE stopped = 1;
  CREATE INDEX cases_in_review ON cases (agency) WHERE in_review = 1;
  CREATE INDEX cases_supervised ON cases (agency) WHERE supervised = 1;
  CREATE INDEX cases_urgent ON cases (statutory_order, id) WHERE urgent = 1;

  CREATE TABLE documents (
    id text COLLATE "C" PRIMARY KEY, kind text COLLATE "C" NOT NULL, agency text COLLATE "C" NOT NULL, procedure text COLLATE "C", number text COLLATE "C" NOT NULL,
    title text COLLATE "C" NOT NULL, text text COLLATE "C" NOT NULL, newest bigint NOT NULL,
    tokens tsvector NOT NULL DEFAULT ''
  );
  CREATE INDEX documents_number ON documents (number);
  CREATE INDEX documents_newest ON documents (newest, id);
  CREATE INDEX documents_agency ON documents (agency, newest, id);
  CREATE INDEX documents_index ON documents USING gin (tokens);

  CREATE TABLE catalogue (
    id text COLLATE "C" PRIMARY KEY, agency_key text COLLATE "C" NOT NULL, agency text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL, number text NOT NULL, title text NOT NULL, text text NOT NULL,
    published_on text COLLATE "C" NOT NULL
  );
  CREATE TRIGGER catalogue_stay BEFORE DELETE ON catalogue FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER catalogue_stay_whole BEFORE TRUNCATE ON catalogue FOR EACH STATEMENT EXECUTE FUNCTION append_only();
