-- acts, and rows that are written once
-- readable by schema 11
-- Acts are a chain of their own: what was entered, loaded, made or disabled outside of cases, and by whom. A release before
-- this one writes such rows without an act.

  CREATE TABLE acts (
    seq bigint PRIMARY KEY, at bigint NOT NULL, actor text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL,
    text text NOT NULL, previous_hash text COLLATE "C" NOT NULL, hash text COLLATE "C" NOT NULL
  );
  CREATE INDEX acts_kind ON acts (kind, seq);

  CREATE FUNCTION acts_follow() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.seq = 1 AND NOT EXISTS (SELECT 1 FROM acts LIMIT 1) THEN RETURN NEW; END IF;
    IF EXISTS (SELECT 1 FROM acts WHERE seq = NEW.seq - 1 AND hash = NEW.previous_hash) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'an act follows the one before it' USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER acts_follow BEFORE INSERT ON acts FOR EACH ROW EXECUTE FUNCTION acts_follow();
  CREATE TRIGGER acts_keep BEFORE UPDATE OR DELETE ON acts FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER acts_stay BEFORE TRUNCATE ON acts FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  CREATE TRIGGER cases_keep BEFORE UPDATE OF agency_key, id, number, agency, procedure, opened_at ON cases
    FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER outbox_keep BEFORE UPDATE OR DELETE ON outbox FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER outbox_stay BEFORE TRUNCATE ON outbox FOR EACH STATEMENT EXECUTE FUNCTION append_only();
  CREATE TRIGGER answers_keep BEFORE UPDATE OR DELETE ON answers FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER answers_stay BEFORE TRUNCATE ON answers FOR EACH STATEMENT EXECUTE FUNCTION append_only();
  CREATE TRIGGER notices_keep BEFORE UPDATE OR DELETE ON notices FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER notices_stay BEFORE TRUNCATE ON notices FOR EACH STATEMENT EXECUTE FUNCTION append_only();
  CREATE TRIGGER keys_stay BEFORE DELETE ON keys FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER keys_stay_whole BEFORE TRUNCATE ON keys FOR EACH STATEMENT EXECUTE FUNCTION append_only();
  CREATE TRIGGER endpoints_stay BEFORE DELETE ON endpoints FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER endpoints_stay_whole BEFORE TRUNCATE ON endpoints FOR EACH STATEMENT EXECUTE FUNCTION append_only();
  CREATE TRIGGER agencies_stay BEFORE DELETE ON agencies FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER agencies_stay_whole BEFORE TRUNCATE ON agencies FOR EACH STATEMENT EXECUTE FUNCTION append_only();
  CREATE TRIGGER tasks_stay BEFORE DELETE ON tasks FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER tasks_stay_whole BEFORE TRUNCATE ON tasks FOR EACH STATEMENT EXECUTE FUNCTION append_only();
  CREATE TRIGGER clock_stops_stay BEFORE DELETE ON clock_stops FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER clock_stops_stay_whole BEFORE TRUNCATE ON clock_stops FOR EACH STATEMENT EXECUTE FUNCTION append_only();
