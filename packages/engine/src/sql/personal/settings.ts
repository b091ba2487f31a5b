import { settingsOf, storedSettings } from '../../personal/personal-notice.ts';
import type { PersonalStore } from '../../store/personal-store.ts';
import { rowsOfAct, withAct } from '../acts.ts';
import type { Database } from '../sql.ts';
import { CALENDAR_FEEDS, NOTICE_SETTINGS } from '../tables.ts';

const FIND = 'SELECT * FROM notice_settings WHERE person = $1';
const PUT = `${NOTICE_SETTINGS.insertOne} ON CONFLICT (person) DO UPDATE SET ${NOTICE_SETTINGS.excluded('always')}`;
const LIVE = 'SELECT * FROM calendar_feeds WHERE person = $1 AND revoked_at IS NULL ORDER BY hash';
const REVOKE = 'UPDATE calendar_feeds SET revoked_at = $1 WHERE hash = $2';
const OWNER = 'SELECT person FROM calendar_feeds WHERE hash = $1 AND revoked_at IS NULL';

/** How people want to receive notices. */
export const noticeSettingsOn = (database: Database): Pick<PersonalStore, 'settings' | 'putSettings'> => ({
  settings: async (person) => {
    const [row] = await database.all(FIND, [person]);
    return row === undefined ? null : settingsOf(NOTICE_SETTINGS.read(row));
  },
  putSettings: (person, settings, at, by) =>
    withAct(database, async (sql) => {
      const stored = storedSettings(person, settings, at);
      await sql.run(PUT, NOTICE_SETTINGS.values(stored));
      const rows = rowsOfAct(NOTICE_SETTINGS.name, [NOTICE_SETTINGS.row(stored)]);
      return { result: undefined, act: { kind: 'notice.settings-put', actor: by, rows } };
    }),
});

/** The calendars of people. */
export const calendarFeedsOn = (
  database: Database,
): Pick<PersonalStore, 'putFeed' | 'revokeFeed' | 'personOfFeed'> => ({
  putFeed: (feed, by) =>
    withAct(database, async (sql) => {
      const ended = (await sql.all(LIVE, [feed.person])).map(CALENDAR_FEEDS.read);
      for (const { hash } of ended) await sql.run(REVOKE, [feed.createdAt, hash]);
      await sql.run(CALENDAR_FEEDS.insertOne, CALENDAR_FEEDS.values(feed));
      const all = [...ended.map((one) => ({ ...one, revokedAt: feed.createdAt })), feed];
      const rows = rowsOfAct(CALENDAR_FEEDS.name, all.map(CALENDAR_FEEDS.row));
      return { result: undefined, act: { kind: 'feed.made', actor: by, rows } };
    }),
  revokeFeed: (person, at, by) =>
    withAct(database, async (sql) => {
      const live = (await sql.all(LIVE, [person])).map(CALENDAR_FEEDS.read);
      if (live.length === 0) return { result: false, act: null };
      for (const { hash } of live) await sql.run(REVOKE, [at, hash]);
      const rows = rowsOfAct(
        CALENDAR_FEEDS.name,
        live.map((one) => CALENDAR_FEEDS.row({ ...one, revokedAt: at })),
      );
      return { result: true, act: { kind: 'feed.revoked', actor: by, rows } };
    }),
  personOfFeed: async (hash) => {
    const [row] = await database.all(OWNER, [hash]);
    return row === undefined ? null : String(row['person']);
  },
});
