import type pg from 'pg';
import type { AppliedMigration, Migration } from '../sql/migration.ts';
import {
  ADD_APPLIED,
  appliedValues,
  CREATE_APPLIED,
  pendingAmong,
  readMigrations,
  triggersOf,
} from '../sql/migration.ts';
import { TABLES } from '../sql/tables.ts';
import type { Inspection, RoleRights } from '../store/inspection.ts';
import { NOW } from './postgres-database.ts';

const appliedIn = async (client: pg.ClientBase): Promise<readonly AppliedMigration[]> => {
  const { rows: known } = await client.query(`SELECT 1 FROM pg_tables
    WHERE tablename = 'migrations' AND schemaname = current_schema()`);
  if (known.length === 0) return [];
  const { rows } = await client.query<{ number: number; checksum: string; readable_by: number }>(
    'SELECT number, checksum, readable_by FROM migrations ORDER BY number',
  );
  return rows.map(({ number, checksum, readable_by: readableBy }) => ({ number, checksum, readableBy }));
};

// A migration that waits for a lock holds up whoever comes after it, so it gives up soon and can be tried again.
const BEGIN = "BEGIN; SET LOCAL lock_timeout = '5s'";

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
 * @throws SchemaError when a newer release wrote it, or a migration in it was altered.
 */
export const pendingIn = async (
  pool: pg.Pool,
  migrations: readonly Migration[] = readMigrations('postgres'),
): Promise<readonly Migration[]> => {
  const client = await pool.connect();
  try {
    return pendingAmong(migrations, await appliedIn(client));
  } finally {
    client.release();
  }
};

/**
 * Applies what the schema lacks, one migration a transaction; of nodes that start at once one does it and the others wait.
 * Where nothing is lacking nothing is written, so that a role without the right to make tables can open the store.
 */
export const migrate = async (
  pool: pg.Pool,
  schema: string,
  migrations: readonly Migration[] = readMigrations('postgres'),
): Promise<readonly Migration[]> => {
  if ((await pendingIn(pool, migrations)).length === 0) return [];
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [`gongkai:${schema}`]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await client.query(CREATE_APPLIED);
    const pending = pendingAmong(migrations, await appliedIn(client));
    for (const one of pending) await apply(client, one);
    return pending;
  } finally {
    // A connection that goes back with its lock would keep it, and one that is broken has none.
    await client.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    client.release();
  }
};

/** Tables of which a row may change; the others are append-only. */
export const CHANGING: readonly string[] = TABLES.filter(
  ({ names }) => names('always', 'dates', 'release').length > 0,
).map(({ name }) => name);

/** What the role of the application may do: read, add, and change what is not written once. Never delete or truncate. */
export const grantTo = async (pool: pg.Pool, schema: string, role: string): Promise<void> => {
  const client = await pool.connect();
  const name = client.escapeIdentifier(role);
  try {
    await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${name}`);
    await client.query(`GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA ${schema} TO ${name}`);
    await client.query(`GRANT UPDATE ON ${CHANGING.join(', ')} TO ${name}`);
  } finally {
    client.release();
  }
};

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

// Nodes read and add everywhere, change what is not written once, and never remove.
const isNeeded = ({ privilege, name }: Right): boolean =>
  privilege === 'UPDATE' ? CHANGING.includes(name) : privilege === 'SELECT' || privilege === 'INSERT';

const rightsOf = async (client: pg.ClientBase, asked: string | undefined): Promise<RoleRights> => {
  const { rows: me } = await client.query<{ name: string }>('SELECT current_user AS name');
  const name = asked ?? String(me[0]?.name);
  const { rows } = await client.query<Right>(RIGHTS, [name]);
  const words = (rights: readonly Right[]): readonly string[] => rights.map((one) => `${one.privilege} ${one.name}`);
  return {
    name,
    excess: words(rows.filter((right) => right.held && !isNeeded(right))),
    lacking: words(rows.filter((right) => !right.held && isNeeded(right))),
  };
};

/**
 * What a server says of itself, and what a role may do there, the present one unless named; only reads.
 * @throws Error of the server when there is no such role.
 */
export const inspectServer = async (pool: pg.Pool, role: string | undefined): Promise<Inspection> => {
  const client = await pool.connect();
  try {
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
  } finally {
    client.release();
  }
};
