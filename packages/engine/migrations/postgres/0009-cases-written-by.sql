-- cases by what wrote them
-- readable by schema 4
-- What every fact changes (state, version) is in no index, and a page keeps space for the next version of its rows: a fact
-- that moves no date rewrites no index of its case (a heap-only update).

  DROP INDEX cases_kind;
  CREATE INDEX cases_written_by ON cases (procedure, procedure_version, calendar_hash, id);
  ALTER TABLE cases SET (fillfactor = 70);
  ALTER TABLE cases ADD COLUMN uncounted boolean NOT NULL GENERATED ALWAYS AS (counted_version <> version) STORED;
  DROP INDEX cases_uncounted;
  CREATE INDEX cases_uncounted ON cases (id) WHERE uncounted;
