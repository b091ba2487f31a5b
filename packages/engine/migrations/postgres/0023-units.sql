-- the units that had a case
-- readable by schema 17
-- Who reaches the cases of one unit is answered from the row, and counted along the index of due dates. Every case is
-- brought up to date at the next opening.

  ALTER TABLE cases ADD COLUMN units text NOT NULL DEFAULT '';
  UPDATE cases SET counted_version = -1;

  DROP INDEX cases_agency_statutory;
  CREATE INDEX cases_agency_statutory ON cases (agency, statutory_order, id) INCLUDE (units);
