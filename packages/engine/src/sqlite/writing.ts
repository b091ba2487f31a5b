import type { Value } from '../sql/table.ts';
import { CASES, COUNTERS, FACTS, MOVES, OUTBOX, RESPONSES, TALLIES, TASKS } from '../sql/tables.ts';
import type { CaseRecord, LockedSnapshot, Writes } from '../store/store.ts';
import type { Statements } from './statements.ts';
import { CHANGED, UNCHANGED } from './statements.ts';

type Values = readonly Value[];

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
  const { facts, messages, responses, counters, moves, tasks, tallies } = writes;
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
    ['move', moves.map(MOVES.values)],
    ['raise', tasks.map(TASKS.values)],
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

/** Makes the writes, within a transaction of the caller. */
export const writeRows = (statements: Statements, rows: Rows): void => {
  for (const [name, some] of rows) {
    const statement = statements[name];
    for (const one of some) statement.run(...one);
  }
};
