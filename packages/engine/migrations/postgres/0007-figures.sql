-- agencies, entries, published tables
-- readable by schema 4

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
