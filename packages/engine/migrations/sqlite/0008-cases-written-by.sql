-- cases by what wrote them
-- readable by schema 3
-- The state, which every fact changes, is in no index: a fact that moves no date rewrites no index of its case.

  DROP INDEX cases_kind;
  CREATE INDEX cases_written_by ON cases (procedure, procedure_version, calendar_hash, id);
  ALTER TABLE cases ADD COLUMN uncounted INTEGER GENERATED ALWAYS AS (counted_version <> version) VIRTUAL;
  DROP INDEX cases_uncounted;
  CREATE INDEX cases_uncounted ON cases (id) WHERE uncounted;
