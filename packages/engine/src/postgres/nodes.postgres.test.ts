import pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { type Engine, openEngine } from '../engine.ts';
import {
  accepted,
  anIncident,
  aRequest,
  at,
  fact,
  LI,
  MO,
  movedClock,
  PROCEDURES,
  wordOf,
} from '../../test-support/desk.fixture.ts';
import { freshSchema, openFresh } from '../../test-support/postgres.fixture.ts';

/** Several nodes on one database. */
const nodes = async (count: number, start = '2026-03-02') => {
  const schema = freshSchema();
  const { clock, moveTo } = movedClock(start);
  const engines: Engine[] = [];
  for (let index = 0; index < count; index += 1) {
    engines.push(await openEngine({ store: await openFresh(clock, schema), procedures: PROCEDURES }));
  }
  onTestFinished(async () => void (await Promise.all(engines.map((one) => one.close()))));
  const one = (index: number): Engine => {
    const found = engines[index % count];
    if (found === undefined) throw new Error('no node');
    return found;
  };
  return { schema, moveTo, one };
};

const client = async (schema: string): Promise<pg.Client> => {
  const opened = new pg.Client({ connectionString: inject('databaseUrl'), options: `-c search_path=${schema}` });
  await opened.connect();
  onTestFinished(() => opened.end());
  return opened;
};

describe('several nodes on one database', () => {
  it('number the cases of one agency without a gap and without a number twice', async () => {
    const { one } = await nodes(3);
    const outcomes = await Promise.all(
      Array.from({ length: 300 }, (_, index) => one(index).open(anIncident('昆明'), { actor: MO })),
    );
    const numbers = outcomes.map((outcome) => accepted(outcome).case.number).toSorted();
    expect(numbers).toEqual(
      Array.from({ length: 300 }, (_, index) => `舆-昆明-2026-${String(index + 1).padStart(5, '0')}`),
    );
  });

  it('let one of sixty writers with the same version win, and keep the chain whole', async () => {
    const { one } = await nodes(3);
    const { case: opened } = accepted(await one(0).open(aRequest(), { actor: LI }));
    const registered = fact('request.registered', '2026-03-02');
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        one(index).submit(opened.id, registered, { actor: LI, expectedVersion: 1 }),
      ),
    );
    const words = outcomes.map(wordOf);
    expect(words.filter((word) => word === 'accepted')).toHaveLength(1);
    expect(words.filter((word) => word === 'case/stale')).toHaveLength(59);
    expect((await one(1).verify()).problems).toEqual([]);
  });

  it('answer one idempotency key that is sent to all of them at once with one case', async () => {
    const { one } = await nodes(3);
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, index) => one(index).open(aRequest(), { actor: LI, idempotencyKey: 'once' })),
    );
    expect(new Set(outcomes.map((outcome) => accepted(outcome).case.id)).size).toBe(1);
    expect(outcomes.map(wordOf).filter((word) => word === 'accepted')).toHaveLength(1);
  });

  it('record each expiry once, however many sweep at once and write meanwhile', async () => {
    const { one, moveTo } = await nodes(3);
    const opened = await Promise.all(
      Array.from({ length: 90 }, (_, index) => one(index).open(anIncident(), { actor: MO })),
    );
    const ids = opened.map((outcome) => accepted(outcome).case.id);
    moveTo('2026-03-05');
    const noted = { type: 'sentiment.collected', at: '2026-03-05T10:00:00+08:00', note: '三条' };
    const [reports] = await Promise.all([
      Promise.all([0, 1, 2, 0, 1, 2].map((index) => one(index).sweep({ limit: 7 }))),
      Promise.all(ids.map((id, index) => one(index).submit(id, noted, { actor: MO }))),
    ]);
    const rest = await one(0).sweep();
    expect([...reports, rest].flatMap((report) => report.failed)).toEqual([]);
    expect([...reports, rest].reduce((sum, report) => sum + report.recorded, 0)).toBe(90);
    for (const id of ids) {
      const types = (await one(0).history(id)).map(({ type }) => type);
      expect(types.filter((type) => type === 'clock.expired')).toHaveLength(1);
    }
    expect((await one(2).verify()).problems).toEqual([]);
  });

  it('pass by a case that another node holds, and one that is broken, and sweep the others', async () => {
    const { schema, one, moveTo } = await nodes(2);
    const opened = await Promise.all([1, 2, 3].map(() => one(0).open(anIncident(), { actor: MO })));
    const [held, broken, sound] = opened.map((outcome) => accepted(outcome).case.id);
    moveTo('2026-03-05');
    const other = await client(schema);
    await other.query('UPDATE cases SET snapshot = $1 WHERE id = $2', ['', broken]);
    await other.query('BEGIN');
    await other.query('SELECT 1 FROM cases WHERE id = $1 FOR UPDATE', [held]);
    const report = await one(1).sweep();
    expect(report).toMatchObject({ found: 2, recorded: 1, failed: [{ caseId: broken }] });
    expect(await one(1).history(sound ?? '')).toHaveLength(2);
    await other.query('ROLLBACK');
    expect(await one(0).sweep()).toMatchObject({ recorded: 1, failed: [{ caseId: broken }] });
  });

  it('catch up once after three days in which none ran', async () => {
    const { one, moveTo } = await nodes(2);
    const opened = await Promise.all([1, 2, 3, 4].map((index) => one(index).open(anIncident(), { actor: MO })));
    moveTo('2026-03-08');
    const reports = await Promise.all([one(0).sweep(), one(1).sweep()]);
    expect(reports.reduce((sum, report) => sum + report.recorded, 0)).toBe(4);
    const [first] = opened.map((outcome) => accepted(outcome).case.id);
    expect((await one(0).history(first ?? ''))[1]?.at).toBe(at('2026-03-04'));
  });

  it("use the server's clock, not that of a node", async () => {
    const schema = freshSchema();
    const engine = await openEngine({ store: await openFresh(undefined, schema), procedures: PROCEDURES });
    onTestFinished(() => engine.close());
    const other = await client(schema);
    const { rows } = await other.query<{ now: string }>('SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now');
    expect(Math.abs((await engine.now()) - Number(rows[0]?.now))).toBeLessThan(2000);
  });
});
