import type { Table } from '../sql/table.ts';
import { TAIL as LAST_ACT } from '../sql/acts.ts';
import { MOST_TEXT } from '../search/normalise.ts';
import { agencyToken } from '../search/tokens.ts';
import { ACTS, CASES, COUNTERS, FACTS, GAPS, LINKS, MOVES, OUTBOX } from '../sql/tables.ts';
import { PARTIES, RESPONSES, TALLIES, TASKS } from '../sql/tables.ts';
import { INDEXED_DOCUMENTS } from '../sql/tables/search.ts';
import type { SearchDocument } from '../store/documents.ts';
import type { Field, Statement } from './pipeline.ts';

/** How rows of a table are written. */
export interface Insert<R> {
  readonly table: Table<R, unknown>;
  /** Any number of rows, a list for each column, so that a group of submissions is written with one statement per table. */
  readonly many: Statement;
  /** A single row, a value for each column: the server has no lists to take apart and to sort. */
  readonly one: Statement;
}

const insert = <R>(table: Table<R, unknown>, inOrder = '', conflict = ''): Insert<R> => {
  const names = table.names().join(', ');
  const lists = table.columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
  const values = table.columns.map(({ type }, index) => `$${index + 1}::${type}`).join(', ');
  const statement = (rows: string): Statement => ({ text: `${table.insert} ${rows} ${conflict}`, fields: [] });
  return {
    table,
    many: statement(`SELECT ${names} FROM unnest(${lists}) AS added (${names}) ${inOrder}`),
    one: statement(`VALUES (${values})`),
  };
};

// The column of tokens is a list of words for the index; it is sent as one text.
const asTokens = (column: string): string =>
  column === 'tokens' ? `array_to_tsvector(string_to_array(tokens, ' '))` : column;

const insertDocuments = (changes: string): Insert<SearchDocument> => {
  const table = INDEXED_DOCUMENTS;
  const names = table.names();
  const selected = names.map(asTokens).join(', ');
  const from = (rows: string): Statement => ({
    text: `${table.insert} SELECT ${selected} FROM ${rows} ORDER BY id ON CONFLICT (id) DO UPDATE SET ${changes}`,
    fields: [],
  });
  const marks = table.columns.map(({ type }, index) => `$${index + 1}::${type}`);
  const lists = marks.map((mark) => `${mark}[]`).join(', ');
  const added = `AS added (${names.join(', ')})`;
  return { table, many: from(`unnest(${lists}) ${added}`), one: from(`(VALUES (${marks.join(', ')})) ${added}`) };
};

/** What a document that grows by a text keeps of its own. */
const ADDED: Readonly<Record<string, string>> = {
  text: `left(documents.text || excluded.text, ${MOST_TEXT})`,
  // The token of an agency that the case was held by before would find it there; as `agencyKey`.
  tokens: `CASE WHEN documents.agency = excluded.agency THEN documents.tokens ELSE ts_delete(documents.tokens,
    '${agencyToken('')}' || left(encode(sha256(convert_to(documents.agency, 'UTF8')), 'hex'), 6)) END || excluded.tokens`,
};

/** Removes rows instead, each by all of its columns. */
const removal = <R>({ name, names, columns }: Table<R, unknown>): Pick<Insert<R>, 'many' | 'one'> => {
  const all = names().join(', ');
  const lists = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
  const values = columns.map(({ type }, index) => `$${index + 1}::${type}`).join(', ');
  return {
    many: { text: `DELETE FROM ${name} WHERE (${all}) IN (SELECT * FROM unnest(${lists}))`, fields: [] },
    one: { text: `DELETE FROM ${name} WHERE (${all}) = (${values})`, fields: [] },
  };
};

/**
 * The writes of a transaction, one statement per table. Rows that two transactions may write at once are written in the
 * order of their keys, so that no deadlock arises; facts and messages belong to one transaction and keep their order.
 */
