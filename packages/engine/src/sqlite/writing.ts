import type { SQLInputValue } from 'node:sqlite';
import {
  answerColumns,
  caseColumns,
  counterColumns,
  factColumns,
  messageColumns,
  moveColumns,
  tallyColumns,
  taskColumns,
} from '../sql/columns.ts';
import type { Held, Writes } from '../store.ts';
import type { Statements } from './statements.ts';

type Values = readonly SQLInputValue[];

/** What a transaction writes, statement by statement in their order, as values alone: so it can go to another thread. */
export type Rows = readonly (readonly [statement: keyof Statements, rows: readonly Values[]])[];

const values = (row: Readonly<Record<string, SQLInputValue>>): Values => Object.values(row);

/** The rows that writes come to. */
export const rowsOf = ({ cases, facts, messages, answers, counters, moves, tasks, tallies }: Writes): Rows => {
  const rows: Rows = [
    ['put', cases.map((one) => values(caseColumns(one)))],
    ['append', facts.map((one) => values(factColumns(one)))],
    ['send', messages.map((one) => values(messageColumns(one)))],
    ['remember', answers.map((one) => values(answerColumns(one)))],
    ['count', counters.map((one) => values(counterColumns(one)))],
    ['move', moves.map((one) => values(moveColumns(one)))],
    ['raise', tasks.map((one) => values(taskColumns(one)))],
    ['tally', tallies.map((one) => values(tallyColumns(one)))],
  ];
  return rows.filter(([, some]) => some.length > 0);
};

/** What has to be true still when writes are made that were decided outside of the transaction: the cases as they were held. */
export const unchangedOf = ({ cases: written }: Writes, { cases }: Held): readonly Values[] =>
  written.flatMap(({ id }) => {
    const before = cases.get(id)?.record;
    if (before === undefined) return [];
    const { state, procedureVersion, warned, calendarHash, counted } = before;
    return [[id, state.version, procedureVersion, JSON.stringify(warned), calendarHash, counted]];
  });

/** Makes the writes, within a transaction of the caller. */
export const writeRows = (statements: Statements, rows: Rows): void => {
  for (const [name, some] of rows) {
    const statement = statements[name];
    for (const one of some) statement.run(...one);
  }
};
