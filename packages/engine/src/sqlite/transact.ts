import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@gongkai/calendar';
import { BrokenCaseError, messageOf } from '../errors.ts';
import type { DuePlace, Held, HeldCase, Need, Store, Writes } from '../store.ts';
import type { Row } from './rows.ts';
import { answerOf, caseOf, caseValues, factValues } from './rows.ts';
import type { Statements } from './statements.ts';

const heldCase = (row: Row): HeldCase => {
  const record = caseOf(row);
  const { tail_seq: seq, tail_hash: head } = row;
  if (seq === record.state.version && typeof head === 'string') return { record, head };
  throw new BrokenCaseError(record.id, 'its ledger does not end where the case does');
};

const some = (row: Row | undefined): readonly Row[] => (row === undefined ? [] : [row]);

const hold = (statements: Statements, need: Need, now: Instant): Held => {
  const asked = need.cases.flatMap((id) => some(statements.hold.get(id)));
  const { limit = 0, after = null } = need.due ?? {};
  const claimed =
    limit === 0 ? [] : statements.due.all(now, after?.at ?? Number.MIN_SAFE_INTEGER, after?.caseId ?? '', limit);
  const cases = new Map<string, HeldCase>();
  const broken = new Map<string, string>();
  for (const row of [...asked, ...claimed]) {
    const id = String(row['id']);
    try {
      cases.set(id, heldCase(row));
    } catch (error) {
      broken.set(id, error instanceof BrokenCaseError ? error.why : messageOf(error));
    }
  }
  return {
    now,
    cases,
    broken,
    due: claimed.map((row): DuePlace => ({ at: Number(row['due_order']), caseId: String(row['id']) })),
    answers: need.answers.flatMap(({ actor, key }) => some(statements.answer.get(actor, key))).map(answerOf),
    counters: new Map(need.counters.map((name) => [name, Number(statements.counter.get(name)?.['value'] ?? 0)])),
  };
};

const write = (statements: Statements, { cases, facts, messages, answers, counters }: Writes): void => {
  for (const record of cases) statements.put.run(...caseValues(record));
  for (const fact of facts) statements.append.run(...factValues(fact));
  for (const { caseId, seq, topic, body, createdAt } of messages) {
    statements.send.run(caseId, seq, topic, body, createdAt);
  }
  for (const { actor, key, fingerprint, caseId, seq } of answers) {
    statements.remember.run(actor, key, fingerprint, caseId, seq);
  }
  for (const { name, value } of counters) statements.count.run(name, value);
};

/** The transaction of a store: one at a time, since SQLite has one writer and this connection is synchronous. */
export const transactOn =
  (db: DatabaseSync, statements: Statements, clock: () => Instant): Store['transact'] =>
  async (need, decide) => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const { writes, result } = decide(hold(statements, need, clock()));
      write(statements, writes);
      db.exec('COMMIT');
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };
