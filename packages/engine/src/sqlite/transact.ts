import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@gongkai/calendar';
import type { Row } from '../sql/rows.ts';
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
import { answerOf, heldCases } from '../sql/rows.ts';
import type { DuePlace, Held, Need, Store, Writes } from '../store.ts';
import { agencyKey } from '../time-ordered-id.ts';
import type { Lock } from './lock.ts';
import type { Statements } from './statements.ts';

const some = (row: Row | undefined): readonly Row[] => (row === undefined ? [] : [row]);

const hold = (statements: Statements, need: Need, now: Instant): Held => {
  const asked = need.cases.flatMap((id) => some(statements.hold.get(id)));
  const { limit = 0, after = null } = need.due ?? {};
  const claimed =
    limit === 0 ? [] : statements.due.all(now, after?.at ?? Number.MIN_SAFE_INTEGER, after?.caseId ?? '', limit);
  const value = (agency: string, name: string): number =>
    Number(statements.counter.get(agencyKey(agency), name)?.['value'] ?? 0);
  return {
    now,
    ...heldCases([...asked, ...claimed]),
    due: claimed.map((row): DuePlace => ({ at: Number(row['wake_at']), caseId: String(row['id']) })),
    answers: need.answers.flatMap(({ actor, key }) => some(statements.answer.get(actor, key))).map(answerOf),
    counters: new Map(need.counters.map(({ agency, name }) => [name, value(agency, name)])),
  };
};

const write = (
  statements: Statements,
  { cases, facts, messages, answers, counters, moves, tasks, tallies }: Writes,
): void => {
  for (const record of cases) statements.put.run(...Object.values(caseColumns(record)));
  for (const fact of facts) statements.append.run(...Object.values(factColumns(fact)));
  for (const message of messages) statements.send.run(...Object.values(messageColumns(message)));
  for (const answer of answers) statements.remember.run(...Object.values(answerColumns(answer)));
  for (const counter of counters) statements.count.run(...Object.values(counterColumns(counter)));
  for (const move of moves) statements.move.run(...Object.values(moveColumns(move)));
  for (const task of tasks) statements.raise.run(...Object.values(taskColumns(task)));
  for (const row of tallies) statements.tally.run(...Object.values(tallyColumns(row)));
};

/** The transaction of a store: one at a time, since SQLite has one writer and this connection is synchronous. */
export const transactOn =
  (db: DatabaseSync, clock: () => Instant, statements: Statements, lock: Lock, woken: () => void): Store['transact'] =>
  (need, decide) =>
    lock(async () => {
      db.exec('BEGIN IMMEDIATE');
      try {
        const { writes, result } = decide(hold(statements, need, clock()));
        write(statements, writes);
        db.exec('COMMIT');
        if (writes.messages.length > 0) woken();
        return result;
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
    });
