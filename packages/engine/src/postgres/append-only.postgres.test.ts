import pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openEngine } from '../engine.ts';
import { openSchema } from '../store/open-schema.ts';
import { accepted, aRequest, at, LI, PROCEDURES } from '../../test-support/desk.fixture.ts';
import { freshSchema, openFresh } from '../../test-support/postgres.fixture.ts';
import { openPostgresStore } from './open-postgres-store.ts';

const clock = () => at('2026-03-02');

/** A connection to the tables beside the store. */
const intruder = async (schema: string, user?: string): Promise<pg.Client> => {
  const url = new URL(inject('databaseUrl'));
  if (user !== undefined) url.username = user;
  const client = new pg.Client({ connectionString: url.href, options: `-c search_path=${schema}` });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
};

const filled = async () => {
  const schema = freshSchema();
  const engine = await openEngine({ store: await openFresh(clock, schema), procedures: PROCEDURES });
  onTestFinished(() => engine.close());
  const { case: opened } = accepted(await engine.open(aRequest(), { actor: LI }));
  return { schema, engine, id: opened.id };
};

const COLUMNS = 'agency_key, case_id, seq, type, at, recorded_at, actor, text, previous_hash, hash';

describe('the database itself, for its owner too', () => {
  it.each([
    ["UPDATE facts SET text = '{}'", 'append-only'],
    ['DELETE FROM facts', 'append-only'],
    ['TRUNCATE facts', 'append-only'],
    ['TRUNCATE cases CASCADE', 'append-only'],
    ['DELETE FROM cases', 'append-only'],
    ["UPDATE moves SET due_to = ''", 'append-only'],
    ['DELETE FROM moves', 'append-only'],
    ['TRUNCATE moves', 'append-only'],
    ...['acts', 'outbox', 'answers', 'notices', 'entries', 'published', 'corrections'].flatMap((table) => [
      [`TRUNCATE ${table} CASCADE`, 'append-only'],
    ]),
    ["UPDATE acts SET actor = ''", 'append-only'],
    ['DELETE FROM acts', 'append-only'],
    ["UPDATE outbox SET body = ''", 'append-only'],
    ['DELETE FROM outbox', 'append-only'],
    ["UPDATE cases SET agency = ''", 'append-only'],
    ["INSERT INTO acts SELECT seq + 9, at, actor, kind, text, hash, 'x' FROM acts", 'follows'],
    [
      `INSERT INTO facts SELECT agency_key, case_id, seq + 2, type, at, recorded_at, actor, text, hash, hash || '1' FROM facts`,
      'follows',
    ],
    [
      `INSERT INTO facts SELECT agency_key, case_id, seq + 1, type, at, recorded_at, actor, text, 'x', hash FROM facts`,
      'follows',
    ],
    [`INSERT INTO facts (${COLUMNS}) SELECT ${COLUMNS} FROM facts`, 'duplicate key'],
  ])('answers %s with: %s', async (sql = '', why = '') => {
    const { schema, engine } = await filled();
    const client = await intruder(schema);
    await client.query("INSERT INTO moves VALUES ('', '', 'reply', '2020-01-01', '2020-01-02', 'h1', 'h2', 1)");
    await expect(client.query(sql)).rejects.toThrow(why);
    // Nothing but the row that was put in above.
    expect((await engine.verify()).problems).toMatchObject([{ table: 'moves', message: 'no act tells of it' }]);
  });
});

describe('the role of the application', () => {
  it('records facts, and has no right to change, remove or truncate what was recorded', async () => {
    const { schema, id } = await filled();
    const owner = await intruder(schema);
    const role = `app_${schema}`;
    await owner.query(`CREATE ROLE ${role} LOGIN`);
    const operated = await openSchema({ url: inject('databaseUrl'), schema });
    onTestFinished(() => operated.close());
    await operated.grant(role);

    const url = new URL(inject('databaseUrl'));
    url.username = role;
    const store = await openPostgresStore({ url: url.href, schema, clock, migrate: false });
    const engine = await openEngine({ store, procedures: PROCEDURES });
    onTestFinished(() => engine.close());
    accepted(await engine.open(aRequest(), { actor: LI, idempotencyKey: 'k' }));
    const at4 = { type: 'request.registered', at: '2026-03-02T10:00:00+08:00' };
    accepted(await engine.submit(id, at4, { actor: LI }));
    expect(await engine.sweep()).toMatchObject({ failed: [] });
    await engine.outbox.claim(1, 1000);

    const client = await intruder(schema, role);
    for (const sql of ["UPDATE facts SET text = ''", 'DELETE FROM facts', 'TRUNCATE facts', 'DELETE FROM cases']) {
      await expect(client.query(sql)).rejects.toThrow('permission denied');
    }
    for (const sql of [
      'DROP TABLE facts',
      'ALTER TABLE facts DISABLE TRIGGER ALL',
      'DROP TRIGGER facts_keep ON facts',
    ]) {
      await expect(client.query(sql)).rejects.toThrow('must be owner');
    }
  });
});
