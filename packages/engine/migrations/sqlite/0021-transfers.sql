-- cases that move to another agency
-- readable by schema 16
-- The rows of a case stay under the key of the agency that opened it, so that they are found by its identifier: what is
-- listed by agency is found along the agency itself. An agency gives a case away only when the case keeps its name.

  ALTER TABLE cases ADD COLUMN earlier_agencies TEXT NOT NULL DEFAULT '';

  DROP TRIGGER cases_keep;
  CREATE TRIGGER cases_keep BEFORE UPDATE OF agency_key, id, number, procedure, opened_at ON cases
    BEGIN SELECT RAISE(ABORT, 'a case keeps its number, its agency and its procedure'); END;
  CREATE TRIGGER cases_move BEFORE UPDATE OF agency ON cases
    WHEN NEW.agency <> OLD.agency AND instr(NEW.earlier_agencies, char(10) || OLD.agency || char(10)) = 0
    BEGIN SELECT RAISE(ABORT, 'a case keeps the names of its agencies'); END;

  DROP INDEX cases_agency_statutory;
  DROP INDEX cases_agency_internal;
  DROP INDEX cases_agency_received;
  CREATE INDEX cases_agency_statutory ON cases (agency, statutory_order, id);
  CREATE INDEX cases_agency_internal ON cases (agency, due_internal, id) WHERE due_internal IS NOT NULL;
  CREATE INDEX cases_agency_received ON cases (agency, received_order, id);
  CREATE INDEX cases_agency ON cases (agency, id);
  CREATE INDEX cases_open ON cases (agency) WHERE active = 1;
  CREATE INDEX cases_moved ON cases (id) WHERE earlier_agencies <> '';

  DROP INDEX parties_name;
  DROP INDEX parties_id;
  DROP INDEX parties_party;
  CREATE INDEX parties_name ON parties (agency, name_hash) WHERE name_hash IS NOT NULL;
  CREATE INDEX parties_id ON parties (agency, id_hash) WHERE id_hash IS NOT NULL;
  CREATE INDEX parties_party ON parties (agency, party);
