import type { DatabaseSync } from 'node:sqlite';
import type { Table } from '../sql/table.ts';
import { excluded, insertInto } from '../sql/table.ts';
import { CASES, COUNTERS, FACTS, MOVES, OUTBOX, RESPONSES, TALLIES, TASKS } from '../sql/tables.ts';

const WITH_TAIL = `SELECT cases.*, tail.seq AS tail_seq, tail.hash AS tail_hash FROM cases LEFT JOIN facts AS tail
  ON tail.case_id = cases.id AND tail.seq = (SELECT max(seq) FROM facts WHERE case_id = cases.id)`;

const insert = (table: Pick<Table<never>, 'name' | 'names'>): string =>
  `${insertInto(table)} VALUES (${table
    .names()
    .map(() => '?')
    .join(', ')})`;

/** Columns that a fact changes, those that change when it also moves a deadline, and all that ever change. */
export const CHANGED = {
  change: CASES.names('always'),
  date: CASES.names('always', 'dates'),
  put: CASES.names('always', 'dates', 'release'),
} as const;

/** The columns that identify a row as it was read; a null snapshot is any snapshot. */
export const UNCHANGED = ['id', ...CHANGED.put];

const sameAs = (column: string): string => {
  if (column === 'id') return 'id = ?';
  return column === 'snapshot' ? 'snapshot = ifnull(?, snapshot)' : `${column} IS ?`;
};

const update = (columns: readonly string[]): string =>
  `UPDATE cases SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`;

/** The statements of a transaction, prepared once. */
export const prepareStatements = (db: DatabaseSync) => ({
  hold: db.prepare(`${WITH_TAIL} WHERE cases.id = ?`),
  due: db.prepare(`${WITH_TAIL} WHERE wake_at <= ? AND (wake_at, id) > (?, ?) ORDER BY wake_at, id LIMIT ?`),
  unchanged: db.prepare(`SELECT 1 FROM cases WHERE ${UNCHANGED.map(sameAs).join(' AND ')}`),
  put: db.prepare(`${insert(CASES)} ON CONFLICT (id) DO UPDATE SET ${excluded(CHANGED.put)}`),
  // SQLite rewrites the indexes of every column that a statement sets, also where the value stays the same.
  change: db.prepare(update(CHANGED.change)),
  date: db.prepare(update(CHANGED.date)),
  append: db.prepare(insert(FACTS)),
  send: db.prepare(insert(OUTBOX)),
  response: db.prepare('SELECT * FROM answers WHERE actor = ? AND key = ?'),
  remember: db.prepare(insert(RESPONSES)),
  counter: db.prepare('SELECT value FROM counters WHERE agency_key = ? AND name = ?'),
  count: db.prepare(
    `${insert(COUNTERS)} ON CONFLICT (agency_key, name) DO UPDATE SET ${excluded(COUNTERS.names('always'))}`,
  ),
  move: db.prepare(insert(MOVES)),
  raise: db.prepare(`${insert(TASKS)} ON CONFLICT (id) DO NOTHING`),
  tally: db.prepare(`${insert(TALLIES)} ON CONFLICT (year, cell, agency_key, agency) DO UPDATE
    SET ${TALLIES.names('always')
      .map((month) => `${month} = ${month} + excluded.${month}`)
      .join(', ')}`),
});

/** The prepared statements of one connection. */
export type Statements = ReturnType<typeof prepareStatements>;
