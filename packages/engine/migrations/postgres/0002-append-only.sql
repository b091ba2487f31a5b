-- append-only
-- readable by schema 1
-- Append-only rows cannot be changed by any role that does not drop the triggers first; a role for the application has no
-- right to (`gongkai migrate --grant ROLE`). TRUNCATE does not fire row triggers, so it has its own.

  CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER facts_keep BEFORE UPDATE OR DELETE ON facts FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER facts_stay BEFORE TRUNCATE ON facts FOR EACH STATEMENT EXECUTE FUNCTION append_only();
  CREATE TRIGGER cases_stay BEFORE DELETE ON cases FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER cases_stay_whole BEFORE TRUNCATE ON cases FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  CREATE FUNCTION facts_follow() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      SELECT 1 FROM added LEFT JOIN facts AS before ON before.agency_key = added.agency_key
        AND before.case_id = added.case_id AND before.seq = added.seq - 1
      WHERE added.seq < 1 OR (added.seq > 1 AND before.hash IS DISTINCT FROM added.previous_hash)
    ) THEN
      RAISE EXCEPTION 'a fact follows the one before it' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    -- One look for a whole statement instead of a foreign key, which would look, and lock, once a row.
    IF EXISTS (
      SELECT 1 FROM added WHERE NOT EXISTS (
        SELECT 1 FROM cases WHERE cases.id = added.case_id AND cases.agency_key = added.agency_key)
    ) THEN
      RAISE EXCEPTION 'a fact belongs to a case' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER facts_follow AFTER INSERT ON facts REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION facts_follow();
