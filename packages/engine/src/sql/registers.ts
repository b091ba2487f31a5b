import { type ActDraft, agencyKeyOf, type KeyHolder, type Store } from '../store/kit.ts';
import { FIRST_START, PROGRAM_MAKER, rowsOfAct, withAct } from './acts.ts';
import { binder } from './among.ts';
import type { Database, Row, Sql } from './sql.ts';
import { KEYS, MOVES, NOTICES, TASKS } from './tables.ts';
import { andWithin } from './within.ts';

const ADMINISTRATOR = 'SELECT 1 FROM keys WHERE administrator = 1 AND disabled_at IS NULL LIMIT 1';
const DISABLE_KEY = 'UPDATE keys SET disabled_at = $1 WHERE id = $2 AND disabled_at IS NULL';

const addKey = async (sql: Sql, holder: KeyHolder, hash: string, by: string): Promise<ActDraft> => {
  const stored = { ...holder, hash };
  await sql.run(KEYS.insertOne, KEYS.values(stored));
  return { kind: 'key.made', actor: by, rows: rowsOfAct(KEYS.name, [KEYS.row(stored)]) };
};

// A person is an administrator or does the business of the office; a disabled key counts no longer.
export const OTHER_OFFICE = `SELECT 1 FROM keys WHERE coalesce(person, id) = $1 AND administrator <> $2
  AND disabled_at IS NULL LIMIT 1`;
// A person who is in the register of people has their office from there.
const OTHERWISE_REGISTERED = `SELECT 1 FROM people WHERE id = $1 AND (administrator IS NULL) = ($2 = 1)`;

// Keys of earlier releases name no person.
const holderIn = (row: Row): KeyHolder => KEYS.read({ ...row, person: row['person'] ?? row['id'] ?? null });

/** API keys. */
export const keysOn = (
  database: Database,
): Pick<Store, 'addKey' | 'addFirstKey' | 'keyByHash' | 'keys' | 'disableKey'> => ({
  addKey: (holder, hash, by = PROGRAM_MAKER) =>
    withAct(database, async (sql) => {
      const office = [holder.person, holder.administrator ? 1 : 0];
      const others = [...(await sql.all(OTHER_OFFICE, office)), ...(await sql.all(OTHERWISE_REGISTERED, office))];
      return others.length > 0
        ? { result: false, act: null }
        : { result: true, act: await addKey(sql, holder, hash, by) };
    }),
  addFirstKey: (holder, hash, by = FIRST_START) =>
    withAct(database, async (sql) => {
      if ((await sql.all(ADMINISTRATOR)).length > 0) return { result: false, act: null };
      return { result: true, act: await addKey(sql, holder, hash, by) };
    }),
  keyByHash: async (hash) => {
    const [row] = await database.all('SELECT * FROM keys WHERE hash = $1 AND disabled_at IS NULL', [hash]);
    return row === undefined ? null : holderIn(row);
  },
  keys: async () => (await database.all('SELECT * FROM keys ORDER BY created_at, id')).map(holderIn),
  disableKey: (id, at, by = PROGRAM_MAKER) =>
    withAct(database, async (sql) => {
      if ((await sql.run(DISABLE_KEY, [at, id])) === 0) return { result: false, act: null };
      const rows = rowsOfAct(KEYS.name, await sql.all('SELECT * FROM keys WHERE id = $1', [id]));
      return { result: true, act: { kind: 'key.disabled', actor: by, rows } };
    }),
});

const MOVES_OF_CASE =
  'SELECT * FROM moves WHERE agency_key = $1 AND case_id = $2 ORDER BY moved_at, clock, calendar_to';
const END_TASK = 'UPDATE tasks SET done_at = $1, done_by = $2 WHERE id = $3 AND done_at IS NULL';
/** The agency of a task: the one that holds its case. */
export const HOLDING = `coalesce((SELECT cases.agency FROM cases WHERE cases.agency_key = tasks.agency_key
  AND cases.id = tasks.case_id AND cases.earlier_agencies <> ''), tasks.agency)`;
const OF_CASE = { agency: HOLDING, caseId: 'tasks.case_id' };

/** Moved dates and the tasks that result from them. */
export const tasksOn = (database: Database): Pick<Store, 'moves' | 'tasks' | 'endTask'> => ({
  moves: async (caseId) => (await database.all(MOVES_OF_CASE, [agencyKeyOf(caseId), caseId])).map(MOVES.read),
  tasks: async ({ scope, agency, after, limit }) => {
    const { values, bind } = binder([after, limit]);
    const own = agency === undefined ? '' : ` AND ${HOLDING} = ${bind(agency)}`;
    const where = `done_at IS NULL AND id > $1${own}${andWithin(scope, bind, OF_CASE)}`;
    const text = `SELECT tasks.*, ${HOLDING} AS holding FROM tasks WHERE ${where} ORDER BY id LIMIT $2`;
    return (await database.all(text, values)).map((row) => ({ ...TASKS.read(row), agency: String(row['holding']) }));
  },
  endTask: (id, scope, by, at) =>
    withAct(database, async (sql) => {
      const { values, bind } = binder([at, by, id]);
      const ended = await sql.run(`${END_TASK}${andWithin(scope, bind, OF_CASE)}`, values);
      if (ended === 0) return { result: false, act: null };
      const rows = rowsOfAct(TASKS.name, await sql.all('SELECT * FROM tasks WHERE id = $1', [id]));
      return { result: true, act: { kind: 'task.done', actor: by, rows } };
    }),
});

// Two nodes that load the same file at once store it once: the number is the key, and the newest hash is compared.
const ADD_NOTICES = `INSERT INTO notices (number, text, hash, loaded_at)
  SELECT coalesce(max(number), 0) + 1, CAST($1 AS text), CAST($2 AS text), CAST($3 AS bigint) FROM notices
  HAVING NOT EXISTS (SELECT 1 FROM notices AS newest WHERE newest.hash = $2
    AND newest.number = (SELECT max(number) FROM notices))`;

const NEWEST_NOTICES = 'SELECT * FROM notices ORDER BY number DESC LIMIT 1';

/** Loaded notices of the State Council. */
export const noticesOn = (database: Database): Pick<Store, 'notices' | 'addNotices'> => ({
  notices: async (after) =>
    (await database.all('SELECT * FROM notices WHERE number > $1 ORDER BY number', [after])).map(NOTICES.read),
  addNotices: ({ text, hash, loadedAt }, by = PROGRAM_MAKER) =>
    withAct(database, async (sql) => {
      if ((await sql.run(ADD_NOTICES, [text, hash, loadedAt])) === 0) return { result: undefined, act: null };
      const rows = rowsOfAct(NOTICES.name, await sql.all(NEWEST_NOTICES));
      return { result: undefined, act: { kind: 'notices.loaded', actor: by, rows } };
    }),
});
