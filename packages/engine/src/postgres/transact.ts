import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Instant } from '@gongkai/calendar';
import { actsAfter, draftOf, tailFrom } from '../sql/acts.ts';
import { ACTS } from '../sql/tables.ts';
import { lockedSnapshot, positionsOf } from '../sql/case-rows.ts';
import {
  agencyKey,
  agencyKeyOf,
  type LockedSnapshot,
  type ReadSet,
  type Store,
  type StoredAct,
  type Writes,
} from '../store/kit.ts';
import { binaryArray } from './binary-array.ts';
import { type Bound, type BoundStatement, pipeline, type Statement } from './pipeline.ts';
import { NOW, ONE_AT_A_TIME } from './postgres-database.ts';
import { withClient } from './with-client.ts';
import {
  ACT_TAIL,
  ADD_ACT,
  COUNTER_VALUES,
  DUE,
  HAND_OVER,
  HOLD,
  type Insert,
  RENAME,
  STORED_RESPONSES,
  WRITES,
} from './statements.ts';
import type { Row } from '../sql/sql.ts';

/** The number of attempts of a transaction that loses to other nodes. */
const MOST_TRIES = 6;
const EARLIEST = Number.MIN_SAFE_INTEGER;

const BEGIN: Statement = { text: 'BEGIN', fields: [] };
const COMMIT: Statement = { text: 'COMMIT', fields: [] };
const ACTS_LOCK: Statement = { text: ONE_AT_A_TIME, fields: [] };
const CLOCK: Statement = { text: NOW, fields: [{ name: 'now', type: 'bigint' }] };

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Unique violation, serialization failure, deadlock: another node was faster, and it is safe to retry. */
const isRetryable = (error: unknown): boolean => ['23505', '40001', '40P01'].includes(codeOf(error));

const bind = (statement: Statement, ...values: readonly Bound[]): BoundStatement => ({ statement, values });

const texts = (list: Iterable<string>): Buffer => binaryArray('text', [...list]);

const holdCases = (ids: readonly string[]): BoundStatement | undefined =>
  ids.length === 0 ? undefined : bind(HOLD, texts(new Set(ids.map(agencyKeyOf))), texts(ids));

const lockCounters = ({ counters }: ReadSet): BoundStatement | undefined => {
  if (counters.length === 0) return undefined;
  const agencies = new Set(counters.map(({ agency }) => agencyKey(agency)));
  return bind(COUNTER_VALUES, texts(agencies), texts(counters.map(({ name }) => name)));
};

const findResponses = ({ responses }: ReadSet): BoundStatement | undefined => {
  if (responses.length === 0) return undefined;
  return bind(STORED_RESPONSES, texts(responses.map(({ actor }) => actor)), texts(responses.map(({ key }) => key)));
};

const claimDue = ({ due }: ReadSet, now: Instant | null): BoundStatement | undefined =>
  due && bind(DUE, now, due.after?.at ?? EARLIEST, due.after?.caseId ?? '', due.limit);

/** Reads cases again for whose lock the statement had to wait. */
const readLate = async (client: pg.ClientBase, rows: readonly Row[]): Promise<readonly Row[]> => {
  const late = rows.filter((row) => row['tail_seq'] !== row['version']).map((row) => String(row['id']));
  if (late.length === 0) return rows;
  const { cases } = await pipeline(client, { cases: holdCases(late) });
  return [...rows.filter((row) => !late.includes(String(row['id']))), ...cases];
};

/** Begins, locks and reads a read set, in one round trip, or two where due cases are claimed. */
const lock = async (client: pg.ClientBase, readSet: ReadSet, now: Instant | null): Promise<LockedSnapshot> => {
  const clock = now === null ? bind(CLOCK) : undefined;
  const rest = { counters: lockCounters(readSet), responses: findResponses(readSet), clock };
  const begin = bind(BEGIN);
  const due = claimDue(readSet, now);
  const first = due === undefined ? undefined : await pipeline(client, { begin, due });
  const claimed = positionsOf(first?.due ?? []);
  const cases = holdCases([...readSet.cases, ...claimed.map(({ caseId }) => caseId)]);
  const found = await pipeline(client, { begin: first === undefined ? begin : undefined, cases, ...rest });
  const values = new Map(found.counters.map((row) => [String(row['name']), Number(row['value'])]));
  return lockedSnapshot({
    now: now ?? Number(found.clock[0]?.['now']),
    cases: await readLate(client, found.cases),
    due: claimed,
    responses: found.responses,
    counters: new Map(readSet.counters.map(({ name }) => [name, values.get(name) ?? 0])),
  });
};

