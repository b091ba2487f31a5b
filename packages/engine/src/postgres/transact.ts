import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Instant } from '@gongkai/calendar';
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
import type { Row } from '../sql/rows.ts';
import { responseOf, lockedCases } from '../sql/rows.ts';
import type { DuePosition, LockedSnapshot, ReadSet, Store, Writes } from '../store/store.ts';
import { agencyKey, agencyKeyOf } from '../store/time-ordered-id.ts';
import type { Element } from './binary-array.ts';
import { binaryArray } from './binary-array.ts';
import { TYPES } from './column-types.ts';
import type { Bound, BoundStatement, Statement } from './packet.ts';
import { pipeline } from './packet.ts';
import { NOW, withClient } from './postgres-database.ts';
import type { Insert } from './statements.ts';
import { RESPONSES, COUNTERS, DUE, HOLD, WRITES } from './statements.ts';

/** How often a transaction is tried that another node was faster than. */
const MOST_TRIES = 6;
const EARLIEST = Number.MIN_SAFE_INTEGER;

const BEGIN: Statement = { text: 'BEGIN', columns: [] };
const COMMIT: Statement = { text: 'COMMIT', columns: [] };
const CLOCK: Statement = { text: NOW, columns: ['now'] };

const code = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

// Unique key taken, serialisation failure, deadlock: another node was faster, and a second look decides rightly.
const isRetryable = (error: unknown): boolean => ['23505', '40001', '40P01'].includes(code(error));

const claimed = (rows: readonly Row[]): readonly DuePosition[] =>
  rows
    .map((row): DuePosition => ({ at: Number(row['wake_at']), caseId: String(row['id']) }))
    .toSorted((a, b) => a.at - b.at || (a.caseId < b.caseId ? -1 : 1));

const question = (statement: Statement, ...values: readonly Bound[]): BoundStatement => ({ statement, values });

const texts = (list: Iterable<string>): Buffer => binaryArray('text', [...list]);

const casesAsked = (ids: readonly string[]): BoundStatement | undefined =>
  ids.length === 0 ? undefined : question(HOLD, texts(new Set(ids.map(agencyKeyOf))), texts(ids));

const countersAsked = ({ counters }: ReadSet): BoundStatement | undefined => {
  if (counters.length === 0) return undefined;
  const agencies = new Set(counters.map(({ agency }) => agencyKey(agency)));
  return question(COUNTERS, texts(agencies), texts(counters.map(({ name }) => name)));
};

const responsesAsked = ({ responses }: ReadSet): BoundStatement | undefined => {
  if (responses.length === 0) return undefined;
  return question(RESPONSES, texts(responses.map(({ actor }) => actor)), texts(responses.map(({ key }) => key)));
};

const dueAsked = ({ due }: ReadSet, now: Instant | null): BoundStatement | undefined =>
  due && question(DUE, now, due.after?.at ?? EARLIEST, due.after?.caseId ?? '', due.limit);

/** Cases that had to be waited for are read once more, now that they are locked. */
const readAgain = async (client: pg.ClientBase, rows: readonly Row[]): Promise<readonly Row[]> => {
  const late = rows.filter((row) => row['tail_seq'] !== row['version']).map((row) => String(row['id']));
  if (late.length === 0) return rows;
  const { cases } = await pipeline(client, { cases: casesAsked(late) });
  return [...rows.filter((row) => !late.includes(String(row['id']))), ...cases];
};

/** Begins, locks and reads everything that a transaction needs, in one round trip, or two where it is asked what is due. */
const hold = async (client: pg.ClientBase, need: ReadSet, now: Instant | null): Promise<LockedSnapshot> => {
  const clock = now === null ? question(CLOCK) : undefined;
  const rest = { counters: countersAsked(need), responses: responsesAsked(need), clock };
  const begin = question(BEGIN);
  const due = dueAsked(need, now);
  const first = due === undefined ? undefined : await pipeline(client, { begin, due });
  const places = claimed(first?.due ?? []);
  const cases = casesAsked([...need.cases, ...places.map(({ caseId }) => caseId)]);
  const found = await pipeline(client, { begin: first === undefined ? begin : undefined, cases, ...rest });
  const values = new Map(found.counters.map((row) => [String(row['name']), Number(row['value'])]));
  return {
    now: now ?? Number(found.clock[0]?.['now']),
    ...lockedCases(await readAgain(client, found.cases)),
    due: places,
    responses: found.responses.map(responseOf),
    counters: new Map(need.counters.map(({ name }) => [name, values.get(name) ?? 0])),
  };
};

type Written = Readonly<Record<string, Element>>;

const inserted = ({ columns, many, one }: Insert, rows: readonly Written[]): BoundStatement | undefined => {
  const [first, ...others] = rows;
  if (first === undefined) return undefined;
  if (others.length === 0)
    return question({ text: one, columns: [] }, ...columns.map((column) => first[column] ?? null));
  const lists = columns.map((column) =>
    binaryArray(
      TYPES[column],
      rows.map((row) => row[column] ?? null),
    ),
  );
  return question({ text: many, columns: [] }, ...lists);
};

/** What is written and committed, in one round trip, in this order. */
const written = (writes: Writes): Readonly<Record<string, BoundStatement | undefined>> => ({
  cases: inserted(WRITES.cases, writes.cases.map(caseColumns)),
  counters: inserted(WRITES.counters, writes.counters.map(counterColumns)),
  facts: inserted(WRITES.facts, writes.facts.map(factColumns)),
  messages: inserted(WRITES.messages, writes.messages.map(messageColumns)),
  responses: inserted(WRITES.responses, writes.responses.map(responseColumns)),
  moves: inserted(WRITES.moves, writes.moves.map(moveColumns)),
  tasks: inserted(WRITES.tasks, writes.tasks.map(taskColumns)),
  tallies: inserted(WRITES.tallies, writes.tallies.map(tallyColumns)),
  commit: question(COMMIT),
});

type Decide<T> = (held: LockedSnapshot) => { readonly writes: Writes; readonly result: T };

const once = async <T>(client: pg.PoolClient, need: ReadSet, decide: Decide<T>, now: Instant | null): Promise<T> => {
  try {
    const { writes, result } = decide(await hold(client, need, now));
    await pipeline(client, written(writes));
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};

/** The transaction of a store on a server. */
export const transactOn =
  (pool: pg.Pool, clock: (() => Instant) | undefined, committed: () => void): Store['transact'] =>
  async <T>(need: ReadSet, decide: Decide<T>): Promise<T> => {
    for (let tried = 1; ; tried += 1) {
      try {
        const result = await withClient(pool, (client) => once(client, need, decide, clock?.() ?? null));
        committed();
        return result;
      } catch (error) {
        if (!isRetryable(error) || tried === MOST_TRIES) throw error;
      }
      await pause(Math.random() * 10 * tried);
    }
  };
