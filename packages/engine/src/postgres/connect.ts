import pg from 'pg';
import { SchemaError } from '../errors.ts';
import { limitConnections, withClient } from './with-client.ts';
import type { PostgresLimits, PostgresOptions } from './postgres-options.ts';

const NAME = /^[a-z][a-z0-9_]{0,62}$/;
const OLDEST = 140_000;

// Instants and counts are integers far below 2^53; everything else is text.
const INT8 = 20;
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format ?? 'text')) as typeof pg.types.getTypeParser,
};

/** @throws TypeError when the schema is not a plain lower-case name. */
export const schemaOf = ({ schema = 'gongkai' }: Pick<PostgresOptions, 'schema'>): string => {
  if (!NAME.test(schema)) throw new TypeError(`${schema} cannot be a schema: lower-case letters, digits, underscores`);
  return schema;
};

// A plan that is made and cached while a table is small would scan all of it once it has grown.
const PLANS = '-c enable_seqscan=off';

const settingsOf = ({ lockMs = 5_000, statementMs = 10_000, idleMs = 30_000 }: PostgresLimits): string =>
  [
    `-c lock_timeout=${lockMs}`,
    `-c statement_timeout=${statementMs}`,
    `-c idle_in_transaction_session_timeout=${idleMs}`,
  ].join(' ');

/** Connections of a process to the server. */
export const createPool = (options: PostgresOptions): pg.Pool => {
  const { limits = {} } = options;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 8,
    types,
    connectionTimeoutMillis: limits.connectMs ?? 5_000,
    // A server that vanished without a word is noticed while its connection is idle.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    options: `-c search_path=${schemaOf(options)} -c client_min_messages=warning ${PLANS} ${settingsOf(limits)}`,
    application_name: 'gongkai',
  });
  // The pool replaces a connection that breaks while it is idle; a broken one in use fails by its own statement.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  limitConnections(pool, limits.statementMs ?? 10_000);
  return pool;
};

const SETTINGS = `SELECT current_setting('server_version_num') AS version, current_setting('fsync') AS fsync,
  current_setting('synchronous_commit') AS commit`;

/**
 * @throws SchemaError when the server is too old or not durable, StoreUnavailableError where it does not answer.
 */
export const checkServer = async (pool: pg.Pool): Promise<void> => {
  const [found] = await withClient(pool, async (client) => (await client.query<Record<string, string>>(SETTINGS)).rows);
  const version = Number(found?.['version'] ?? 0);
  if (version < OLDEST) throw new SchemaError(`the server is PostgreSQL ${version / 10_000}; 14 or newer is needed`);
  if (found?.['fsync'] === 'off') throw new SchemaError('the server runs with fsync off and loses acknowledged facts');
  if (found?.['commit'] === 'off') {
    throw new SchemaError('synchronous_commit is off for this role, so that acknowledged facts can be lost');
  }
};
