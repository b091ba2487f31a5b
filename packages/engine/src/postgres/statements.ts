import { CHANGING, COLUMNS, MONTHS } from '../sql/columns.ts';
import type { Column } from './column-types.ts';
import { TYPES } from './column-types.ts';
import type { Statement } from './packet.ts';

/** How rows of a table are written. */
export interface Insert {
  readonly columns: readonly Column[];
  /** Any number of rows, a list for each column, so that a group of submissions is written with one statement per table. */
  readonly many: string;
  /** A row that comes alone, a value for each column: the server has no lists to take apart and to sort. */
  readonly one: string;
}

const insert = (table: string, columns: readonly Column[], inOrder = '', conflict = ''): Insert => {
  const names = columns.join(', ');
  const lists = columns.map((column, index) => `$${index + 1}::${TYPES[column]}[]`).join(', ');
  const values = columns.map((column, index) => `$${index + 1}::${TYPES[column]}`).join(', ');
  const into = `INSERT INTO ${table} (${names})`;
  return {
    columns,
    many: `${into} SELECT ${names} FROM unnest(${lists}) AS added (${names}) ${inOrder} ${conflict}`,
    one: `${into} VALUES (${values}) ${conflict}`,
  };
};

const updates = (columns: readonly string[]): string =>
  columns.map((column) => `${column} = excluded.${column}`).join(', ');

/**
 * What a transaction writes, one statement per table: rows that two may write at once in the order of their keys, so that
 * none waits for another that waits for it; facts and messages, which are nobody else's, in the order in which they came.
 */
export const WRITES = {
  cases: insert(
    'cases',
    COLUMNS.cases,
    'ORDER BY id',
    `ON CONFLICT (id, agency_key) DO UPDATE SET ${updates(CHANGING)}`,
  ),
  facts: insert('facts', COLUMNS.facts),
  messages: insert('outbox', COLUMNS.outbox),
  responses: insert('answers', COLUMNS.answers, 'ORDER BY actor, key'),
  counters: insert(
    'counters',
    COLUMNS.counters,
    'ORDER BY name',
    'ON CONFLICT (name, agency_key) DO UPDATE SET value = excluded.value',
  ),
  moves: insert('moves', COLUMNS.moves, 'ORDER BY case_id, clock'),
  tasks: insert(
    'tasks',
    ['agency_key', 'id', 'kind', 'agency', 'case_id', 'body', 'raised_at'],
    'ORDER BY id',
    'ON CONFLICT (id) DO NOTHING',
  ),
  // Rows of one agency are what nodes meet at: they are the last that a transaction locks, in one order, and it commits at once.
  tallies: insert(
    'tallies',
    COLUMNS.tallies,
    'ORDER BY year, cell, agency_key, agency',
    `ON CONFLICT (year, cell, agency_key, agency)
    DO UPDATE SET ${MONTHS.map((month) => `${month} = tallies.${month} + excluded.${month}`).join(', ')}`,
  ),
} as const;

/**
 * Locks cases in the order of their ids, and reads them as they are under the lock. The last fact of their ledger is read
 * as it was when the statement began: where it had to wait for somebody who recorded another one, the two do not match.
 */
export const HOLD: Statement = {
  text: `SELECT ${COLUMNS.cases.map((column) => `cases.${column}`).join(', ')}, tail.seq, tail.hash FROM cases
  LEFT JOIN LATERAL (
    SELECT seq, hash FROM facts WHERE facts.agency_key = cases.agency_key AND facts.case_id = cases.id
    ORDER BY seq DESC LIMIT 1
  ) AS tail ON TRUE WHERE cases.agency_key = ANY($1) AND cases.id = ANY($2) ORDER BY cases.id FOR UPDATE OF cases`,
  columns: [...COLUMNS.cases, 'tail_seq', 'tail_hash'],
};

/**
 * Claims what is due by the server's clock; what another node holds is passed over. The clock is read once, in a SELECT
 * of its own: asked row by row, it could not bound the walk along the index, and every sweep would go through every case.
 */
export const DUE: Statement = {
  text: `SELECT id, wake_at FROM cases
  WHERE wake_at <= (SELECT coalesce($1::bigint, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint))
  AND (wake_at, id) > ($2, $3) ORDER BY wake_at, id LIMIT $4 FOR UPDATE SKIP LOCKED`,
  columns: ['id', 'wake_at'],
};

export const RESPONSES: Statement = {
  text: `SELECT ${COLUMNS.answers.map((column) => `answers.${column}`).join(', ')}
  FROM unnest($1::text[], $2::text[]) AS asked (actor, key) JOIN answers USING (actor, key)`,
  columns: COLUMNS.answers,
};

/** Locks counters, so that nodes that open cases of one agency number them one after another. */
export const COUNTERS: Statement = {
  text: `SELECT name, value FROM counters WHERE agency_key = ANY($1) AND name = ANY($2) ORDER BY name FOR UPDATE`,
  columns: ['name', 'value'],
};
