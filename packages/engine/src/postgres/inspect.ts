import type pg from 'pg';
import type { Inspection, RoleRights } from '../store/inspection.ts';
import { readMigrations, triggersOf } from '../sql/migration.ts';
import { CHANGING } from './migrate.ts';
import { NOW } from './postgres-database.ts';

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
