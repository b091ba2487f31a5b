import type pg from 'pg';
import {
  ADD_APPLIED,
  type AppliedMigration,
  appliedValues,
  CREATE_APPLIED,
  type Migration,
  pendingAmong,
  readMigrations,
  triggersOf,
} from '../sql/migration.ts';
import { BLOB_CHUNKS, BLOBS, DOCUMENTS, LINKS, PARTIES, TABLES } from '../sql/tables.ts';
import type { Inspection, RoleRights, Schema } from '../store/schema.ts';
import { checkServer, createPool, schemaOf } from './connect.ts';
import { NOW } from './postgres-database.ts';
import { withClient, withPatientClient } from './with-client.ts';
import type { PostgresOptions } from './postgres-options.ts';

const appliedIn = async (client: pg.ClientBase): Promise<readonly AppliedMigration[]> => {
  const { rows: known } = await client.query(`SELECT 1 FROM pg_tables
    WHERE tablename = 'migrations' AND schemaname = current_schema()`);
  if (known.length === 0) return [];
  const { rows } = await client.query<{ number: number; checksum: string; readable_by: number }>(
    'SELECT number, checksum, readable_by FROM migrations ORDER BY number',
  );
  return rows.map(({ number, checksum, readable_by: readableBy }) => ({ number, checksum, readableBy }));
};

// A migration that waits for a lock blocks every later statement, so it gives up soon and can be tried again.
// Rewriting a table may take as long as it needs.
const BEGIN = "BEGIN; SET LOCAL lock_timeout = '5s'; SET LOCAL statement_timeout = 0";

const apply = async (client: pg.ClientBase, one: Migration): Promise<void> => {
  await client.query(BEGIN);
  try {
    await client.query(one.sql);
    await client.query(ADD_APPLIED, [...appliedValues(one, Date.now())]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
};

/**
 * The migrations that the schema lacks.
 * @throws SchemaError when a newer release wrote it, or an applied migration was altered.
 */
const pendingIn = (pool: pg.Pool, migrations: readonly Migration[]): Promise<readonly Migration[]> =>
  withClient(pool, async (client) => pendingAmong(migrations, await appliedIn(client)));

/**
 * Applies the migrations that the schema lacks, one in each transaction; of nodes that start at once one does it and the
 * others wait. Where nothing is lacking nothing is written, so that a role without the right to create tables can open the
 * store.
 */
export const migrate = async (
  pool: pg.Pool,
  schema: string,
  migrations: readonly Migration[] = readMigrations('postgres'),
): Promise<readonly Migration[]> => {
  if ((await pendingIn(pool, migrations)).length === 0) return [];
  return withPatientClient(pool, async (client) => {
    try {
      // Another node may be at work on a large table.
      await client.query('SET lock_timeout = 0; SET statement_timeout = 0');
      await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [`gongkai:${schema}`]);
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
      await client.query(CREATE_APPLIED);
      const pending = pendingAmong(migrations, await appliedIn(client));
      for (const one of pending) await apply(client, one);
      return pending;
    } finally {
      // A connection that returns to the pool with its lock would keep it; a broken connection has none.
      await client.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
      await client.query('RESET lock_timeout; RESET statement_timeout').catch(() => undefined);
    }
  });
};

/** Tables of which a row may change; the others are append-only. */
const CHANGING: readonly string[] = TABLES.filter(
  ({ names }) => names('always', 'dates', 'marks', 'orders', 'place', 'release').length > 0,
).map(({ name }) => name);

/** Tables of which rows are removed: what follows from others, and uploads that were cut off. Triggers keep what is whole. */
const REMOVABLE: readonly string[] = [BLOBS, BLOB_CHUNKS, LINKS, PARTIES, DOCUMENTS].map(({ name }) => name);

/**
 * Grants the rights of the application: read, insert, update what is not append-only, and remove uploads and what follows
 * from other tables; never truncate.
 */
const grantTo = (pool: pg.Pool, schema: string, role: string): Promise<void> =>
  withClient(pool, async (client) => {
    const name = client.escapeIdentifier(role);
    await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${name}`);
    await client.query(`GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA ${schema} TO ${name}`);
    await client.query(`GRANT UPDATE ON ${CHANGING.join(', ')} TO ${name}`);
    await client.query(`GRANT DELETE ON ${REMOVABLE.join(', ')} TO ${name}`);
  });

const SETTINGS = ['fsync', 'synchronous_commit', 'full_page_writes', 'TimeZone', 'max_connections'];

const GUARDS = `SELECT tgname AS name FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
  JOIN pg_namespace ON pg_namespace.oid = relnamespace
  WHERE nspname = current_schema() AND NOT tgisinternal AND tgenabled <> 'D'`;

const RIGHTS = `SELECT privilege, tablename AS name,
    has_table_privilege($1, quote_ident(schemaname) || '.' || quote_ident(tablename), privilege) AS held
  FROM pg_tables, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS privilege
  WHERE schemaname = current_schema() ORDER BY tablename, privilege`;

interface Right {
  readonly privilege: string;
  readonly name: string;
  readonly held: boolean;
}

const isNeeded = ({ privilege, name }: Right): boolean => {
  if (privilege === 'UPDATE') return CHANGING.includes(name);
  return privilege === 'DELETE' ? REMOVABLE.includes(name) : privilege === 'SELECT' || privilege === 'INSERT';
};

const rightsOf = async (client: pg.ClientBase, role: string | undefined): Promise<RoleRights> => {
  const { rows: me } = await client.query<{ name: string }>('SELECT current_user AS name');
  const name = role ?? String(me[0]?.name);
  const { rows } = await client.query<Right>(RIGHTS, [name]);
  const words = (rights: readonly Right[]): readonly string[] => rights.map((one) => `${one.privilege} ${one.name}`);
  return {
    name,
    excess: words(rows.filter((right) => right.held && !isNeeded(right))),
    lacking: words(rows.filter((right) => !right.held && isNeeded(right))),
  };
};

const inspect = (pool: pg.Pool, role: string | undefined): Promise<Inspection> =>
  withClient(pool, async (client) => {
    const setting = async (name: string): Promise<string> => {
      const { rows } = await client.query<{ value: string }>('SELECT current_setting($1) AS value', [name]);
      return String(rows[0]?.value);
    };
    const settings: Record<string, string> = {};
    for (const name of SETTINGS) settings[name] = await setting(name);
    const guards = (await client.query<{ name: string }>(GUARDS)).rows.map(({ name }) => name);
    const { rows } = await client.query<{ now: number }>(NOW);
    return {
      kind: 'postgresql',
      version: await setting('server_version'),
      now: Number(rows[0]?.now),
      settings,
      damage: null,
      missingGuards: triggersOf(readMigrations('postgres')).filter((name) => !guards.includes(name)),
      role: await rightsOf(client, role),
    };
  });

/**
 * The schema of a server.
 * @throws SchemaError when the server is too old or not durable.
 */
export const serverSchema = async (options: PostgresOptions): Promise<Schema> => {
  const pool = createPool(options);
  const schema = schemaOf(options);
  try {
    await checkServer(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    pending: () => pendingIn(pool, readMigrations('postgres')),
    apply: () => migrate(pool, schema),
    grant: (role) => grantTo(pool, schema, role),
    inspect: (role) => inspect(pool, role),
    close: () => pool.end(),
  };
};
