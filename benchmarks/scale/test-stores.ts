import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { Instant } from '@gongkai/calendar';
import type { Store } from '@gongkai/engine';
import { openPostgresStore, openSqliteStore } from '@gongkai/engine';
import pg from 'pg';
import { startPostgres } from '../../packages/engine/test-support/embedded-postgres.fixture.ts';

/** The size of a store in bytes, in total and by part. */
export interface Bytes {
  readonly total: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** Creates the stores of a run, by name. */
export interface TestStores {
  readonly kind: 'sqlite' | 'postgresql';
  /** The process id of the server; null for SQLite. */
  readonly server: number | null;
  open(name: string, clock?: () => Instant): Promise<Store>;
  /** Measures a store that is no longer written to, as it is or after removing the free space that updates have left. */
  bytes(name: string, compacted?: boolean): Promise<Bytes>;
  /** Returns the bytes of write-ahead log so far; null where they are not known. */
  written(): Promise<number | null>;
  /** The environment variables with which `npm start` serves a store. */
  environment(name: string): Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const LAY_OUT = new URL('../../packages/engine/schema/partition-by-agency.sql', import.meta.url);

const TABLES = "SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r'";
const SIZES = `SELECT coalesce(parent.relname, c.relname) AS name, sum(pg_total_relation_size(c.oid))::text AS bytes
  FROM pg_class c LEFT JOIN pg_inherits ON inhrelid = c.oid LEFT JOIN pg_class parent ON parent.oid = inhparent
  WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' GROUP BY 1`;

/** A quarter of a small server's memory, as the manual advises; at the default of 128 MB the larger register is read from disk. */
const BUFFERS = '512MB';

/** Starts a PostgreSQL server for the run. */
export const startPostgresStores = async (partitioned: boolean): Promise<TestStores> => {
  const server = await startPostgres([`shared_buffers=${BUFFERS}`]);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const known = new Set<string>();
  const layOut = async (schema: string): Promise<void> => {
    await (await openPostgresStore({ url: server.url, schema })).close();
    await client.query('ALTER DATABASE postgres SET plan_cache_mode = force_custom_plan');
    await client.query(`SET search_path = ${schema}`);
    await client.query(await readFile(LAY_OUT, 'utf8'));
  };
  return {
    kind: 'postgresql',
    server: server.pid,
    open: async (schema, clock) => {
      if (partitioned && !known.has(schema)) await layOut(schema);
      known.add(schema);
      return openPostgresStore({ url: server.url, schema, ...(clock === undefined ? {} : { clock }) });
    },
    bytes: async (schema, compacted = false) => {
      await client.query(`SET search_path = ${schema}`);
      // The database has several schemas: without names the command would process all of them and the catalogue.
      const { rows: tables } = await client.query<{ name: string }>(TABLES, [schema]);
      const names = tables.map(({ name }) => name).join(', ');
      await client.query(`VACUUM (${compacted ? 'FULL, ' : ''}ANALYZE) ${names}`);
      const { rows } = await client.query<{ name: string; bytes: string }>(SIZES, [schema]);
      const parts = Object.fromEntries(rows.map(({ name, bytes }) => [name, Number(bytes)]));
      return { total: Object.values(parts).reduce((sum, one) => sum + one, 0), parts };
    },
    written: async () => {
      const { rows } = await client.query<{ at: string }>("SELECT pg_current_wal_lsn() - '0/0' AS at");
      return Number(rows[0]?.at);
    },
    environment: (schema) => {
      if (schema !== 'gongkai') throw new TypeError('the API serves the schema gongkai');
      return { DATABASE_URL: server.url };
    },
    close: async () => {
      await client.end();
      await server.stop();
    },
  };
};

/** Creates SQLite files in a temporary folder. */
export const createSqliteStores = (): TestStores => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-scale-'));
  const pathOf = (name: string): string => join(folder, `${name}.db`);
  return {
    kind: 'sqlite',
    server: null,
    open: async (name, clock) => openSqliteStore({ file: pathOf(name), ...(clock === undefined ? {} : { clock }) }),
    bytes: async (name, compacted = false) => {
      if (compacted) {
        const db = new DatabaseSync(pathOf(name));
        db.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
        db.close();
      }
      const total = statSync(pathOf(name)).size;
      return { total, parts: { file: total } };
    },
    written: async () => null,
    environment: () => ({ GONGKAI_DATA: folder }),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
};
