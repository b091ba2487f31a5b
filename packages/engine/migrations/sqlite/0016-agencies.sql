-- agencies day by day, profiles, gaps in case numbers, those who ask, imports
-- readable by schema 15
-- A release before this one numbers cases without patterns and opens them without the settings of a profile: set the first
-- profile when no such node runs any more.

  CREATE TABLE places (
    number INTEGER PRIMARY KEY, agency TEXT NOT NULL, from_on TEXT NOT NULL, name TEXT NOT NULL, level TEXT NOT NULL,
    parent TEXT, ended INTEGER NOT NULL, placed_by TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER places_keep BEFORE UPDATE ON places BEGIN SELECT RAISE(ABORT, 'places are append-only'); END;
  CREATE TRIGGER places_stay BEFORE DELETE ON places BEGIN SELECT RAISE(ABORT, 'places are append-only'); END;
  CREATE TRIGGER places_once BEFORE INSERT ON places WHEN EXISTS (SELECT 1 FROM places WHERE number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'places are append-only'); END;

  CREATE TABLE profiles (
    number INTEGER PRIMARY KEY, agency TEXT NOT NULL, from_on TEXT NOT NULL, body TEXT NOT NULL, set_by TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER profiles_keep BEFORE UPDATE ON profiles BEGIN SELECT RAISE(ABORT, 'profiles are append-only'); END;
  CREATE TRIGGER profiles_stay BEFORE DELETE ON profiles BEGIN SELECT RAISE(ABORT, 'profiles are append-only'); END;
  CREATE TRIGGER profiles_once BEFORE INSERT ON profiles WHEN EXISTS (SELECT 1 FROM profiles WHERE number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'profiles are append-only'); END;

  CREATE TABLE gaps (
    agency_key TEXT NOT NULL, agency TEXT NOT NULL, series TEXT NOT NULL, from_n INTEGER NOT NULL,
    through_n INTEGER NOT NULL, why TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (agency_key, series, from_n)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER gaps_keep BEFORE UPDATE ON gaps BEGIN SELECT RAISE(ABORT, 'gaps are append-only'); END;
  CREATE TRIGGER gaps_stay BEFORE DELETE ON gaps BEGIN SELECT RAISE(ABORT, 'gaps are append-only'); END;
  CREATE TRIGGER gaps_once BEFORE INSERT ON gaps
    WHEN EXISTS (SELECT 1 FROM gaps WHERE agency_key = NEW.agency_key AND series = NEW.series AND from_n = NEW.from_n)
    BEGIN SELECT RAISE(ABORT, 'gaps are append-only'); END;

  -- The register of those who ask follows from the facts: it is written again with another key.
  CREATE TABLE parties (
    agency_key TEXT NOT NULL, case_id TEXT NOT NULL, seq INTEGER NOT NULL, place INTEGER NOT NULL, agency TEXT NOT NULL,
    kind TEXT, name_hash TEXT, id_hash TEXT, id_last4 TEXT, phone_hash TEXT, party TEXT NOT NULL,
    PRIMARY KEY (case_id, seq, place)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX parties_name ON parties (agency_key, agency, name_hash) WHERE name_hash IS NOT NULL;
  CREATE INDEX parties_id ON parties (agency_key, agency, id_hash) WHERE id_hash IS NOT NULL;
  CREATE INDEX parties_party ON parties (agency_key, agency, party);

  CREATE TABLE imports (
    id TEXT PRIMARY KEY, agency TEXT, kind TEXT NOT NULL, rows_given INTEGER NOT NULL, body TEXT NOT NULL,
    made_by TEXT NOT NULL, at INTEGER NOT NULL, started_at INTEGER, started_by TEXT, ended_at INTEGER,
    done INTEGER NOT NULL, failed TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER imports_stay BEFORE DELETE ON imports BEGIN SELECT RAISE(ABORT, 'imports are never deleted'); END;
  CREATE TRIGGER imports_once BEFORE INSERT ON imports
    WHEN EXISTS (SELECT 1 FROM imports WHERE id = NEW.id OR rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'an import is made once'); END;
