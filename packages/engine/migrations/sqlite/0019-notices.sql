-- notices to people: their settings, what each one received, and their calendar feeds
-- readable by schema 10
-- Of a notice only its progress and the reading are written, of a feed only its end; settings are written over.

  CREATE TABLE notice_settings (
    person TEXT PRIMARY KEY, mail TEXT, robot TEXT, robot_url TEXT, robot_secret TEXT, in_app INTEGER NOT NULL,
    quiet_from TEXT, quiet_to TEXT, quiet_weekends INTEGER NOT NULL, set_at INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER notice_settings_keep BEFORE UPDATE OF person ON notice_settings
    BEGIN SELECT RAISE(ABORT, 'settings stay with their person'); END;
  CREATE TRIGGER notice_settings_stay BEFORE DELETE ON notice_settings
    BEGIN SELECT RAISE(ABORT, 'settings are never deleted'); END;

  CREATE TABLE personal_notices (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, message_id TEXT NOT NULL, case_id TEXT NOT NULL, channel TEXT NOT NULL,
    created_at INTEGER NOT NULL, read_at INTEGER, state TEXT NOT NULL, attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL, why TEXT
  ) STRICT;
  CREATE UNIQUE INDEX personal_notices_message ON personal_notices (message_id, person, channel);
  CREATE INDEX personal_notices_person ON personal_notices (person, id) WHERE channel = 'inbox';
  CREATE INDEX personal_notices_due ON personal_notices (next_at) WHERE state = 'waiting';
  CREATE TRIGGER personal_notices_keep
    BEFORE UPDATE OF id, person, message_id, case_id, channel, created_at ON personal_notices
    BEGIN SELECT RAISE(ABORT, 'of a notice only its progress is written'); END;
  CREATE TRIGGER personal_notices_stay BEFORE DELETE ON personal_notices
    BEGIN SELECT RAISE(ABORT, 'notices are never deleted'); END;
  CREATE TRIGGER personal_notices_once BEFORE INSERT ON personal_notices
    WHEN EXISTS (SELECT 1 FROM personal_notices WHERE id = NEW.id OR rowid = NEW.rowid
      OR (message_id = NEW.message_id AND person = NEW.person AND channel = NEW.channel))
    BEGIN SELECT RAISE(ABORT, 'a notice is made once'); END;

  CREATE TABLE calendar_feeds (
    hash TEXT PRIMARY KEY, person TEXT NOT NULL, created_at INTEGER NOT NULL, revoked_at INTEGER
  ) STRICT;
  CREATE INDEX calendar_feeds_person ON calendar_feeds (person);
  CREATE TRIGGER calendar_feeds_keep BEFORE UPDATE OF hash, person, created_at ON calendar_feeds
    BEGIN SELECT RAISE(ABORT, 'of a feed only its end is written'); END;
  CREATE TRIGGER calendar_feeds_stay BEFORE DELETE ON calendar_feeds
    BEGIN SELECT RAISE(ABORT, 'feeds are never deleted'); END;
  CREATE TRIGGER calendar_feeds_once BEFORE INSERT ON calendar_feeds
    WHEN EXISTS (SELECT 1 FROM calendar_feeds WHERE hash = NEW.hash OR rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'a feed is made once'); END;

  CREATE INDEX outbox_warnings ON outbox (created_at)
    WHERE topic >= 'clock.warning.' AND topic < 'clock.warning/';
  CREATE INDEX person_duties_agency ON person_duties (agency, duty);