const insertRows = <R>({ table, many, one }: Insert<R>, records: readonly R[]): BoundStatement | undefined => {
  const [first, ...others] = records;
  if (first === undefined) return undefined;
  if (others.length === 0) return bind(one, ...table.values(first));
  return bind(many, ...table.columns.map(({ type, write }) => binaryArray(type, records.map(write))));
};

/** Writes and commits, in one round trip, in this order. */
const write = (writes: Writes, acts: readonly StoredAct[]): Readonly<Record<string, BoundStatement | undefined>> => ({
  cases: insertRows(WRITES.cases, writes.cases),
  counters: insertRows(WRITES.counters, writes.counters),
  facts: insertRows(WRITES.facts, writes.facts),
  messages: insertRows(WRITES.messages, writes.messages),
  responses: insertRows(WRITES.responses, writes.responses),
  renamed:
    writes.renamed.length === 0
      ? undefined
      : bind(RENAME, texts(new Set(writes.renamed.map(agencyKeyOf))), texts(writes.renamed)),
  parties: insertRows(WRITES.parties, writes.parties),
  ...Object.fromEntries(
    (writes.transfers ?? []).map(({ id, agency }) => [`hand ${id}`, bind(HAND_OVER, agency, agencyKeyOf(id), id)]),
  ),
  gaps: insertRows(WRITES.gaps, writes.gaps),
  moves: insertRows(WRITES.moves, writes.moves),
  tasks: insertRows(WRITES.tasks, writes.tasks),
  unlinks: insertRows(WRITES.unlinks, writes.unlinks),
  links: insertRows(WRITES.links, writes.links),
  ...Object.fromEntries(acts.map((one) => [`act ${one.seq}`, bind(ADD_ACT, ...ACTS.values(one))])),
  documents: insertRows(
    WRITES.documents,
    (writes.documents ?? []).filter(({ whole }) => whole),
  ),
  additions: insertRows(
    WRITES.additions,
    (writes.documents ?? []).filter(({ whole }) => !whole),
  ),
  tallies: insertRows(WRITES.tallies, writes.tallies),
  commit: bind(COMMIT),
});

/** The acts of what is written beside facts, after the last one; most transactions have none, and need no lock. */
const actsOf = async (client: pg.ClientBase, writes: Writes, locked: LockedSnapshot): Promise<readonly StoredAct[]> => {
  const draft = draftOf(writes, locked.cases);
  if (draft === null) return [];
  const { tail } = await pipeline(client, { lock: bind(ACTS_LOCK), tail: bind(ACT_TAIL) });
  return actsAfter(tailFrom(tail[0]), draft, locked.now);
};

type Decide<T> = (locked: LockedSnapshot) => { readonly writes: Writes; readonly result: T };

const transactOnce = async <T>(
  client: pg.PoolClient,
  readSet: ReadSet,
  decide: Decide<T>,
  now: Instant | null,
): Promise<T> => {
  try {
    const locked = await lock(client, readSet, now);
    const { writes, result } = decide(locked);
    await pipeline(client, write(writes, await actsOf(client, writes, locked)));
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};

/** The transaction of a store on a server; `committed` is called after each commit. */
export const transactOn =
  (pool: pg.Pool, clock: (() => Instant) | undefined, committed: () => void): Store['transact'] =>
  async <T>(readSet: ReadSet, decide: Decide<T>): Promise<T> => {
    for (let tried = 1; ; tried += 1) {
      try {
        const result = await withClient(pool, (client) => transactOnce(client, readSet, decide, clock?.() ?? null));
        committed();
        return result;
      } catch (error) {
        if (!isRetryable(error) || tried === MOST_TRIES) throw error;
      }
      await pause(Math.random() * 10 * tried);
    }
  };
