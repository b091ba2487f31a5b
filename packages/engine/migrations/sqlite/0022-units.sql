-- the units that had a case
-- readable by schema 16
-- Who reaches the cases of one unit is answered from the row, and counted along the index of due dates. Every case is
-- brought up to date at the next opening.

  ALTER TABLE cases ADD COLUMN units TEXT NOT NULL DEFAULT '';
  UPDATE cases SET counted_version = -1;

  DROP INDEX cases_agency_statutory;
  CREATE INDEX cases_agency_statutory ON cases (agency, statutory_order, id, units);

  -- Without statistics, an index of all cases of an agency would be taken for the few that wait for a review.
  DROP INDEX cases_in_review;
  CREATE INDEX cases_in_review ON cases (agency, state, procedure) WHERE in_review = 1;
