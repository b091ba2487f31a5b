import type { LoginStore } from '../store/logins.ts';
import { withAct } from './acts.ts';
import type { Database } from './sql.ts';
import { LOGIN_SESSIONS, LOGIN_TOKENS } from './tables.ts';

const BY_HASH = 'SELECT * FROM login_sessions WHERE hash = $1';
const OF_PERSON = 'SELECT * FROM login_sessions WHERE person = $1 ORDER BY started_at DESC, id DESC';
const SEEN = 'UPDATE login_sessions SET seen_at = $1 WHERE id = $2 AND seen_at < $1';
const END_ONE = 'DELETE FROM login_sessions WHERE id = $1 AND person = $2';
const END_OTHERS = 'DELETE FROM login_sessions WHERE person = $1 AND id <> $2';
const FORGET_OLD = 'DELETE FROM login_sessions WHERE started_at < $1';
const KEEP = `${LOGIN_TOKENS.insertOne} ON CONFLICT (id) DO NOTHING`;
const TAKE = 'DELETE FROM login_tokens WHERE id = $1 AND expires_at > $2 RETURNING value';
const FORGET_TOKENS = 'DELETE FROM login_tokens WHERE expires_at <= $1';

/** Sessions and values for minutes: neither is in a backup, and acts tell only of what an administrator ended. */
export const loginSessionsOn = (
  database: Database,
): Omit<LoginStore, 'isUsed' | 'byPerson' | 'byUsername' | 'change' | 'addLink' | 'openLink' | 'useLink'> => ({
  addSession: (session, oldest) =>
    database.inTransaction(async (sql) => {
      await sql.run(FORGET_OLD, [oldest]);
      await sql.run(LOGIN_SESSIONS.insertOne, LOGIN_SESSIONS.values(session));
    }),
  session: async (hash) => {
    const [row] = await database.all(BY_HASH, [hash]);
    return row === undefined ? null : LOGIN_SESSIONS.read(row);
  },
  sessions: async (person) => (await database.all(OF_PERSON, [person])).map(LOGIN_SESSIONS.read),
  seen: async (id, at) => void (await database.run(SEEN, [at, id])),
  endSession: async (id, person) => (await database.run(END_ONE, [id, person])) > 0,
  endSessions: async (person, except, by) => {
    const values = [person, except ?? ''];
    if (by === null) return database.run(END_OTHERS, values);
    return withAct(database, async (sql) => {
      const ended = await sql.run(END_OTHERS, values);
      const rows = [{ t: LOGIN_SESSIONS.name, row: { person, ended } }];
      return { result: ended, act: { kind: 'login.sessions-ended', actor: by, rows } };
    });
  },
  keep: (token, now) =>
    database.inTransaction(async (sql) => {
      await sql.run(FORGET_TOKENS, [now]);
      return (await sql.run(KEEP, LOGIN_TOKENS.values(token))) > 0;
    }),
  take: (id, now) =>
    database.inTransaction(async (sql) => {
      const [row] = await sql.all(TAKE, [id, now]);
      return row === undefined ? null : String(row['value']);
    }),
});
