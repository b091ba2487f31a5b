import type { PersonalNotice } from '../../personal/personal-notice.ts';
import type { NoticeWithMessage, PersonalStore, Settlement } from '../../store/kit.ts';
import { rowsOfAct, SYSTEM_MAKER, withAct } from '../acts.ts';
import type { Database, Row, Sql, Value } from '../sql.ts';
import { OUTBOX, PERSONAL_NOTICES } from '../tables.ts';
import { holdingsOn } from './holdings.ts';
import { calendarFeedsOn, noticeSettingsOn } from './settings.ts';

// The same words as in the index of reminders, so that both databases use it.
const UNADDRESSED = `SELECT * FROM outbox WHERE topic >= 'clock.warning.' AND topic < 'clock.warning/'
  AND created_at >= $1 AND case_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM personal_notices WHERE message_id = outbox.id) ORDER BY created_at, id LIMIT $2`;
const ADDRESSED = 'SELECT 1 FROM personal_notices WHERE message_id = $1 LIMIT 1';
const FIND = "SELECT * FROM personal_notices WHERE id = $1 AND person = $2 AND channel = 'inbox'";
const READ = 'UPDATE personal_notices SET read_at = $1 WHERE id = $2';
const DUE = `SELECT * FROM personal_notices WHERE state = 'waiting' AND next_at <= $1 ORDER BY next_at, id LIMIT $2`;
const LEASE = 'UPDATE personal_notices SET attempts = attempts + 1, next_at = $1 WHERE id = $2';
// One whose lease ended meanwhile belongs to the node that claimed it again.
const SETTLE = `UPDATE personal_notices SET state = $1, next_at = coalesce($2, next_at), why = $3
  WHERE id = $4 AND attempts = $5 AND state = 'waiting'`;
const MESSAGES = (among: string): string => `SELECT * FROM outbox WHERE id IN (${among})`;

const settled = (settlement: Settlement): readonly [string, Value, Value] => {
  if (settlement.kind === 'delivered') return ['delivered', null, null];
  return settlement.kind === 'retry' ? ['waiting', settlement.at, settlement.why] : ['failed', null, settlement.why];
};

/** Notices with their messages; one whose message is not there is left out, and verify names it. */
const withMessages = async (
  database: Database,
  sql: Sql,
  rows: readonly Row[],
): Promise<readonly NoticeWithMessage[]> => {
  if (rows.length === 0) return [];
  const notices = rows.map(PERSONAL_NOTICES.read);
  const ids = JSON.stringify(notices.map(({ messageId }) => messageId));
  const found = (await sql.all(MESSAGES(database.listOf('$1')), [ids])).map(OUTBOX.read);
  const messages = new Map(found.map((one) => [one.id, one]));
  return notices.flatMap((notice) => {
    const message = messages.get(notice.messageId);
    return message === undefined ? [] : [{ notice, message }];
  });
};

const claim = (database: Database, limit: number, lease: number): Promise<readonly NoticeWithMessage[]> =>
  database.inTransaction(async (sql) => {
    const now = await database.nowIn(sql);
    const told = await withMessages(database, sql, await sql.all(`${DUE}${database.skipLocked}`, [now, limit]));
    for (const { notice } of told) await sql.run(LEASE, [now + lease, notice.id]);
    return told.map(({ notice, message }) => ({ notice: { ...notice, attempts: notice.attempts + 1 }, message }));
  });

const address = (database: Database, notices: readonly PersonalNotice[]): Promise<boolean> =>
  withAct(database, async (sql) => {
    const [first] = notices;
    if (first === undefined || (await sql.all(ADDRESSED, [first.messageId])).length > 0) {
      return { result: false, act: null };
    }
    for (const one of notices) await sql.run(PERSONAL_NOTICES.insertOne, PERSONAL_NOTICES.values(one));
    const rows = rowsOfAct(PERSONAL_NOTICES.name, notices.map(PERSONAL_NOTICES.row));
    return { result: true, act: { kind: 'notice.addressed', actor: SYSTEM_MAKER, rows } };
  });

const UNREAD = '(CASE WHEN read_at IS NULL THEN 1 ELSE 0 END)';

const inbox: (database: Database) => PersonalStore['inbox'] =
  (database) =>
  async ({ person, after, limit }) => {
    const [place, values]: readonly [string, readonly Value[]] =
      after === null ? ['', []] : [` AND (${UNREAD}, id) < ($3, $4)`, [after.unread ? 1 : 0, after.id]];
    const text = `SELECT * FROM personal_notices WHERE person = $1 AND channel = 'inbox'${place}
      ORDER BY ${UNREAD} DESC, id DESC LIMIT $2`;
    return withMessages(database, database, await database.all(text, [person, limit, ...values]));
  };

/** Notices to people in a database. */
export const personalOn = (database: Database): PersonalStore => ({
  ...noticeSettingsOn(database),
  ...calendarFeedsOn(database),
  holdings: holdingsOn(database),
  unaddressed: async (since, limit) => (await database.all(UNADDRESSED, [since, limit])).map(OUTBOX.read),
  address: (notices) => address(database, notices),
  claim: (limit, lease) => claim(database, limit, lease),
  settle: async ({ id, attempts }, settlement) => {
    await database.run(SETTLE, [...settled(settlement), id, attempts]);
  },
  inbox: inbox(database),
  markRead: (person, id, at) =>
    withAct(database, async (sql) => {
      const [row] = await sql.all(FIND, [id, person]);
      if (row === undefined) return { result: false, act: null };
      const notice = PERSONAL_NOTICES.read(row);
      if (notice.readAt !== null) return { result: true, act: null };
      await sql.run(READ, [at, id]);
      const rows = rowsOfAct(PERSONAL_NOTICES.name, [PERSONAL_NOTICES.row({ ...notice, readAt: at })]);
      return { result: true, act: { kind: 'notice.read', actor: person, rows } };
    }),
});
