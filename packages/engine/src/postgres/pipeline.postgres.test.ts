import type pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { type Bound, type BoundStatement, pipeline } from './pipeline.ts';
import { createPool } from './connect.ts';

const connected = async (): Promise<pg.PoolClient> => {
  const pool = createPool({ url: inject('databaseUrl'), connections: 1 });
  const client = await pool.connect();
  onTestFinished(async () => {
    client.release(true);
    await pool.end();
  });
  return client;
};

const bound = (text: string, values: readonly Bound[] = [], columns: readonly string[] = []): BoundStatement => ({
  statement: { text, fields: columns.map((name) => ({ name, type: name === 'text' ? 'text' : 'bigint' })) },
  values,
});
const text = (value: Bound): BoundStatement => bound('SELECT $1::text', [value], ['text']);
const FAILING = bound('SELECT 1 / 0');

describe('statements that go out in one packet', () => {
  it('return their own rows each, integers as numbers', async () => {
    const client = await connected();
    const named = {
      rows: bound('SELECT n, $1::text FROM generate_series(1, $2::bigint) AS n', ['甲', 2], ['seq', 'text']),
      none: bound('SELECT 1 WHERE FALSE', [], ['seq']),
      notAsked: undefined,
      nothing: bound('SELECT NULL::text, NULL::bigint', [], ['text', 'seq']),
    };
    const rows = {
      rows: [
        { seq: 1, text: '甲' },
        { seq: 2, text: '甲' },
      ],
      none: [],
      notAsked: [],
      nothing: [{ text: null, seq: null }],
    };
    expect(await pipeline(client, named)).toEqual(rows);
    // The second time nothing has to be prepared.
    expect(await pipeline(client, named)).toEqual(rows);
  });

  it('are skipped after one that failed, and the connection remains usable', async () => {
    const client = await connected();
    await client.query('CREATE TEMPORARY TABLE written (text text)');
    const begin = bound('BEGIN');
    const add = bound("INSERT INTO written VALUES ('x')");
    const count = bound('SELECT count(*) FROM written', [], ['seq']);
    const commit = bound('COMMIT');
    await expect(pipeline(client, { begin, add, FAILING, count, commit })).rejects.toThrow('division by zero');
    await client.query('ROLLBACK');
    // Statements that the failure left unprepared are prepared now, and the others are prepared again.
    expect(await pipeline(client, { begin, count, add, after: text('y'), commit })).toMatchObject({
      count: [{ seq: 0 }],
      after: [{ text: 'y' }],
    });
    expect(await pipeline(client, { count })).toEqual({ count: [{ seq: 1 }] });
  });

  it('fail when the connection breaks under them', async () => {
    const client = await connected();
    const broken = bound('SELECT pg_terminate_backend(pg_backend_pid())');
    await expect(pipeline(client, { broken })).rejects.toThrow(/terminat/);
    await expect(pipeline(client, { late: text('x') })).rejects.toThrow(/terminated|not queryable/);
  });
});
