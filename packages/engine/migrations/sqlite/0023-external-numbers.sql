-- cases by their numbers elsewhere
-- readable by schema 16
-- A ledger that is read again names the rows that were recorded before: by the agency that opened them, and by the one that
-- holds those which came to it. Every case is brought up to date at the next opening.

  ALTER TABLE cases ADD COLUMN external_key TEXT;
  UPDATE cases SET counted_version = -1;

  CREATE INDEX cases_external ON cases (agency_key, external_key) WHERE external_key IS NOT NULL;
  CREATE INDEX cases_external_held ON cases (agency, external_key)
    WHERE external_key IS NOT NULL AND earlier_agencies <> '';
