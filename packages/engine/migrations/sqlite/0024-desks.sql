-- what a desk counts
-- readable by schema 16
-- A review is counted for those to whom it is open, and a case whose first clock stands still as one that does. Every case
-- is brought up to date at the next opening.

  ALTER TABLE cases ADD COLUMN closed_to TEXT NOT NULL DEFAULT '';
  UPDATE cases SET counted_version = -1;

  DROP INDEX cases_in_review;
  CREATE INDEX cases_in_review ON cases (agency, state, procedure, closed_to) WHERE in_review = 1;
