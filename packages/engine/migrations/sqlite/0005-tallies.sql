-- tallies
-- readable by schema 3
-- A row of a year has a column for each month, so that the table of a year reads one row instead of twelve; rows of a cell
-- are adjacent, so that a province is summed by one scan. A release without tallies leaves `counted` as it is, and the next
-- release with tallies counts its cases.

  CREATE TABLE tallies (
    agency_key TEXT NOT NULL, agency TEXT NOT NULL, year INTEGER NOT NULL, cell TEXT NOT NULL, m1 INTEGER NOT NULL,
    m2 INTEGER NOT NULL, m3 INTEGER NOT NULL, m4 INTEGER NOT NULL, m5 INTEGER NOT NULL, m6 INTEGER NOT NULL,
    m7 INTEGER NOT NULL, m8 INTEGER NOT NULL, m9 INTEGER NOT NULL, m10 INTEGER NOT NULL, m11 INTEGER NOT NULL,
    m12 INTEGER NOT NULL,
    total INTEGER NOT NULL GENERATED ALWAYS AS (m1 + m2 + m3 + m4 + m5 + m6 + m7 + m8 + m9 + m10 + m11 + m12) STORED,
    PRIMARY KEY (year, cell, agency_key, agency)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX tallies_agency ON tallies (agency_key, agency, year);
  ALTER TABLE cases ADD COLUMN counted TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE cases ADD COLUMN counted_version INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX cases_uncounted ON cases (id) WHERE counted_version <> version;
