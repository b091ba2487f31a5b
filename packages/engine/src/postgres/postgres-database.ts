import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Instant } from '@gongkai/calendar';
import type { Database, Row, Sql } from '../sql/sql.ts';
import { connectTo, withClient } from './with-client.ts';

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

/** Statements on one connection. */
export const sqlOn = (client: Pick<pg.ClientBase, 'query'>): Sql => ({
  all: async (text, values = []) => (await client.query<Row>({ name: nameOf(text), text, values: [...values] })).rows,
  run: async (text, values = []) =>
    (await client.query({ name: nameOf(text), text, values: [...values] })).rowCount ?? 0,
});

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

// A long read may take as long as it needs, and so may its reader between two pages.
const BEGIN_READING = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0;
  SET LOCAL idle_in_transaction_session_timeout = 0`;

async function* readConsistently<T>(pool: pg.Pool, read: (sql: Sql) => AsyncGenerator<T>): AsyncGenerator<T> {
  const client = await connectTo(pool);
  let isDone = false;
  try {
    await client.query(BEGIN_READING);
    yield* read(sqlOn(client));
    await client.query('COMMIT');
    isDone = true;
  } finally {
    // Also where the reader stopped early: the transaction ends with its connection.
    client.release(!isDone);
  }
}

/** Statements, each on any connection. */
const sqlOnPool = (pool: pg.Pool): Sql => ({
  all: (text, values) => withClient(pool, (client) => sqlOn(client).all(text, values)),
  run: (text, values) => withClient(pool, (client) => sqlOn(client).run(text, values)),
});

/** A server as the shared parts of a store use it. */
export const postgresDatabase = (pool: pg.Pool, clock: (() => Instant) | undefined): Database => {
  const sql = sqlOnPool(pool);
  const nowIn = async (on: Sql): Promise<Instant> => clock?.() ?? Number((await on.all(NOW))[0]?.['now']);
  return {
    ...sql,
    skipLocked: ' FOR UPDATE SKIP LOCKED',
    stableMessages: ' AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint',
    messageOrder: ['xid', 'place'],
    exclusiveLock: ONE_AT_A_TIME,
    textIndex: 'tsvector',
    listOf: (mark) => `SELECT json_array_elements_text(${mark}::json)`,
    now: () => nowIn(sql),
    nowIn,
    inTransaction: (work) => inTransaction(pool, work),
    readConsistently: (read) => readConsistently(pool, read),
  };
};
