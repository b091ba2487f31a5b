-- agencies day by day, profiles, gaps in case numbers
-- readable by schema 13
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
