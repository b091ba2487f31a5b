-- agencies, entries, published tables
-- readable by schema 3

  CREATE TABLE agencies (id TEXT PRIMARY KEY, name TEXT NOT NULL, level TEXT NOT NULL, parent TEXT) STRICT;

  CREATE TABLE entries (
    agency_key TEXT NOT NULL, agency TEXT NOT NULL, year INTEGER NOT NULL, register TEXT NOT NULL, seq INTEGER NOT NULL,
    value TEXT, unit TEXT NOT NULL, origin TEXT NOT NULL, entered_by TEXT NOT NULL, at INTEGER NOT NULL,
    why TEXT NOT NULL, PRIMARY KEY (year, agency_key, agency, register, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER entries_keep BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
  CREATE TRIGGER entries_stay BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;

  CREATE TABLE published (
    agency_key TEXT NOT NULL, agency TEXT NOT NULL, year INTEGER NOT NULL, format TEXT NOT NULL, body TEXT NOT NULL,
    published_by TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (agency_key, agency, year, format)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER published_keep BEFORE UPDATE ON published
    BEGIN SELECT RAISE(ABORT, 'a published table does not move'); END;
  CREATE TRIGGER published_stay BEFORE DELETE ON published
    BEGIN SELECT RAISE(ABORT, 'a published table does not move'); END;

  CREATE TABLE corrections (
    agency_key TEXT NOT NULL, agency TEXT NOT NULL, year INTEGER NOT NULL, format TEXT NOT NULL, seq INTEGER NOT NULL,
    cell TEXT NOT NULL, value_from TEXT, value_to TEXT, why TEXT NOT NULL, corrected_by TEXT NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (agency_key, agency, year, format, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER corrections_keep BEFORE UPDATE ON corrections
    BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;
  CREATE TRIGGER corrections_stay BEFORE DELETE ON corrections
    BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;
