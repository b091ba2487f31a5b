-- notices to people: their settings, what each one received, and their calendar feeds
-- readable by schema 11
-- Of a notice only its progress and the reading are written, of a feed only its end; settings are written over.

  CREATE TABLE notice_settings (
    person text COLLATE "C" PRIMARY KEY, mail text, robot text COLLATE "C", robot_url text, robot_secret text,
    in_app smallint NOT NULL, quiet_from text COLLATE "C", quiet_to text COLLATE "C",
    quiet_weekends smallint NOT NULL, set_at bigint NOT NULL
  );
  CREATE TRIGGER notice_settings_keep BEFORE UPDATE OF person ON notice_settings
    FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER notice_settings_stay BEFORE DELETE ON notice_settings FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER notice_settings_stay_whole BEFORE TRUNCATE ON notice_settings
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  CREATE TABLE personal_notices (
    id text COLLATE "C" PRIMARY KEY, person text COLLATE "C" NOT NULL, message_id text COLLATE "C" NOT NULL,
    case_id text COLLATE "C" NOT NULL, channel text COLLATE "C" NOT NULL, created_at bigint NOT NULL, read_at bigint,
    state text COLLATE "C" NOT NULL, attempts bigint NOT NULL, next_at bigint NOT NULL, why text
  );
  CREATE UNIQUE INDEX personal_notices_message ON personal_notices (message_id, person, channel);
  CREATE INDEX personal_notices_person ON personal_notices (person, id) WHERE channel = 'inbox';
  CREATE INDEX personal_notices_due ON personal_notices (next_at) WHERE state = 'waiting';
  CREATE TRIGGER personal_notices_keep
    BEFORE UPDATE OF id, person, message_id, case_id, channel, created_at ON personal_notices
    FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER personal_notices_stay BEFORE DELETE ON personal_notices
    FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER personal_notices_stay_whole BEFORE TRUNCATE ON personal_notices
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  CREATE TABLE calendar_feeds (
    hash text COLLATE "C" PRIMARY KEY, person text COLLATE "C" NOT NULL, created_at bigint NOT NULL, revoked_at bigint
  );
  CREATE INDEX calendar_feeds_person ON calendar_feeds (person);
  CREATE TRIGGER calendar_feeds_keep BEFORE UPDATE OF hash, person, created_at ON calendar_feeds
    FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER calendar_feeds_stay BEFORE DELETE ON calendar_feeds FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER calendar_feeds_stay_whole BEFORE TRUNCATE ON calendar_feeds
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  CREATE INDEX outbox_warnings ON outbox (created_at)
    WHERE topic >= 'clock.warning.' AND topic < 'clock.warning/';
  CREATE INDEX person_duties_agency ON person_duties (agency, duty);
