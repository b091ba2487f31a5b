import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { openPostgresStore } from '../src/postgres/open-postgres-store.ts';
import { freshSchema } from './postgres.fixture.ts';

/** A connection of the owner to a schema. */
export const connected = async (schema: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: inject('databaseUrl'), options: `-c search_path=${schema}` });
  await client.connect();
  return client;
};

const PARTITION_SCRIPT = new URL('../schema/partition-by-agency.sql', import.meta.url);

/** A fresh schema of the migrations, partitioned by the script that an operator runs. */
export const partitionedSchema = async (): Promise<string> => {
  const schema = freshSchema();
  await (await openPostgresStore({ url: inject('databaseUrl'), schema, connections: 1 })).close();
  const client = await connected(schema);
  await client.query(await readFile(PARTITION_SCRIPT, 'utf8'));
  await client.end();
  return schema;
};

// The rows that the present transaction scanned, added or changed, by table, triggers included.
const WORK = `SELECT relname, coalesce(seq_scan, 0) + coalesce(idx_scan, 0) + n_tup_ins + n_tup_upd + n_tup_del AS work
  FROM pg_stat_xact_user_tables WHERE schemaname = current_schema()`;

const workOf = async (client: pg.Client): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await client.query<{ relname: string; work: string }>(WORK);
  return new Map(rows.map(({ relname, work }) => [relname, Number(work)]));
};

/** Whether the server plans a statement again for its values, or once for all of them. */
export type Planning = 'force_custom_plan' | 'force_generic_plan';

/**
 * Runs a statement in the open transaction, and returns the tables and partitions on which the server worked. EXPLAIN shows
 * less: this includes the work of triggers, and excludes partitions that are pruned while it runs.
 */
export const tablesTouched = async (
  client: pg.Client,
  text: string,
  values: readonly unknown[],
  planning: Planning,
): Promise<readonly string[]> => {
  await client.query(`SET LOCAL plan_cache_mode = ${planning}`);
  const before = await workOf(client);
  await client.query(text, [...values]);
  const after = await workOf(client);
  return [...after].filter(([table, work]) => work > (before.get(table) ?? 0)).map(([table]) => table);
};

const PARTITION = /^(.+)_p(\d)$/;

/** The partitions among tables, by number, and the tables without partitions. */
export const placesOf = (
  tables: readonly string[],
): { readonly parts: ReadonlySet<number>; readonly whole: readonly string[] } => ({
  parts: new Set(tables.flatMap((table) => PARTITION.exec(table)?.slice(2).map(Number) ?? [])),
  whole: tables.filter((table) => !PARTITION.test(table)),
});
