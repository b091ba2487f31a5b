-- notices, moves, tasks
-- readable by schema 4

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
