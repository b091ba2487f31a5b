-- columns of lists, documents, catalogue
-- readable by schema 16
-- A release before this one writes neither the columns of lists nor what search finds. Every case is brought up to date at
-- the next opening, as one that a release without tallies wrote. The index has the tokens of each document and nothing
-- else; a document is compared with a query by its own text. The order of changes is that of messages: no index of a case is
-- written by a fact that moves no date.

  ALTER TABLE cases ADD COLUMN subject TEXT;
  ALTER TABLE cases ADD COLUMN party TEXT;
  ALTER TABLE cases ADD COLUMN channel TEXT;
  ALTER TABLE cases ADD COLUMN tags TEXT NOT NULL DEFAULT '';
  ALTER TABLE cases ADD COLUMN outcome TEXT;
  ALTER TABLE cases ADD COLUMN received_on TEXT;
  ALTER TABLE cases ADD COLUMN due_statutory INTEGER;
  ALTER TABLE cases ADD COLUMN due_internal INTEGER;
  ALTER TABLE cases ADD COLUMN holder_person TEXT;
  ALTER TABLE cases ADD COLUMN holder_unit TEXT;
  ALTER TABLE cases ADD COLUMN holder_since INTEGER;
  ALTER TABLE cases ADD COLUMN accepted INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE cases ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE cases ADD COLUMN irregular INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE cases ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE cases ADD COLUMN in_review INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE cases ADD COLUMN supervised INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE cases ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE cases ADD COLUMN active INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE cases ADD COLUMN clocks TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE cases ADD COLUMN statutory_order INTEGER
    GENERATED ALWAYS AS (ifnull(due_statutory, 9007199254740991)) VIRTUAL;
  ALTER TABLE cases ADD COLUMN internal_order INTEGER
    GENERATED ALWAYS AS (ifnull(due_internal, 9007199254740991)) VIRTUAL;
  ALTER TABLE cases ADD COLUMN received_order TEXT GENERATED ALWAYS AS (ifnull(received_on, '')) VIRTUAL;
  UPDATE cases SET counted_version = -1;

  DROP INDEX cases_due;
  DROP INDEX cases_agency_due;
  CREATE INDEX cases_statutory ON cases (statutory_order, id, agency);
  CREATE INDEX cases_agency_statutory ON cases (agency_key, agency, statutory_order, id);
  CREATE INDEX cases_internal ON cases (internal_order, id);
  CREATE INDEX cases_agency_internal ON cases (agency_key, agency, internal_order, id);
  CREATE INDEX cases_received ON cases (received_order, id);
  CREATE INDEX cases_agency_received ON cases (agency_key, agency, received_order, id);
  CREATE INDEX outbox_agency ON outbox (agency, place);
  CREATE INDEX cases_held_person ON cases (holder_person, id) WHERE holder_person IS NOT NULL;
  CREATE INDEX cases_held_unit ON cases (holder_unit, id) WHERE holder_unit IS NOT NULL;
  CREATE INDEX cases_stopped ON cases (agency) WHERE stopped = 1;
  CREATE INDEX cases_in_review ON cases (agency) WHERE in_review = 1;
  CREATE INDEX cases_supervised ON cases (agency) WHERE supervised = 1;
  CREATE INDEX cases_urgent ON cases (statutory_order, id) WHERE urgent = 1;

  CREATE TABLE documents (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, agency TEXT NOT NULL,
    procedure TEXT, number TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
    newest INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX documents_number ON documents (number);
  CREATE INDEX documents_newest ON documents (newest, id);
  CREATE INDEX documents_agency ON documents (agency, newest, id);
  CREATE VIRTUAL TABLE documents_index USING fts5 (
    tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
  );
  CREATE VIRTUAL TABLE documents_vocabulary USING fts5vocab (documents_index, row);

  CREATE TABLE catalogue (
    id TEXT PRIMARY KEY, agency_key TEXT NOT NULL, agency TEXT NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL,
    title TEXT NOT NULL, text TEXT NOT NULL, published_on TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER catalogue_stay BEFORE DELETE ON catalogue
    BEGIN SELECT RAISE(ABORT, 'items of the catalogue are never deleted'); END;
