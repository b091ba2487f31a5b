import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import { decide, submittedAt } from './decide.ts';

const SEED = `
  WITH made AS (
    INSERT INTO cases (id, state, snapshot, version, next_due_at)
    SELECT gen_random_uuid(), $1, $2, 1, $3 FROM generate_series(1, $4) RETURNING id)
  INSERT INTO facts (case_id, seq, type, at, actor, body) SELECT id, 1, 'request.submitted', $5, $6, $7 FROM made
  RETURNING case_id`;

/** Adds requests of one fact each, submitted at an instant, to the plain tables; returns their identifiers. */
export const seedCases = async (pool: Pool, count: number, submitted: string): Promise<readonly string[]> => {
  const { state, snapshot, nextDueAt, at, actor, body } = decide('', null, submittedAt(submitted));
  const { rows } = await pool.query(SEED, [state, snapshot, nextDueAt, count, at, actor, body]);
  return rows.map(({ case_id: id }) => String(id));
};

/** Throws unless each of these cases has exactly one `clock.expired`. */
export const checkExpired = async (pool: Pool, ids: readonly string[]): Promise<void> => {
  const { rows } = await pool.query(
    `SELECT count(*)::int AS facts, count(DISTINCT case_id)::int AS cases FROM facts
     WHERE type = 'clock.expired' AND case_id = ANY($1::uuid[])`,
    [ids],
  );
  const [found] = rows;
  if (found.facts !== ids.length || found.cases !== ids.length) {
    throw new Error(`${found.facts} expiries on ${found.cases} of ${ids.length} due cases`);
  }
};

const MOST_MS = 120_000;

/** Counts timers that have run; polling the database instead would slow it down. */
export const countdown = (count: number) => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const late = new Error('its timers did not finish in two minutes');
  const alarm = globalThis.setTimeout(() => reject(late), MOST_MS);
  let left = count;
  return {
    ran: promise.finally(() => clearTimeout(alarm)),
    tick: () => {
      left -= 1;
      if (left === 0) resolve();
    },
  };
};

/** Waits until a query, sent every 5 ms, counts nothing. */
export const waitUntilEmpty = async (pool: Pool, sql: string): Promise<void> => {
  const begin = performance.now();
  while ((await queryNumber(pool, sql)) > 0) {
    if (performance.now() - begin > MOST_MS) throw new Error('its timers were not marked as done in two minutes');
    await setTimeout(5);
  }
};

/** Returns the first number of a query's first row. */
export const queryNumber = async (pool: Pool, sql: string): Promise<number> =>
  Number(Object.values((await pool.query(sql)).rows[0] ?? {})[0]);

/** Splits a list into parts of at most `size`. */
export const chunk = <T>(list: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
