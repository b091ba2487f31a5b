import pg from 'pg';
import { inject } from 'vitest';
import { definitions, describeManifest } from '../../test-support/manifest.suite.ts';
import { freshSchema, openFresh } from '../../test-support/postgres.fixture.ts';

const COLUMNS = `SELECT c.relname || '.' || a.attname AS name, format_type(a.atttypid, a.atttypmod)
    || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END || coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), '') AS text
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped`;
const INDEXES = 'SELECT indexname AS name, indexdef AS text FROM pg_indexes WHERE schemaname = current_schema()';
const CONSTRAINTS = `SELECT conrelid::regclass || '.' || conname AS name, pg_get_constraintdef(oid) AS text FROM pg_constraint
  WHERE connamespace = current_schema()::regnamespace AND contype <> 'n'`;
const TRIGGERS = `SELECT tgname AS name, pg_get_triggerdef(oid) AS text FROM pg_trigger
  WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)`;
const FUNCTIONS = `SELECT proname AS name, prosrc AS text FROM pg_proc WHERE pronamespace = current_schema()::regnamespace`;

describeManifest('postgresql', async () => {
  const schema = freshSchema();
  await (await openFresh(undefined, schema)).close();
  const client = new pg.Client({ connectionString: inject('databaseUrl'), options: `-c search_path=${schema}` });
  await client.connect();
  const of = async (sql: string) => {
    const { rows } = await client.query<{ name: string; text: string }>(sql);
    return definitions(rows.map(({ name, text }) => [name, text.replaceAll(`${schema}.`, '')] as const));
  };
  const manifest = {
    columns: await of(COLUMNS),
    indexes: await of(INDEXES),
    constraints: await of(CONSTRAINTS),
    triggers: await of(TRIGGERS),
    functions: await of(FUNCTIONS),
  };
  await client.end();
  return manifest;
});
