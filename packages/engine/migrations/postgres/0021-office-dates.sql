-- the order by the date of an office
-- readable by schema 17
-- Most cases have no date of the office: only those that have one are in its indexes, so that opening a case writes two less.

  DROP INDEX cases_internal;
  DROP INDEX cases_agency_internal;
  ALTER TABLE cases DROP COLUMN internal_order;
  CREATE INDEX cases_internal ON cases (due_internal, id) WHERE due_internal IS NOT NULL;
  CREATE INDEX cases_agency_internal ON cases (agency_key, agency, due_internal, id) WHERE due_internal IS NOT NULL;
