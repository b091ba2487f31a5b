import type pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEngine } from '../engine.ts';
import { CASES } from '../sql/tables.ts';
import type { CaseRecord } from '../store/store.ts';
import { accepted, aRequest, at, LI, PROCEDURES } from '../../test-support/desk.fixture.ts';
import { connected } from '../../test-support/partitions.fixture.ts';
import { freshSchema, openFresh } from '../../test-support/postgres.fixture.ts';
import { opened, put, sampleCase } from '../testing/samples.ts';
import { WRITES } from './statements.ts';

const clock = () => at('2026-03-02');

const clientOf = async (schema: string): Promise<pg.Client> => {
  const client = await connected(schema);
  onTestFinished(() => client.end());
  return client;
};

const WORK = "SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_xact_user_tables WHERE relid = 'cases'::regclass";

const workOf = async (client: pg.Client): Promise<readonly number[]> => {
  const { rows } = await client.query<Record<string, string>>(WORK);
  return ['n_tup_upd', 'n_tup_hot_upd'].map((column) => Number(rows[0]?.[column] ?? 0));
};

/** The number of rows that were written, and of those that were updated in place, without their indexes. */
const written = async (client: pg.Client, record: CaseRecord): Promise<readonly number[]> => {
  const before = await workOf(client);
  await client.query(WRITES.cases.one.text, [...CASES.values(record)]);
  return (await workOf(client)).map((amount, index) => amount - (before[index] ?? 0));
};

describe('the row of a case on a server', () => {
  it('is updated in place by a fact that moves no date, and with its indexes by one that does', async () => {
    const schema = freshSchema();
    const store = await openFresh(clock, schema);
    onTestFinished(() => store.close());
    const before = sampleCase('a');
    await put(store, opened(before));
    const { value, ...state } = sampleCase('a', 2).state;
    const after = {
      ...before,
      state: { ...state, value: `${value} and on` },
      updatedAt: 3_000,
      dues: {},
      counted: '[1]',
    };
    const client = await clientOf(schema);
    await client.query('BEGIN');
    expect(await written(client, after)).toEqual([1, 1]);
    expect(await written(client, { ...after, nextDueAt: 6_000 })).toEqual([1, 0]);
  });

  it('is left out of the tallies by a release that knows none, until the next sweep', async () => {
    const schema = freshSchema();
    const store = await openFresh(clock, schema);
    const engine = await openEngine({ store, procedures: PROCEDURES });
    onTestFinished(() => engine.close());
    const { case: found } = accepted(await engine.open(aRequest(), { actor: LI }));
    expect(await store.uncounted('', 10)).toEqual([]);
    const client = await clientOf(schema);
    await client.query("UPDATE cases SET counted = '[]', counted_version = 0; DELETE FROM tallies");
    expect(await store.uncounted('', 10)).toEqual([found.id]);
    await engine.sweep();
    expect(await store.uncounted('', 10)).toEqual([]);
    expect((await engine.verify()).problems).toEqual([]);
  });
});
