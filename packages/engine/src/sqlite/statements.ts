import type { DatabaseSync } from 'node:sqlite';
import { actsAfter, draftOf, TAIL, tailFrom } from '../sql/acts.ts';
import { ACTS, CASES, COUNTERS, FACTS, GAPS, LINKS, MOVES, OUTBOX } from '../sql/tables.ts';
import { PARTIES, RESPONSES, TALLIES, TASKS } from '../sql/tables.ts';
import type { ActDraft, CaseRecord, LockedSnapshot, Writes } from '../store/store.ts';
import { agencyKeyOf } from '../store/time-ordered-id.ts';

const WITH_TAIL = `SELECT cases.*, tail.seq AS tail_seq, tail.hash AS tail_hash FROM cases LEFT JOIN facts AS tail
  ON tail.case_id = cases.id AND tail.seq = (SELECT max(seq) FROM facts WHERE case_id = cases.id)`;

const insert = (table: Pick<typeof TASKS, 'insert' | 'names'>): string =>
  `${table.insert} VALUES (${table
    .names()
    .map(() => '?')
    .join(', ')})`;

/** Columns that a fact changes, those that change when it also moves a deadline, and all that ever change. */
const CHANGED = {
  change: CASES.names('always'),
  date: CASES.names('always', 'dates'),
  put: CASES.names('always', 'dates', 'release'),
} as const;

/** The columns that identify a row as it was read; a null snapshot is any snapshot. */
const UNCHANGED = ['id', ...CHANGED.put];

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
  put: db.prepare(`${insert(CASES)} ON CONFLICT (id) DO UPDATE SET ${CASES.excluded('always', 'dates', 'release')}`),
  // SQLite rewrites the indexes of every column that a statement sets, also where the value stays the same.
  change: db.prepare(update(CHANGED.change)),
  date: db.prepare(update(CHANGED.date)),
  append: db.prepare(insert(FACTS)),
  send: db.prepare(insert(OUTBOX)),
  response: db.prepare('SELECT * FROM answers WHERE actor = ? AND key = ?'),
  remember: db.prepare(insert(RESPONSES)),
  counter: db.prepare('SELECT value FROM counters WHERE agency_key = ? AND name = ?'),
  count: db.prepare(`${insert(COUNTERS)} ON CONFLICT (agency_key, name) DO UPDATE SET ${COUNTERS.excluded('always')}`),
  gap: db.prepare(insert(GAPS)),
  rename: db.prepare('DELETE FROM parties WHERE agency_key = ? AND case_id = ?'),
  party: db.prepare(insert(PARTIES)),
  move: db.prepare(insert(MOVES)),
  raise: db.prepare(`${insert(TASKS)} ON CONFLICT (id) DO NOTHING`),
  link: db.prepare(`${insert(LINKS)} ON CONFLICT DO NOTHING`),
  unlink: db.prepare(
    `DELETE FROM links WHERE ${LINKS.names()
      .map((column) => `${column} = ?`)
      .join(' AND ')}`,
  ),
  tail: db.prepare(TAIL),
  act: db.prepare(insert(ACTS)),
  tally: db.prepare(`${insert(TALLIES)} ON CONFLICT (year, cell, agency_key, agency) DO UPDATE
    SET ${TALLIES.names('always')
      .map((month) => `${month} = ${month} + excluded.${month}`)
      .join(', ')}`),
});

/** The prepared statements of one connection. */
export type Statements = ReturnType<typeof prepareStatements>;

type Values = ReturnType<typeof CASES.values>;

/** Everything that a transaction writes, as values statement by statement: so it can be sent to another thread. */
export type Rows = readonly (readonly [statement: keyof Statements, rows: readonly Values[]])[];

type CaseColumn = (typeof CASES)['columns'][number];

const columnsNamed = (names: readonly string[]): readonly CaseColumn[] =>
  names.flatMap((name) => CASES.columns.filter((column) => column.name === name));

