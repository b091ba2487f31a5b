-- people, their duties, delegations and rosters
-- readable by schema 10
-- Nothing of them is deleted, and of a row that ends only the end is written. `INSERT OR REPLACE` removes a row without
-- firing the triggers of DELETE, so each INSERT is guarded by the key as well.

  CREATE TABLE people (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, unit TEXT, agency TEXT, phone TEXT, mail TEXT, reach TEXT NOT NULL,
    administrator TEXT, created_at INTEGER NOT NULL, disabled_at INTEGER
  ) STRICT;
  CREATE TRIGGER people_keep BEFORE UPDATE OF id, created_at ON people
    BEGIN SELECT RAISE(ABORT, 'a person keeps their identifier'); END;
  CREATE TRIGGER people_stay BEFORE DELETE ON people BEGIN SELECT RAISE(ABORT, 'people are never deleted'); END;
  CREATE TRIGGER people_once BEFORE INSERT ON people
    WHEN EXISTS (SELECT 1 FROM people WHERE id = NEW.id OR rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'a person is added once'); END;

  CREATE TABLE person_duties (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, agency TEXT NOT NULL, duty TEXT NOT NULL, first_day TEXT NOT NULL,
    last_day TEXT, granted_by TEXT NOT NULL, granted_at INTEGER NOT NULL, ended_by TEXT, ended_at INTEGER
  ) STRICT;
  CREATE INDEX person_duties_person ON person_duties (person, first_day);
  CREATE TRIGGER person_duties_keep
    BEFORE UPDATE OF id, person, agency, duty, first_day, granted_by, granted_at ON person_duties
    BEGIN SELECT RAISE(ABORT, 'of a duty only the end is written'); END;
  CREATE TRIGGER person_duties_stay BEFORE DELETE ON person_duties
    BEGIN SELECT RAISE(ABORT, 'duties are never deleted'); END;
  CREATE TRIGGER person_duties_once BEFORE INSERT ON person_duties
    WHEN EXISTS (SELECT 1 FROM person_duties WHERE id = NEW.id OR rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'a duty is granted once'); END;

  CREATE TABLE delegations (
    id TEXT PRIMARY KEY, from_person TEXT NOT NULL, to_person TEXT NOT NULL, duties TEXT NOT NULL,
    first_day TEXT NOT NULL, last_day TEXT NOT NULL, reason TEXT NOT NULL, made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL, revoked_at INTEGER, revoked_by TEXT
  ) STRICT;
  CREATE INDEX delegations_to ON delegations (to_person, last_day);
  CREATE INDEX delegations_from ON delegations (from_person, last_day);
  CREATE TRIGGER delegations_keep
    BEFORE UPDATE OF id, from_person, to_person, duties, first_day, last_day, reason, made_by, made_at ON delegations
    BEGIN SELECT RAISE(ABORT, 'of a delegation only its revocation is written'); END;
  CREATE TRIGGER delegations_stay BEFORE DELETE ON delegations
    BEGIN SELECT RAISE(ABORT, 'delegations are never deleted'); END;
  CREATE TRIGGER delegations_once BEFORE INSERT ON delegations
    WHEN EXISTS (SELECT 1 FROM delegations WHERE id = NEW.id OR rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'a delegation is made once'); END;

  CREATE TABLE rosters (
    agency TEXT NOT NULL, month TEXT NOT NULL, version INTEGER NOT NULL, lines TEXT NOT NULL, put_by TEXT NOT NULL,
    put_at INTEGER NOT NULL, PRIMARY KEY (agency, month, version)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER rosters_keep BEFORE UPDATE ON rosters BEGIN SELECT RAISE(ABORT, 'rosters are append-only'); END;
  CREATE TRIGGER rosters_stay BEFORE DELETE ON rosters BEGIN SELECT RAISE(ABORT, 'rosters are append-only'); END;
  CREATE TRIGGER rosters_once BEFORE INSERT ON rosters
    WHEN EXISTS (SELECT 1 FROM rosters WHERE agency = NEW.agency AND month = NEW.month AND version = NEW.version)
    BEGIN SELECT RAISE(ABORT, 'rosters are append-only'); END;
