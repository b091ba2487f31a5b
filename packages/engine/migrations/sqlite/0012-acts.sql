-- acts, and rows that are written once
-- readable by schema 10
-- Acts are a chain of their own: what was entered, loaded, made or disabled outside of cases, and by whom. A release before
-- this one writes such rows without an act. `INSERT OR REPLACE` removes a row without firing the triggers of DELETE, so
-- rows that are written once are also guarded before each INSERT, by their keys and by the number of the row.

  CREATE TABLE acts (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
    previous_hash TEXT NOT NULL, hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX acts_kind ON acts (kind, seq);
  CREATE TRIGGER acts_keep BEFORE UPDATE ON acts BEGIN SELECT RAISE(ABORT, 'acts are append-only'); END;
  CREATE TRIGGER acts_stay BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'acts are append-only'); END;
  CREATE TRIGGER acts_follow BEFORE INSERT ON acts
    WHEN NOT ifnull(
      (SELECT NEW.seq = seq + 1 AND NEW.previous_hash = hash FROM acts ORDER BY seq DESC LIMIT 1), NEW.seq = 1)
    BEGIN SELECT RAISE(ABORT, 'an act follows the one before it'); END;

  CREATE TRIGGER facts_once BEFORE INSERT ON facts WHEN EXISTS (SELECT 1 FROM facts WHERE rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

  CREATE TRIGGER cases_keep BEFORE UPDATE OF agency_key, id, number, agency, procedure, opened_at ON cases
    BEGIN SELECT RAISE(ABORT, 'a case keeps its number, its agency and its procedure'); END;
  CREATE TRIGGER cases_once BEFORE INSERT ON cases
    WHEN EXISTS (SELECT 1 FROM cases WHERE (id = NEW.id OR number = NEW.number OR rowid = NEW.rowid)
      AND (id, number, agency_key, agency, procedure, opened_at)
        <> (NEW.id, NEW.number, NEW.agency_key, NEW.agency, NEW.procedure, NEW.opened_at))
    BEGIN SELECT RAISE(ABORT, 'a case is never replaced'); END;

  CREATE TRIGGER outbox_keep BEFORE UPDATE ON outbox BEGIN SELECT RAISE(ABORT, 'messages are append-only'); END;
  CREATE TRIGGER outbox_stay BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'messages are append-only'); END;
  CREATE TRIGGER outbox_once BEFORE INSERT ON outbox
    WHEN EXISTS (SELECT 1 FROM outbox WHERE id = NEW.id OR place = NEW.place)
    BEGIN SELECT RAISE(ABORT, 'messages are append-only'); END;

  CREATE TRIGGER answers_keep BEFORE UPDATE ON answers BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
  CREATE TRIGGER answers_stay BEFORE DELETE ON answers BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
  CREATE TRIGGER answers_once BEFORE INSERT ON answers
    WHEN EXISTS (SELECT 1 FROM answers WHERE actor = NEW.actor AND key = NEW.key)
    BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;

  CREATE TRIGGER moves_once BEFORE INSERT ON moves
    WHEN EXISTS (SELECT 1 FROM moves WHERE case_id = NEW.case_id AND clock = NEW.clock AND moved_at = NEW.moved_at
      AND calendar_to = NEW.calendar_to)
    BEGIN SELECT RAISE(ABORT, 'moves are append-only'); END;

  CREATE TRIGGER notices_keep BEFORE UPDATE ON notices BEGIN SELECT RAISE(ABORT, 'notices are append-only'); END;
  CREATE TRIGGER notices_stay BEFORE DELETE ON notices BEGIN SELECT RAISE(ABORT, 'notices are append-only'); END;
  CREATE TRIGGER notices_once BEFORE INSERT ON notices
    WHEN EXISTS (SELECT 1 FROM notices WHERE number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'notices are append-only'); END;

  CREATE TRIGGER entries_once BEFORE INSERT ON entries
    WHEN EXISTS (SELECT 1 FROM entries WHERE year = NEW.year AND agency_key = NEW.agency_key AND agency = NEW.agency
      AND register = NEW.register AND seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
  CREATE TRIGGER published_once BEFORE INSERT ON published
    WHEN EXISTS (SELECT 1 FROM published WHERE agency_key = NEW.agency_key AND agency = NEW.agency
      AND year = NEW.year AND format = NEW.format)
    BEGIN SELECT RAISE(ABORT, 'a published table does not move'); END;
  CREATE TRIGGER corrections_once BEFORE INSERT ON corrections
    WHEN EXISTS (SELECT 1 FROM corrections WHERE agency_key = NEW.agency_key AND agency = NEW.agency
      AND year = NEW.year AND format = NEW.format AND seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;

  CREATE TRIGGER keys_stay BEFORE DELETE ON keys BEGIN SELECT RAISE(ABORT, 'keys are never deleted'); END;
  CREATE TRIGGER keys_once BEFORE INSERT ON keys
    WHEN EXISTS (SELECT 1 FROM keys WHERE id = NEW.id OR hash = NEW.hash OR rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'a key is made once'); END;
  CREATE TRIGGER endpoints_stay BEFORE DELETE ON endpoints BEGIN SELECT RAISE(ABORT, 'endpoints are never deleted'); END;
  CREATE TRIGGER endpoints_once BEFORE INSERT ON endpoints
    WHEN EXISTS (SELECT 1 FROM endpoints WHERE id = NEW.id OR rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'an endpoint is added once'); END;
  CREATE TRIGGER agencies_stay BEFORE DELETE ON agencies BEGIN SELECT RAISE(ABORT, 'agencies are never deleted'); END;
  CREATE TRIGGER tasks_stay BEFORE DELETE ON tasks BEGIN SELECT RAISE(ABORT, 'tasks are never deleted'); END;

  CREATE TRIGGER clock_stops_stay BEFORE DELETE ON clock_stops
    BEGIN SELECT RAISE(ABORT, 'stops of the clock are never deleted'); END;
  CREATE TRIGGER clock_stops_once BEFORE INSERT ON clock_stops WHEN EXISTS (SELECT 1 FROM clock_stops WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'a stop of the clock is made once'); END;
