import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@gongkai/calendar';
import { lockedCases } from '../sql/case-rows.ts';
import { RESPONSES } from '../sql/tables.ts';
import type { DuePosition, LockedSnapshot, ReadSet, Store, Writes } from '../store/store.ts';
import { agencyKey } from '../store/time-ordered-id.ts';
import type { Lock } from './connect.ts';
import { immediately } from './connect.ts';
import type { CaseCache } from './case-cache.ts';
import type { Statements } from './statements.ts';
import type { Answer, Writer } from './writer.ts';
import type { Row } from '../sql/sql.ts';
import { rowsOf, unchangedOf, writeRows } from './statements.ts';

const some = (row: Row | undefined): readonly Row[] => (row === undefined ? [] : [row]);

const hold = (
  statements: Statements,
  need: ReadSet,
  now: Instant,
  recalled: LockedSnapshot['cases'] = new Map(),
): LockedSnapshot => {
  const asked = need.cases.flatMap((id) => (recalled.has(id) ? [] : some(statements.hold.get(id))));
  const { limit = 0, after = null } = need.due ?? {};
  const claimed =
    limit === 0 ? [] : statements.due.all(now, after?.at ?? Number.MIN_SAFE_INTEGER, after?.caseId ?? '', limit);
  const value = (agency: string, name: string): number =>
    Number(statements.counter.get(agencyKey(agency), name)?.['value'] ?? 0);
  const { cases, broken } = lockedCases([...asked, ...claimed]);
  return {
    now,
    cases: recalled.size === 0 ? cases : new Map([...recalled, ...cases]),
    broken,
    due: claimed.map((row): DuePosition => ({ at: Number(row['wake_at']), caseId: String(row['id']) })),
    responses: need.responses
      .flatMap(({ actor, key }) => some(statements.response.get(actor, key)))
      .map(RESPONSES.read),
    counters: new Map(need.counters.map(({ agency, name }) => [name, value(agency, name)])),
  };
};

/** What a transaction runs on. */
export interface TransactionDeps {
  readonly db: DatabaseSync;
  readonly statements: Statements;
  readonly clock: () => Instant;
  /** One at a time on this connection. */
  readonly lock: Lock;
  /** Null where there can be no other connection. */
  readonly writer: Writer | null;
  readonly memory: CaseCache;
  readonly committed: () => void;
}

type Decide<T> = (held: LockedSnapshot) => { readonly writes: Writes; readonly result: T };

/** Reads, decides and writes on this connection. */
const here = async <T>(
  { db, statements, clock, lock, writer, memory }: TransactionDeps,
  need: ReadSet,
  decide: Decide<T>,
) =>
  lock(async () => {
    await writer?.idle();
    const decided = immediately(db, () => {
      const held = hold(statements, need, clock());
      const { writes, result } = decide(held);
      writeRows(statements, rowsOf(writes, held));
      return { writes, result };
    });
    memory.keep(decided.writes);
    return decided;
  });

/** Reads at one moment. */
const atOnce = <T>(db: DatabaseSync, read: () => T): T => {
  db.exec('BEGIN');
  try {
    return read();
  } finally {
    db.exec('COMMIT');
  }
};

/**
 * Decides here, as far as possible on cases that are remembered, and lets the thread write, which looks first whether
 * what was decided on still holds. Null where it does not.
 */
const there = async <T>(desk: TransactionDeps, writer: Writer, need: ReadSet, decide: Decide<T>) => {
  const { db, statements, clock, lock, memory } = desk;
  const { held, decided, answer } = await lock(async () => {
    const recalled = memory.recall(need.cases);
    const decideOn = (cases: LockedSnapshot['cases']) => {
      const held = atOnce(db, () => hold(statements, need, clock(), cases));
      return { held, decided: decide(held) };
    };
    const first = decideOn(recalled);
    // Where nothing is written, nothing looks whether the case still is what it was: it is read before anybody is refused.
    const written = new Set(first.decided.writes.cases.map(({ id }) => id));
    const last = [...recalled.keys()].every((id) => written.has(id)) ? first : decideOn(new Map());
    const rows = rowsOf(last.decided.writes, last.held);
    const unchanged = unchangedOf(last.decided.writes, last.held, recalled);
    return { ...last, answer: rows.length === 0 ? WRITTEN : writer.write({ unchanged, rows }) };
  });
  memory.forget(held.cases.keys());
  const told = await answer;
  if (told.kind === 'failed') throw new Error(told.message);
  if (told.kind === 'beaten') return null;
  memory.keep(decided.writes);
  return decided;
};

const WRITTEN: Promise<Answer> = Promise.resolve({ kind: 'written' });

/** Whether it is worth the way to the other thread and back: a fact that comes alone is sooner written here. */
const isLarge = ({ cases, due, size = cases.length }: ReadSet): boolean => size + (due?.limit ?? 0) > 1;

/** The transaction of a store: one after the other, since SQLite has one writer. */
export const transactOn =
  (desk: TransactionDeps): Store['transact'] =>
  async (need, decide) => {
    const { writer } = desk;
    const tried = writer?.takes(isLarge(need)) === true ? await there(desk, writer, need, decide) : null;
    const { writes, result } = tried ?? (await here(desk, need, decide));
    if (writes.messages.length > 0) desk.committed();
    return result;
  };