const CHANGE = columnsNamed(CHANGED.change);
const DATE = columnsNamed(CHANGED.date);
const SAME = columnsNamed(UNCHANGED);
const OF_DATES = columnsNamed(CASES.names('dates'));
const OF_RELEASE = columnsNamed(CASES.names('release'));

const isSame = (columns: readonly CaseColumn[], before: CaseRecord, after: CaseRecord): boolean =>
  columns.every(({ write }) => write(before) === write(after));

type CaseRow = readonly [statement: 'put' | 'change' | 'date', row: Values];

/** The row of a case, with the statement that sets no more indexed columns than changed. */
const caseRow = (before: CaseRecord | undefined, after: CaseRecord): CaseRow => {
  if (before === undefined || !isSame(OF_RELEASE, before, after)) return ['put', CASES.values(after)];
  const [statement, columns] = isSame(OF_DATES, before, after)
    ? (['change', CHANGE] as const)
    : (['date', DATE] as const);
  return [statement, [...columns.map(({ write }) => write(after)), after.id]];
};

/** The rows that writes consist of, on cases as they were locked. */
export const rowsOf = (writes: Writes, locked: LockedSnapshot): Rows => {
  const { facts, messages, responses, counters, gaps, renamed, parties, moves, tasks, links, unlinks, tallies } =
    writes;
  const cases = writes.cases.map((one) => caseRow(locked.cases.get(one.id)?.record, one));
  const casesBy = (name: CaseRow[0]): readonly Values[] => cases.flatMap(([by, row]) => (by === name ? [row] : []));
  const rows: Rows = [
    ['put', casesBy('put')],
    ['change', casesBy('change')],
    ['date', casesBy('date')],
    ['append', facts.map(FACTS.values)],
    ['send', messages.map(OUTBOX.values)],
    ['remember', responses.map(RESPONSES.values)],
    ['count', counters.map(COUNTERS.values)],
    ['rename', renamed.map((id) => [agencyKeyOf(id), id])],
    ['party', parties.map(PARTIES.values)],
    ['gap', gaps.map(GAPS.values)],
    ['move', moves.map(MOVES.values)],
    ['raise', tasks.map(TASKS.values)],
    ['unlink', unlinks.map(LINKS.values)],
    ['link', links.map(LINKS.values)],
    ['tally', tallies.map(TALLIES.values)],
  ];
  return rows.filter(([, some]) => some.length > 0);
};

/**
 * The conditions under which writes that were decided outside of the transaction may still be made: the cases are as they
 * were locked. The snapshot is compared only for a cached case; one that was just read was checked then.
 */
export const unchangedOf = (
  { cases: written }: Writes,
  { cases }: LockedSnapshot,
  cached: LockedSnapshot['cases'],
): readonly Values[] =>
  written.flatMap(({ id }) => {
    const before = cases.get(id)?.record;
    if (before === undefined) return [];
    return [SAME.map(({ name, write }) => (name === 'snapshot' && !cached.has(id) ? null : write(before)))];
  });

/** An act that is appended with writes, as a value that can be sent to another thread. */
export interface PendingAct {
  readonly draft: ActDraft;
  readonly now: number;
}

/** The act of what writes change beside facts; null as a rule. */
export const pendingAct = (writes: Writes, { cases, now }: LockedSnapshot): PendingAct | null => {
  const draft = draftOf(writes, cases);
  return draft === null ? null : { draft, now };
};

/** Makes the writes, within a transaction of the caller. */
export const writeRows = (statements: Statements, rows: Rows, act: PendingAct | null): void => {
  for (const [name, some] of rows) {
    const statement = statements[name];
    for (const one of some) statement.run(...one);
  }
  if (act === null) return;
  for (const one of actsAfter(tailFrom(statements.tail.get()), act.draft, act.now)) {
    statements.act.run(...ACTS.values(one));
  }
};
