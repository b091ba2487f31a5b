-- agencies day by day, profiles, gaps in case numbers, those who ask, imports
-- readable by schema 16
-- A release before this one numbers cases without patterns and opens them without the settings of a profile: set the first
-- profile when no such node runs any more.

  CREATE TABLE places (
    number bigint PRIMARY KEY, agency text COLLATE "C" NOT NULL, from_on text COLLATE "C" NOT NULL, name text NOT NULL,
    level text NOT NULL, parent text COLLATE "C", ended smallint NOT NULL, placed_by text COLLATE "C" NOT NULL,
    at bigint NOT NULL
  );
  CREATE TRIGGER places_keep BEFORE UPDATE OR DELETE ON places FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER places_stay BEFORE TRUNCATE ON places FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  CREATE TABLE profiles (
    number bigint PRIMARY KEY, agency text COLLATE "C" NOT NULL, from_on text COLLATE "C" NOT NULL, body text NOT NULL,
    set_by text COLLATE "C" NOT NULL, at bigint NOT NULL
  );
  CREATE TRIGGER profiles_keep BEFORE UPDATE OR DELETE ON profiles FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER profiles_stay BEFORE TRUNCATE ON profiles FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  CREATE TABLE gaps (
    agency_key text COLLATE "C" NOT NULL, agency text COLLATE "C" NOT NULL, series text COLLATE "C" NOT NULL,
    from_n bigint NOT NULL, through_n bigint NOT NULL, why text COLLATE "C" NOT NULL, at bigint NOT NULL,
    PRIMARY KEY (agency_key, series, from_n)
  );
  CREATE TRIGGER gaps_keep BEFORE UPDATE OR DELETE ON gaps FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER gaps_stay BEFORE TRUNCATE ON gaps FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  -- The register of those who ask follows from the facts: it is written again with another key.
  CREATE TABLE parties (
    agency_key text COLLATE "C" NOT NULL, case_id text COLLATE "C" NOT NULL, seq bigint NOT NULL, place bigint NOT NULL,
    agency text COLLATE "C" NOT NULL, kind text COLLATE "C", name_hash text COLLATE "C", id_hash text COLLATE "C",
    id_last4 text COLLATE "C", phone_hash text COLLATE "C", party text COLLATE "C" NOT NULL,
    PRIMARY KEY (case_id, seq, place, agency_key)
  );
  CREATE INDEX parties_name ON parties (agency_key, agency, name_hash) WHERE name_hash IS NOT NULL;
  CREATE INDEX parties_id ON parties (agency_key, agency, id_hash) WHERE id_hash IS NOT NULL;
  CREATE INDEX parties_party ON parties (agency_key, agency, party);

  CREATE TABLE imports (
    id text COLLATE "C" PRIMARY KEY, agency text COLLATE "C", kind text COLLATE "C" NOT NULL, rows_given bigint NOT NULL,
    body text NOT NULL, made_by text COLLATE "C" NOT NULL, at bigint NOT NULL, started_at bigint,
    started_by text COLLATE "C", ended_at bigint, done bigint NOT NULL, failed text NOT NULL
  );
  CREATE TRIGGER imports_stay BEFORE DELETE ON imports FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER imports_stay_whole BEFORE TRUNCATE ON imports FOR EACH STATEMENT EXECUTE FUNCTION append_only();
