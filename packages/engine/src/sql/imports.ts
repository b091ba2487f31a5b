import type { ImportRecords } from '../store/imports.ts';
import { agencyKey } from '../store/kit.ts';
import { rowsOfAct, withAct } from './acts.ts';
import { binder } from './among.ts';
import type { BoundSql } from './find.ts';
import type { Database } from './sql.ts';
import { IMPORTS } from './tables.ts';
import { heldBeforeSql } from './within.ts';

const READ = 'SELECT * FROM imports WHERE id = $1';
const START = 'UPDATE imports SET started_at = $1, started_by = $2 WHERE id = $3 AND started_at IS NULL';
const PROGRESS = 'UPDATE imports SET done = $1 WHERE id = $2 AND ended_at IS NULL AND done < $1';
const END = `UPDATE imports SET ended_at = $1, failed = $2, body = $4, done = rows_given
  WHERE id = $3 AND ended_at IS NULL`;
const LISTED = IMPORTS.names()
  .map((name) => (name === 'body' ? `'' AS body` : name))
  .join(', ');

/**
 * The cases of an agency with numbers of another ledger: those that it opened, wherever they are by now, and those that came
 * to it, each along an index of its own.
 */
export const recordedSql = (agency: string, procedure: string, keys: readonly string[]): BoundSql => {
  const { values, bind } = binder();
  const own = bind(agency);
  // One by one: of a list in one value a server does not know how short it is, and reads every case of the agency.
  const these = `external_key IN (${keys.map(bind).join(', ')}) AND procedure = ${bind(procedure)}`;
  const gone = heldBeforeSql({ agency, below: false }, bind) ?? '';
  const columns = 'SELECT external_key, number FROM cases';
  const opened = `${columns} WHERE agency_key = ${bind(agencyKey(agency))} AND ${these} AND (agency = ${own} OR ${gone})`;
  const came = `${columns} WHERE agency = ${own} AND earlier_agencies <> '' AND ${these}`;
  return { sql: `${opened} UNION ALL ${came}`, values };
};

/** Imports on any database. */
export const importsOn = (database: Database): ImportRecords => ({
  add: (one) =>
    withAct(database, async (sql) => {
      const stored = { ...one, startedAt: null, startedBy: null, endedAt: null, done: 0, failed: [] };
      await sql.run(IMPORTS.insertOne, IMPORTS.values(stored));
      const rows = rowsOfAct(IMPORTS.name, [IMPORTS.row(stored)]);
      return { result: undefined, act: { kind: 'import.made', actor: one.by, rows } };
    }),
  read: async (id) => {
    const [row] = await database.all(READ, [id]);
    return row === undefined ? null : IMPORTS.read(row);
  },
  recordedAs: async (agency, procedure, keys) => {
    if (keys.length === 0) return new Map();
    const { sql, values } = recordedSql(agency, procedure, keys);
    const rows = await database.all(sql, values);
    return new Map(rows.map((row) => [String(row['external_key']), String(row['number'])]));
  },
  list: async (agency, limit) => {
    const own = agency === null ? '' : ' WHERE agency = $2';
    const text = `SELECT ${LISTED} FROM imports${own} ORDER BY id DESC LIMIT $1`;
    return (await database.all(text, agency === null ? [limit] : [limit, agency])).map(IMPORTS.read);
  },
  start: (id, by, at) =>
    withAct(database, async (sql) => {
      if ((await sql.run(START, [at, by, id])) === 0) return { result: false, act: null };
      const rows = rowsOfAct(IMPORTS.name, await sql.all(READ, [id]));
      return { result: true, act: { kind: 'import.started', actor: by, rows } };
    }),
  progress: async (id, done) => {
    await database.run(PROGRESS, [done, id]);
  },
  end: (id, by, at, failed, kept = '') =>
    withAct(database, async (sql) => {
      if ((await sql.run(END, [at, JSON.stringify(failed), id, kept])) === 0) return { result: false, act: null };
      const rows = rowsOfAct(IMPORTS.name, await sql.all(READ, [id]));
      return { result: true, act: { kind: 'import.ended', actor: by, rows } };
    }),
});
