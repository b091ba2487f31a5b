import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@gongkai/calendar';
import { lockedSnapshot, positionsOf } from '../sql/case-rows.ts';
import { agencyKey, type LockedSnapshot, type ReadSet, type Store, type Writes } from '../store/kit.ts';
import { type CaseCache, createCaseCache } from './case-cache.ts';
import { immediately, type Lock, rollBack } from './connect.ts';
import { pendingAct, prepareStatements, rowsOf, type Statements, unchangedOf, writeRows } from './statements.ts';
import { untilFree } from './until-free.ts';
import { failureOf, type Writer, type WriteResult } from './writer.ts';

/** Reads a read set, without the cases that are cached. */
const readLocked = (
  statements: Statements,
  { cases, responses, counters, due }: ReadSet,
  now: Instant,
  cached: LockedSnapshot['cases'],
): LockedSnapshot => {
  const { limit = 0, after = null } = due ?? {};
  const position = [after?.at ?? Number.MIN_SAFE_INTEGER, after?.caseId ?? ''] as const;
  const claimed = limit === 0 ? [] : statements.due.all(now, ...position, limit);
  const found = cases.flatMap((id) => (cached.has(id) ? [] : statements.hold.all(id)));
  const valueOf = (agency: string, name: string): number =>
    Number(statements.counter.get(agencyKey(agency), name)?.['value'] ?? 0);
  const locked = lockedSnapshot({
    now,
    cases: [...found, ...claimed],
    due: positionsOf(claimed),
    responses: responses.flatMap(({ actor, key }) => statements.response.all(actor, key)),
    counters: new Map(counters.map(({ agency, name }) => [name, valueOf(agency, name)])),
  });
  return cached.size === 0 ? locked : { ...locked, cases: new Map([...cached, ...locked.cases]) };
};

/** The connection of a store, and what guards it. */
export interface ConnectionDeps {
  readonly db: DatabaseSync;
  readonly clock: () => Instant;
  /** One at a time on this connection. */
  readonly lock: Lock;
  /** Null for a database in memory, which has one connection. */
  readonly writer: Writer | null;
  /** How long a call waits while another process has the file, in milliseconds. */
  readonly lockMs: number;
  /** Called after each commit that wrote messages. */
  readonly committed: () => void;
}

interface TransactionDeps extends ConnectionDeps {
  readonly statements: Statements;
  readonly cache: CaseCache;
}

interface Decided<T> {
  readonly writes: Writes;
  readonly result: T;
}

type Decide<T> = (locked: LockedSnapshot) => Decided<T>;

const NOT_CACHED: LockedSnapshot['cases'] = new Map();

/** Reads, decides and writes on this connection. */
const transactInline = <T>(
  { db, statements, clock, lock, writer, cache }: TransactionDeps,
  readSet: ReadSet,
  decide: Decide<T>,
  until: number,
): Promise<Decided<T>> => {
  const attempt = (): Decided<T> =>
    immediately(db, () => {
      const locked = readLocked(statements, readSet, clock(), NOT_CACHED);
      const made = decide(locked);
      writeRows(statements, rowsOf(made.writes, locked), pendingAct(made.writes, locked));
      return made;
    });
  return lock(async () => {
    await writer?.idle();
    const decided = await untilFree(until, attempt);
    cache.put(decided.writes);
    return decided;
  });
};

/** Reads at one moment. */
const atOnce = <T>(db: DatabaseSync, read: () => T): T => {
  db.exec('BEGIN');
  try {
    return read();
  } finally {
    // It wrote nothing, and after a fault of the disk the database may have ended it already.
    rollBack(db);
  }
};

const WRITTEN: Promise<WriteResult> = Promise.resolve({ kind: 'written' });

/**
 * Decides here, on cached cases as far as possible, and sends the writes to the thread, which first checks that the cases
 * are unchanged. Null where they are not.
 */
const transactOnWriterThread = async <T>(
  deps: TransactionDeps,
  writer: Writer,
  readSet: ReadSet,
  decide: Decide<T>,
  until: number,
): Promise<Decided<T> | null> => {
  const { db, statements, clock, lock, cache } = deps;
  const { locked, decided, written } = await lock(async () => {
    const cached = cache.get(readSet.cases);
    const decideOn = async (known: LockedSnapshot['cases']) => {
      const read = () => atOnce(db, () => readLocked(statements, readSet, clock(), known));
      const snapshot = await untilFree(until, read);
      return { locked: snapshot, decided: decide(snapshot) };
    };
    const first = await decideOn(cached);
    // A case that is not written is not checked by the write: it is read before a submission on it is refused.
    const changed = new Set(first.decided.writes.cases.map(({ id }) => id));
    const last = [...cached.keys()].every((id) => changed.has(id)) ? first : await decideOn(NOT_CACHED);
    const rows = rowsOf(last.decided.writes, last.locked);
    const unchanged = unchangedOf(last.decided.writes, last.locked, cached);
    const act = pendingAct(last.decided.writes, last.locked);
    return { ...last, written: rows.length === 0 ? WRITTEN : writer.write({ unchanged, rows, act }) };
  });
  cache.delete(locked.cases.keys());
  const result = await written;
  if (result.kind === 'failed') throw failureOf(result);
  if (result.kind === 'conflict') return null;
  cache.put(decided.writes);
  return decided;
};

/** Whether the round trip to the other thread pays off: a single fact is written sooner here. */
const isLarge = ({ cases, due, size = cases.length }: ReadSet): boolean => size + (due?.limit ?? 0) > 1;

// A few kilobytes each.
const CACHED_CASES = 1000;

/** The transaction of a store: one after another, since SQLite has one writer. */
export const transactOn = (connection: ConnectionDeps): Store['transact'] => {
  const { db, writer, lockMs, committed } = connection;
  const deps = { ...connection, statements: prepareStatements(db), cache: createCaseCache(CACHED_CASES) };
  return async (readSet, decide) => {
    const until = performance.now() + lockMs;
    const onThread =
      readSet.alone !== true && writer?.takes(isLarge(readSet)) === true
        ? await transactOnWriterThread(deps, writer, readSet, decide, until)
        : null;
    const { writes, result } = onThread ?? (await transactInline(deps, readSet, decide, until));
    if (writes.messages.length > 0) committed();
    return result;
  };
};
