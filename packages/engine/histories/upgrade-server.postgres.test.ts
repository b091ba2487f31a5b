import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { formatInstant, instantOf } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import pg from 'pg';
import { afterAll, describe, expect, inject, it, vi } from 'vitest';
import { freshSchema } from '../test-support/postgres.fixture.ts';
import { type Engine, openEngine } from '../src/engine.ts';
import { createPool } from '../src/postgres/connect.ts';
import { openPostgresStore } from '../src/postgres/open-postgres-store.ts';
import { migrate as migrateServer } from '../src/postgres/schema.ts';
import { readMigrations } from '../src/sql/migration.ts';
import { openSqliteStore } from '../src/sqlite/open-sqlite-store.ts';
import { migrate as migrateFile } from '../src/sqlite/schema.ts';
import { openCases, writeOpenCases } from './open-cases.ts';

const NOW = instantOf('2026-11-30T10:00:00+08:00');
const clock = () => NOW;
const folder = mkdtempSync(join(tmpdir(), 'gongkai-upgrade-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** In the order in which rows may be written: facts follow one another, and messages were sent in their order. */
const COPIED = [
  ['cases', 'id'],
  ['facts', 'case_id, seq'],
  ['counters', 'name'],
  ['outbox', 'place'],
  ['tallies', 'cell'],
] as const;

const upTo = (database: 'sqlite' | 'postgres', ending: string) => {
  const all = readMigrations(database);
  const last = all.findIndex(({ name }) => name === ending);
  if (last === -1) throw new Error(`there is no migration "${ending}"`);
  return all.slice(0, last + 1);
};

/** The rows of the file in a schema of the server that the same release made. */
const copyToServer = async (file: string, ending: string): Promise<string> => {
  const schema = freshSchema();
  const pool = createPool({ url: inject('databaseUrl'), schema, connections: 1 });
  await migrateServer(pool, schema, upTo('postgres', ending));
  await pool.end();
  const db = new DatabaseSync(file, { readOnly: true });
  const client = new pg.Client(inject('databaseUrl'));
  await client.connect();
  await client.query(`SET search_path TO ${schema}`);
  for (const [table, order] of COPIED) {
    const { rows } = await client.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns
        WHERE table_schema = $1 AND table_name = $2 AND is_generated = 'NEVER' AND column_name NOT IN ('place', 'xid')`,
      [schema, table],
    );
    const names = rows.map(({ name }) => name);
    for (const row of db.prepare(`SELECT ${names.join(', ')} FROM ${table} ORDER BY ${order}`).all()) {
      const places = names.map((_, at) => `$${at + 1}`).join(', ');
      const values = names.map((name) => row[name]);
      await client.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`, values);
    }
  }
  await client.end();
  db.close();
  return schema;
};

/** Everything that lists, tables and checks say of a store. */
const seenOf = async (engine: Engine) => {
  const cases: unknown[] = [];
  await engine.eachCase({}, (record) => void cases.push(record));
  const sums = await engine.figures.sums({ from: 2000, through: 2100, agencies: null });
  const { problems } = await engine.verify();
  return {
    cases: cases.map((one) => JSON.stringify(one)).toSorted(),
    sums: sums.map(({ year, cell, hundredths }) => `${year} ${cell} ${hundredths}`).toSorted(),
    messages: (await engine.outbox.messages(null, 1000)).map(({ id, topic, body }) => `${id} ${topic} ${body}`),
    problems: problems.map((one) => JSON.stringify(one)).toSorted(),
  };
};

describe.each([
  ['as release 1.0.0 left it', 'cases by what wrote them', false],
  ['as the last release before the file of a case left it', 'acts, and rows that are written once', true],
] as const)('a store %s', (_, ending, isLater) => {
  it('has the same cases, tables and checks on a server as in a file, and takes facts of the file', async () => {
    const file = join(folder, `${isLater ? 'later' : 'first'}.db`);
    writeOpenCases(file);
    const left = upTo('sqlite', ending);
    const db = new DatabaseSync(file);
    migrateFile(db, left);
    expect(db.prepare('SELECT max(number) AS last FROM migrations').get()).toEqual({ last: left.length });
    db.close();
    const schema = await copyToServer(file, ending);
    const inFile = await openEngine({ store: openSqliteStore({ file, clock }), procedures: PROCEDURES });
    const store = await openPostgresStore({ url: inject('databaseUrl'), schema, connections: 4, clock });
    const onServer = await openEngine({ store, procedures: PROCEDURES });
    const last = await inFile.outbox.latest();
    // Messages show when no older transaction is open on the server, and a test next to this one may hold one open.
    await vi.waitUntil(async () => (await onServer.outbox.latest()) === last, { timeout: 50_000, interval: 50 });
    const seen = await seenOf(onServer);
    expect(seen).toEqual(await seenOf(inFile));
    expect(seen.cases).toHaveLength(openCases().length);
    expect(seen.problems.filter((one) => /"kind":"(?:tally|chain)"/.test(one))).toEqual([]);
    const [first] = openCases().filter(({ procedure }) => procedure === 'disclosure-request');
    const fact = { type: 'case.assigned', at: formatInstant(NOW), person: 'wang', internalDueOn: '2026-12-04' };
    for (const engine of [inFile, onServer]) {
      const by = { actor: { id: 'chen', duties: ['office-head'] } };
      expect(await engine.submit(first?.id ?? '', fact, by)).toMatchObject({ ok: true });
      const held = await engine.list({ holder: { person: 'wang' } });
      expect(held.cases.map(({ id }) => id)).toEqual([first?.id]);
      await engine.close();
    }
  });
});
