import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Instant } from '@gongkai/calendar';
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
import type { Row } from '../sql/rows.ts';
import { answerOf, heldCases } from '../sql/rows.ts';
import type { Sql, Value } from '../sql/sql.ts';
import type { DuePlace, Held, Need, Store, Writes } from '../store.ts';
import { agencyKey, agencyKeyOf } from '../time-ordered-id.ts';
import { NOW, sqlOn, withClient } from './postgres-database.ts';
import type { Insert } from './statements.ts';
import { ANSWERS, COUNTERS, DUE, HOLD, LOCK, WRITES } from './statements.ts';

/** How often a transaction is tried that another node was faster than. */
const MOST_TRIES = 6;
const EARLIEST = Number.MIN_SAFE_INTEGER;

const code = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

// Unique key taken, serialisation failure, deadlock: another node was faster, and a second look decides rightly.
const wasBeaten = (error: unknown): boolean => ['23505', '40001', '40P01'].includes(code(error));

// pg takes arrays as values; the port of shared statements has no use for them.
const many = (values: readonly string[]): Value => values as unknown as Value;

const claimDue = async (sql: Sql, need: Need, now: Instant | null): Promise<readonly DuePlace[]> => {
  if (need.due === undefined) return [];
  const { limit, after } = need.due;
  const rows = await sql.all(DUE, [now, after?.at ?? EARLIEST, after?.caseId ?? '', limit]);
  return rows
    .map((row): DuePlace => ({ at: Number(row['wake_at']), caseId: String(row['id']) }))
    .toSorted((a, b) => a.at - b.at || (a.caseId < b.caseId ? -1 : 1));
};

const none: Promise<readonly Row[]> = Promise.resolve([]);

/** Everything that a transaction needs, sent at once; statements answer in the order in which they were sent. */
const hold = async (sql: Sql, need: Need, now: Instant | null): Promise<Held> => {
  const due = await claimDue(sql, need, now);
  const ids = [...need.cases, ...due.map(({ caseId }) => caseId)];
  const keys = many([...new Set(ids.map(agencyKeyOf))]);
  const agencies = many([...new Set(need.counters.map(({ agency }) => agencyKey(agency)))]);
  const [, counters, cases, answers, clock] = await Promise.all([
    need.cases.length === 0 ? none : sql.all(LOCK, [keys, many(need.cases)]),
    need.counters.length === 0 ? none : sql.all(COUNTERS, [agencies, many(need.counters.map(({ name }) => name))]),
    ids.length === 0 ? none : sql.all(HOLD, [keys, many(ids)]),
    need.answers.length === 0
      ? none
      : sql.all(ANSWERS, [many(need.answers.map(({ actor }) => actor)), many(need.answers.map(({ key }) => key))]),
    now === null ? sql.all(NOW) : none,
  ]);
  const values = new Map(counters.map((row) => [String(row['name']), Number(row['value'])]));
  return {
    now: now ?? Number(clock[0]?.['now']),
    ...heldCases(cases),
    due,
    answers: answers.map(answerOf),
    counters: new Map(need.counters.map(({ name }) => [name, values.get(name) ?? 0])),
  };
};

type Written = Readonly<Record<string, Value>>;

const writeRows = (sql: Sql, { columns, many, one }: Insert, rows: readonly Written[]): Promise<unknown> => {
  const [first, ...others] = rows;
  if (first === undefined) return Promise.resolve();
  if (others.length > 0) return sql.run(many, [JSON.stringify(rows)]);
  return sql.run(
    one,
    columns.map((column) => first[column] ?? null),
  );
};

const write = (sql: Sql, writes: Writes): readonly Promise<unknown>[] => {
  const rows: Readonly<Record<keyof typeof WRITES, readonly Written[]>> = {
    cases: writes.cases.map(caseColumns),
    counters: writes.counters.map(counterColumns),
    facts: writes.facts.map(factColumns),
    messages: writes.messages.map(messageColumns),
    answers: writes.answers.map(answerColumns),
    moves: writes.moves.map(moveColumns),
    tasks: writes.tasks.map(taskColumns),
    tallies: writes.tallies.map(tallyColumns),
  };
  const tables = ['cases', 'counters', 'facts', 'messages', 'answers', 'moves', 'tasks', 'tallies'] as const;
  return tables.map((table) => writeRows(sql, WRITES[table], rows[table]));
};

/** Waits for all, so that nothing is still on its way when the connection is used again; then the first failure counts. */
const allOf = async (pending: readonly Promise<unknown>[]): Promise<void> => {
  const failed = (await Promise.allSettled(pending)).find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
};

/** Sends what is asked for in one packet, so that the server wakes once for it and not once a statement. */
const inOnePacket = <T>(client: pg.PoolClient, send: () => T): T => {
  const { stream } = client.connection;
  stream.cork();
  // Statements hand their bytes over by the end of this turn.
  setImmediate(() => stream.uncork());
  return send();
};

type Decide<T> = (held: Held) => { readonly writes: Writes; readonly result: T };

const once = async <T>(client: pg.PoolClient, need: Need, decide: Decide<T>, now: Instant | null): Promise<T> => {
  const sql = sqlOn(client);
  const { begun, holding } = inOnePacket(client, () => ({
    begun: client.query('BEGIN'),
    holding: hold(sql, need, now),
  }));
  try {
    await allOf([begun, holding]);
    const { writes, result } = decide(await holding);
    // After a failed write the server answers COMMIT with ROLLBACK, and the failure is thrown.
    await allOf(inOnePacket(client, () => [...write(sql, writes), client.query('COMMIT')]));
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};

/** The transaction of a store on a server. */
export const transactOn =
  (pool: pg.Pool, clock: (() => Instant) | undefined, woken: () => void): Store['transact'] =>
  async <T>(need: Need, decide: Decide<T>): Promise<T> => {
    for (let tried = 1; ; tried += 1) {
      try {
        const result = await withClient(pool, (client) => once(client, need, decide, clock?.() ?? null));
        woken();
        return result;
      } catch (error) {
        if (!wasBeaten(error) || tried === MOST_TRIES) throw error;
      }
      await pause(Math.random() * 10 * tried);
    }
  };
