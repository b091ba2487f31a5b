import type { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import type { MakeContestant, TestBed, TimerLoad, TimerResult } from '../contestant.ts';
import { NOT_DUE, OVERDUE } from '../decide.ts';
import { checkExpired, countdown, seedCases, chunk, waitUntilEmpty } from '../plain-cases.ts';
import { openPool } from '../pool.ts';
import { inTransaction, PLAIN_SCHEMA, recordIn, type Sql } from './plain-postgres.ts';

const QUEUE = 'timers';
const FUTURE = new Date('2999-01-01T00:00:00Z');
const LEFT = `SELECT count(*) FROM pgboss.job WHERE name = '${QUEUE}' AND start_after <= now() AND state < 'completed'`;

interface Timer {
  readonly id: string;
}

// Of the sizes tried (20 to 500 jobs, 2 to 8 workers) this was the fastest with stable results.
const WORK = { batchSize: 100, localConcurrency: 4, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5 } as const;
const CONNECTIONS = 20;

type Work = (boss: PgBoss, pool: Pool, tick: () => void) => Promise<string>;

const WAYS = {
  'doing nothing': (boss, _pool, tick) => boss.work<Timer>(QUEUE, WORK, async (jobs) => jobs.forEach(tick)),
  'each in its transaction': (boss, pool, tick) =>
    boss.work<Timer>(QUEUE, WORK, async (jobs) => {
      const recordOne = (id: string) => inTransaction(pool, (client) => recordIn(client, id, 'its expiry')).then(tick);
      await Promise.all(jobs.map(({ data }) => recordOne(data.id)));
    }),
  // pg-boss commits what the handler writes together with the completion of the whole batch.
  'a batch in one transaction': (boss, _pool, tick) => {
    const options = { ...WORK, transactional: true } as const;
    return boss.work<Timer, void, typeof options>(QUEUE, options, async (jobs, tx) => {
      const sql: Sql = { query: ({ text, values }) => tx.executeSql(text, values) };
      for (const { data } of jobs) await recordIn(sql, data.id, 'its expiry');
      jobs.forEach(tick);
    });
  },
} as const satisfies Readonly<Record<string, Work>>;

type Way = keyof typeof WAYS;

const addJobs = async (boss: PgBoss, ids: readonly string[], startAfter: Date): Promise<void> => {
  for (const some of chunk(ids, 5000)) {
    await boss.insert(
      QUEUE,
      some.map((id) => ({ data: { id }, startAfter })),
    );
  }
};

const runDue = async ({ postgres }: TestBed, pool: Pool, boss: PgBoss, due: number, way: Way): Promise<TimerResult> => {
  const ids = await seedCases(pool, due, OVERDUE);
  await addJobs(boss, ids, new Date());
  await pool.query('VACUUM ANALYZE');
  await postgres.checkpoint();
  const { ran, tick } = countdown(due);
  const begin = performance.now();
  await WAYS[way](boss, pool, tick);
  await ran;
  await waitUntilEmpty(pool, LEFT);
  const seconds = (performance.now() - begin) / 1000;
  await boss.offWork(QUEUE);
  const did = way === 'doing nothing' ? 'nothing' : 'its fact';
  if (did === 'its fact') await checkExpired(pool, ids);
  const { batchSize, localConcurrency } = WORK;
  return { did, how: `${localConcurrency} workers, batches of ${batchSize}, ${way}`, perSecond: due / seconds };
};

const timersOf = async (testBed: TestBed, { due, pending }: TimerLoad): Promise<readonly TimerResult[]> => {
  const url = await testBed.postgres.create('pg_boss');
  const pool = openPool(url, CONNECTIONS);
  const boss = new PgBoss({ connectionString: url, max: CONNECTIONS, supervise: false, schedule: false });
  boss.on('error', (error) => console.error(error));
  await boss.start();
  try {
    await boss.createQueue(QUEUE);
    await pool.query(PLAIN_SCHEMA);
    await addJobs(boss, await seedCases(pool, pending - due, NOT_DUE), FUTURE);
    const results: TimerResult[] = [];
    for (const way of ['doing nothing', 'each in its transaction', 'a batch in one transaction'] as const) {
      results.push(await runDue(testBed, pool, boss, due, way));
    }
    return results;
  } finally {
    await boss.stop({ graceful: false });
    await pool.end();
  }
};

/** Timers as jobs of pg-boss with `startAfter`. */
export const pgBoss: MakeContestant = (testBed) => ({
  name: 'pg-boss',
  form: 'a job per timer with startAfter; the fact by the plain path',
  setup: async () => undefined,
  timers: (load) => timersOf(testBed, load),
  teardown: async () => undefined,
});
