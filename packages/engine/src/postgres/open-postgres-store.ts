import type { Instant } from '@gongkai/calendar';
import { storeOnSql } from '../sql/store-on-sql.ts';
import type { Store } from '../store/store.ts';
import type { PostgresOptions } from './postgres-options.ts';
import { checkServer, createPool, schemaOf } from './connect.ts';
import { postgresDatabase } from './postgres-database.ts';
import { transactOn } from './transact.ts';
import { migrate } from './schema.ts';

/** A store on a server; any number of processes may open the same one. */
export interface PostgresStoreOptions extends PostgresOptions {
  /** For tests; default: the server's own clock. */
  readonly clock?: () => Instant;
  /** Whether migrations are applied first, default true. */
  readonly migrate?: boolean;
}

/**
 * Opens a store on PostgreSQL 14 or newer.
 * @throws SchemaError when the server is too old or not durable, a newer release wrote the schema, or an applied migration was altered.
 */
export const openPostgresStore = async (options: PostgresStoreOptions): Promise<Store> => {
  const { clock } = options;
  const pool = createPool(options);
  try {
    await checkServer(pool);
    if (options.migrate ?? true) await migrate(pool, schemaOf(options));
  } catch (error) {
    await pool.end();
    throw error;
  }
  let closed = false;
  return storeOnSql({
    kind: 'postgresql',
    usesHostClock: false,
    // While one batch waits for the server's disk, the next one is decided.
    maxConcurrentTransactions: 2,
    database: postgresDatabase(pool, clock),
    transact: (committed) => transactOn(pool, clock, committed),
    close: async () => {
      if (closed) return;
      closed = true;
      await pool.end();
    },
  });
};
