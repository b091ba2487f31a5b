import type { ActDraft, LinkUsed, Login, LoginLink, LoginStore } from '../store/kit.ts';
import { rowsOfAct, withAct } from './acts.ts';
import type { Database, Sql } from './sql.ts';
import { LOGIN_LINKS, LOGINS } from './tables.ts';

const BY_PERSON = 'SELECT * FROM logins WHERE person = $1';
const BY_USERNAME = 'SELECT * FROM logins WHERE username = $1';
const WITH_PASSWORD = 'SELECT 1 FROM logins WHERE password IS NOT NULL LIMIT 1';
const OPEN_LINK = 'SELECT * FROM login_links WHERE hash = $1 AND ended_at IS NULL AND expires_at > $2';
const OPEN_LINKS = 'SELECT * FROM login_links WHERE person = $1 AND ended_at IS NULL ORDER BY id';
const END_LINK = 'UPDATE login_links SET ended_at = $1 WHERE id = $2';
const END_SESSIONS = 'DELETE FROM login_sessions WHERE person = $1';
const changing = LOGINS.names('always');
const UPDATE = `UPDATE logins SET ${changing.map((name, index) => `${name} = $${index + 2}`).join(', ')} WHERE person = $1`;

const loginOf = async (sql: Sql, person: string): Promise<Login | null> => {
  const [row] = await sql.all(BY_PERSON, [person]);
  return row === undefined ? null : LOGINS.read(row);
};

/** Writes a login; the row as its act holds it. */
const write = async (sql: Sql, before: Login | null, after: Login): Promise<ActDraft['rows']> => {
  const row = LOGINS.row(after);
  if (before === null) await sql.run(LOGINS.insertOne, LOGINS.values(after));
  else await sql.run(UPDATE, [after.person, ...changing.map((name) => row[name] ?? null)]);
  return rowsOfAct(LOGINS.name, [row]);
};

const endLinks = async (sql: Sql, links: readonly LoginLink[], endedAt: number): Promise<ActDraft['rows']> => {
  for (const { id } of links) await sql.run(END_LINK, [endedAt, id]);
  return rowsOfAct(
    LOGIN_LINKS.name,
    links.map((link) => LOGIN_LINKS.row({ ...link, endedAt })),
  );
};

const NO_LOGIN = { username: null, password: null, passwordAt: null, factor: null, factorAt: null, recovery: [] };

const useLink =
  (database: Database): LoginStore['useLink'] =>
  ({ hash, at, username, password }) =>
    withAct<LinkUsed>(database, async (sql) => {
      const [found] = await sql.all(OPEN_LINK, [hash, at]);
      if (found === undefined) return { result: { kind: 'gone' }, act: null };
      const link = LOGIN_LINKS.read(found);
      const { person, purpose } = link;
      const before = await loginOf(sql, person);
      const name = before?.username ?? username;
      if (name === null) return { result: { kind: 'name-needed' }, act: null };
      const [holder] = await sql.all(BY_USERNAME, [name]);
      if (holder !== undefined && holder['person'] !== person) return { result: { kind: 'name-taken' }, act: null };
      const after = { ...NO_LOGIN, person, madeAt: at, ...before, username: name, password, passwordAt: at };
      const rows = [...(await write(sql, before, after)), ...(await endLinks(sql, [link], at))];
      await sql.run(END_SESSIONS, [person]);
      return {
        result: { kind: 'used', person, username: name, purpose },
        act: { kind: 'login.link-used', actor: person, rows },
      };
    });

/** Logins and their links: each change of them is an act. */
export const loginsOn = (
  database: Database,
): Pick<LoginStore, 'isUsed' | 'byPerson' | 'byUsername' | 'change' | 'addLink' | 'openLink' | 'useLink'> => ({
  isUsed: async () => (await database.all(WITH_PASSWORD)).length > 0,
  byPerson: (person) => loginOf(database, person),
  byUsername: async (username) => {
    const [row] = await database.all(BY_USERNAME, [username]);
    return row === undefined ? null : LOGINS.read(row);
  },
  change: (person, { kind, by, edit }) =>
    withAct(database, async (sql) => {
      const before = await loginOf(sql, person);
      const after = edit(before);
      if (after === null) return { result: false, act: null };
      return { result: true, act: { kind, actor: by, rows: await write(sql, before, after) } };
    }),
  addLink: (link) =>
    withAct(database, async (sql) => {
      const open = (await sql.all(OPEN_LINKS, [link.person])).map(LOGIN_LINKS.read);
      const ended = await endLinks(sql, open, link.madeAt);
      await sql.run(LOGIN_LINKS.insertOne, LOGIN_LINKS.values(link));
      const rows = [...ended, ...rowsOfAct(LOGIN_LINKS.name, [LOGIN_LINKS.row(link)])];
      return { result: undefined, act: { kind: 'login.link-made', actor: link.madeBy, rows } };
    }),
  openLink: async (hash, at) => {
    const [row] = await database.all(OPEN_LINK, [hash, at]);
    return row === undefined ? null : LOGIN_LINKS.read(row);
  },
  useLink: useLink(database),
});
