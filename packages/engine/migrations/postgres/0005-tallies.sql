-- tallies
-- readable by schema 4
-- A row of a year has a column for each month, so that the table of a year reads one row instead of twelve. Pages keep some
-- space free, so that a row that counts one more stays in its page and no index is written. A release without tallies
-- leaves `counted` as it is, and the next release with tallies counts its cases.

  CREATE TABLE tallies (
    agency_key text COLLATE "C" NOT NULL, agency text COLLATE "C" NOT NULL, year bigint NOT NULL,
    cell text COLLATE "C" NOT NULL, m1 bigint NOT NULL, m2 bigint NOT NULL, m3 bigint NOT NULL, m4 bigint NOT NULL,
    m5 bigint NOT NULL, m6 bigint NOT NULL, m7 bigint NOT NULL, m8 bigint NOT NULL, m9 bigint NOT NULL,
    m10 bigint NOT NULL, m11 bigint NOT NULL, m12 bigint NOT NULL,
    total bigint NOT NULL GENERATED ALWAYS AS (m1 + m2 + m3 + m4 + m5 + m6 + m7 + m8 + m9 + m10 + m11 + m12) STORED,
    PRIMARY KEY (year, cell, agency_key, agency)
  ) WITH (fillfactor = 70);
  CREATE INDEX tallies_agency ON tallies (agency_key, agency, year);
  ALTER TABLE cases ADD COLUMN counted text NOT NULL DEFAULT '[]';
  ALTER TABLE cases ADD COLUMN counted_version bigint NOT NULL DEFAULT 0;
  CREATE INDEX cases_uncounted ON cases (id) WHERE counted_version <> version;
