import type { SQLInputValue } from 'node:sqlite';
import {
  responseColumns,
  caseColumns,
  counterColumns,
  factColumns,
  messageColumns,
  moveColumns,
  tallyColumns,
  taskColumns,
} from '../sql/columns.ts';
import type { CaseRecord, LockedSnapshot, Writes } from '../store/store.ts';
import type { Statements } from './statements.ts';

type Values = readonly SQLInputValue[];

/** What a transaction writes, statement by statement in their order, as values alone: so it can go to another thread. */
export type Rows = readonly (readonly [statement: keyof Statements, rows: readonly Values[]])[];

const values = (row: Readonly<Record<string, SQLInputValue>>): Values => Object.values(row);

type CaseRow = readonly [statement: 'put' | 'change' | 'date', row: Values];

/** The row of a case, by the statement that sets no more of the columns which cases are searched by than changed. */
const caseRow = (before: CaseRecord | undefined, after: CaseRecord): CaseRow => {
  const row = caseColumns(after);
  const same = before?.procedureVersion === after.procedureVersion && before.calendarHash === after.calendarHash;
  if (before === undefined || !same) return ['put', values(row)];
  const { state, snapshot, version, dues, warned, updated_at, counted, counted_version, id } = row;
  const changed = [state, snapshot, version, dues, warned, updated_at, counted, counted_version];
  const stays = before.nextDueAt === after.nextDueAt && before.nextWarningAt === after.nextWarningAt;
  return stays ? ['change', [...changed, id]] : ['date', [...changed, after.nextDueAt, after.nextWarningAt, id]];
};

/** The rows that writes come to, on cases as they were held. */
export const rowsOf = (writes: Writes, held: LockedSnapshot): Rows => {
  const { facts, messages, responses, counters, moves, tasks, tallies } = writes;
  const cases = writes.cases.map((one) => caseRow(held.cases.get(one.id)?.record, one));
  const casesBy = (name: CaseRow[0]): readonly Values[] => cases.flatMap(([by, row]) => (by === name ? [row] : []));
  const rows: Rows = [
    ['put', casesBy('put')],
    ['change', casesBy('change')],
    ['date', casesBy('date')],
    ['append', facts.map((one) => values(factColumns(one)))],
    ['send', messages.map((one) => values(messageColumns(one)))],
    ['remember', responses.map((one) => values(responseColumns(one)))],
    ['count', counters.map((one) => values(counterColumns(one)))],
    ['move', moves.map((one) => values(moveColumns(one)))],
    ['raise', tasks.map((one) => values(taskColumns(one)))],
    ['tally', tallies.map((one) => values(tallyColumns(one)))],
  ];
  return rows.filter(([, some]) => some.length > 0);
};

/**
 * What has to be true still when writes are made that were decided outside of the transaction: the cases as they were held.
 * Of a case that is only remembered, all of its row is looked at; what was just read was looked at then.
 */
export const unchangedOf = (
  { cases: written }: Writes,
  { cases }: LockedSnapshot,
  recalled: LockedSnapshot['cases'],
): readonly Values[] =>
  written.flatMap(({ id }) => {
    const before = cases.get(id)?.record;
    if (before === undefined) return [];
    const { state, procedureVersion, warned, calendarHash, counted } = before;
    const snapshot = recalled.has(id) ? JSON.stringify(state) : null;
    return [[id, state.version, snapshot, procedureVersion, JSON.stringify(warned), calendarHash, counted]];
  });

/** Makes the writes, within a transaction of the caller. */
export const writeRows = (statements: Statements, rows: Rows): void => {
  for (const [name, some] of rows) {
    const statement = statements[name];
    for (const one of some) statement.run(...one);
  }
};
