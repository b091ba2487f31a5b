import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Instant } from '@gongkai/calendar';
import type { Database, Row, Sql } from '../sql/sql.ts';

/** The server's own clock in milliseconds, never rounded into the future. */
export const NOW = 'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now';

/** Lets one transaction of a schema at a time continue. */
export const ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('gongkai one at a time in ' || current_schema()))";

const names = new Map<string, string>();

/** The name under which a statement is prepared once on each connection, derived from its text. */
const nameOf = (text: string): string => {
  const name = names.get(text) ?? `gk_${createHash('sha1').update(text).digest('hex')}`;
  names.set(text, name);
  return name;
};

/** Statements on one connection, or on any. */
export const sqlOn = (client: Pick<pg.ClientBase, 'query'>): Sql => ({
  all: async (text, values = []) => (await client.query<Row>({ name: nameOf(text), text, values: [...values] })).rows,
  run: async (text, values = []) =>
    (await client.query({ name: nameOf(text), text, values: [...values] })).rowCount ?? 0,
});

/** Runs work on one connection; a connection that broke meanwhile is not used again. */
export const withClient = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken = false;
  const onError = (): void => void (broken = true);
  client.on('error', onError);
  try {
    return await work(client);
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
};

const inTransaction = <T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>): Promise<T> =>
  withClient(pool, async (client) => {
    await client.query('BEGIN');
    try {
      const result = await work(sqlOn(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  });

async function* readConsistently<T>(pool: pg.Pool, read: (sql: Sql) => AsyncGenerator<T>): AsyncGenerator<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    yield* read(sqlOn(client));
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** A server as the shared parts of a store use it. */
export const postgresDatabase = (pool: pg.Pool, clock: (() => Instant) | undefined): Database => {
  const sql = sqlOn(pool);
  const nowIn = async (on: Sql): Promise<Instant> => clock?.() ?? Number((await on.all(NOW))[0]?.['now']);
  return {
    ...sql,
    skipLocked: ' FOR UPDATE SKIP LOCKED',
    stableMessages: ' AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint',
    messageOrder: ['xid', 'place'],
    exclusiveLock: ONE_AT_A_TIME,
    listOf: (mark) => `SELECT json_array_elements_text(${mark}::json)`,
    now: () => nowIn(sql),
    nowIn,
    inTransaction: (work) => inTransaction(pool, work),
    readConsistently: (read) => readConsistently(pool, read),
  };
};