export const WRITES = {
  cases: insert(
    CASES,
    'ORDER BY id',
    `ON CONFLICT (id, agency_key) DO UPDATE SET ${CASES.excluded('always', 'dates', 'marks', 'orders', 'place', 'release')}`,
  ),
  facts: insert(FACTS),
  messages: insert(OUTBOX),
  responses: insert(RESPONSES, 'ORDER BY actor, key'),
  counters: insert(
    COUNTERS,
    'ORDER BY name',
    `ON CONFLICT (name, agency_key) DO UPDATE SET ${COUNTERS.excluded('always')}`,
  ),
  parties: insert(PARTIES),
  gaps: insert(GAPS, 'ORDER BY series, from_n'),
  moves: insert(MOVES, 'ORDER BY case_id, clock'),
  tasks: insert(TASKS, 'ORDER BY id', 'ON CONFLICT (id) DO NOTHING'),
  links: insert(LINKS, 'ORDER BY case_id, kind, target', 'ON CONFLICT DO NOTHING'),
  unlinks: { ...insert(LINKS), ...removal(LINKS) },
  // Several nodes write tallies of one agency: they are the last rows that a transaction locks, and it commits at once.
  tallies: insert(
    TALLIES,
    'ORDER BY year, cell, agency_key, agency',
    `ON CONFLICT (year, cell, agency_key, agency) DO UPDATE SET ${TALLIES.names('always')
      .map((month) => `${month} = tallies.${month} + excluded.${month}`)
      .join(', ')}`,
  ),
  documents: insertDocuments(INDEXED_DOCUMENTS.excluded('always')),
  additions: insertDocuments(
    INDEXED_DOCUMENTS.names('always')
      .map((column) => `${column} = ${ADDED[column] ?? `excluded.${column}`}`)
      .join(', '),
  ),
} as const;

const selected = ({ name, names }: Pick<Table<never>, 'name' | 'names'>): string =>
  names()
    .map((column) => `${name}.${column}`)
    .join(', ');

const TAIL: readonly Field[] = [
  { name: 'tail_seq', type: 'bigint' },
  { name: 'tail_hash', type: 'text' },
];

/**
 * Locks cases in the order of their ids, and reads them as they are under the lock. The last fact of their ledger is read
 * as it was when the statement began: where it waited for a transaction that recorded another fact, the two do not match.
 */
export const HOLD: Statement = {
  text: `SELECT ${selected(CASES)}, tail.seq, tail.hash FROM cases
  LEFT JOIN LATERAL (
    SELECT seq, hash FROM facts WHERE facts.agency_key = cases.agency_key AND facts.case_id = cases.id
    ORDER BY seq DESC LIMIT 1
  ) AS tail ON TRUE WHERE cases.agency_key = ANY($1) AND cases.id = ANY($2) ORDER BY cases.id FOR UPDATE OF cases`,
  fields: [...CASES.columns, ...TAIL],
};

/**
 * Claims due cases by the server's clock, without those that another node holds. The clock is read once, in a SELECT of its
 * own: read row by row, it could not bound the scan of the index, and every sweep would go through every case.
 */
export const DUE: Statement = {
  text: `SELECT id, wake_at FROM cases
  WHERE wake_at <= (SELECT coalesce($1::bigint, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint))
  AND (wake_at, id) > ($2, $3) ORDER BY wake_at, id LIMIT $4 FOR UPDATE SKIP LOCKED`,
  fields: [
    { name: 'id', type: 'text' },
    { name: 'wake_at', type: 'bigint' },
  ],
};

/** The end of the chain of acts, read under the lock of acts. */
export const ACT_TAIL: Statement = {
  text: LAST_ACT,
  fields: ACTS.columns.filter(({ name }) => ['seq', 'at', 'hash'].includes(name)),
};

export const ADD_ACT: Statement = { text: ACTS.insertOne, fields: [] };

/** Removes the parties of cases whose entries were corrected. */
export const RENAME: Statement = {
  text: 'DELETE FROM parties WHERE agency_key = ANY($1) AND case_id = ANY($2)',
  fields: [],
};

/** Moves the parties of a case to the agency that holds it. */
export const HAND_OVER: Statement = {
  text: 'UPDATE parties SET agency = $1 WHERE agency_key = $2 AND case_id = $3',
  fields: [],
};

export const STORED_RESPONSES: Statement = {
  text: `SELECT ${selected(RESPONSES)}
  FROM unnest($1::text[], $2::text[]) AS asked (actor, key) JOIN answers USING (actor, key)`,
  fields: RESPONSES.columns,
};

/** Locks counters, so that nodes that open cases of one agency number them one after another. */
export const COUNTER_VALUES: Statement = {
  text: `SELECT name, value FROM counters WHERE agency_key = ANY($1) AND name = ANY($2) ORDER BY name FOR UPDATE`,
  fields: [
    { name: 'name', type: 'text' },
    { name: 'value', type: 'bigint' },
  ],
};
