-- people, their duties, delegations and rosters
-- readable by schema 11
-- Nothing of them is deleted, and of a row that ends only the end is written.

  CREATE TABLE people (
    id text COLLATE "C" PRIMARY KEY, name text NOT NULL, unit text COLLATE "C", agency text COLLATE "C", phone text,
    mail text, reach text COLLATE "C" NOT NULL, administrator text COLLATE "C", created_at bigint NOT NULL,
    disabled_at bigint
  );
  CREATE TRIGGER people_keep BEFORE UPDATE OF id, created_at ON people
    FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER people_stay BEFORE DELETE ON people FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER people_stay_whole BEFORE TRUNCATE ON people FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  CREATE TABLE person_duties (
    id text COLLATE "C" PRIMARY KEY, person text COLLATE "C" NOT NULL, agency text COLLATE "C" NOT NULL,
    duty text COLLATE "C" NOT NULL, first_day text COLLATE "C" NOT NULL, last_day text COLLATE "C",
    granted_by text COLLATE "C" NOT NULL, granted_at bigint NOT NULL, ended_by text COLLATE "C", ended_at bigint
  );
  CREATE INDEX person_duties_person ON person_duties (person, first_day);
  CREATE TRIGGER person_duties_keep
    BEFORE UPDATE OF id, person, agency, duty, first_day, granted_by, granted_at ON person_duties
    FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER person_duties_stay BEFORE DELETE ON person_duties FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER person_duties_stay_whole BEFORE TRUNCATE ON person_duties
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  CREATE TABLE delegations (
    id text COLLATE "C" PRIMARY KEY, from_person text COLLATE "C" NOT NULL, to_person text COLLATE "C" NOT NULL,
    duties text NOT NULL, first_day text COLLATE "C" NOT NULL, last_day text COLLATE "C" NOT NULL,
    reason text NOT NULL, made_by text COLLATE "C" NOT NULL, made_at bigint NOT NULL, revoked_at bigint,
    revoked_by text COLLATE "C"
  );
  CREATE INDEX delegations_to ON delegations (to_person, last_day);
  CREATE INDEX delegations_from ON delegations (from_person, last_day);
  CREATE TRIGGER delegations_keep
    BEFORE UPDATE OF id, from_person, to_person, duties, first_day, last_day, reason, made_by, made_at ON delegations
    FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER delegations_stay BEFORE DELETE ON delegations FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER delegations_stay_whole BEFORE TRUNCATE ON delegations
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  CREATE TABLE rosters (
    agency text COLLATE "C" NOT NULL, month text COLLATE "C" NOT NULL, version bigint NOT NULL, lines text NOT NULL,
    put_by text COLLATE "C" NOT NULL, put_at bigint NOT NULL, PRIMARY KEY (agency, month, version)
  );
  CREATE TRIGGER rosters_keep BEFORE UPDATE OR DELETE ON rosters FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER rosters_stay BEFORE TRUNCATE ON rosters FOR EACH STATEMENT EXECUTE FUNCTION append_only();
