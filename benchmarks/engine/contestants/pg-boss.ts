import type { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import type { MakeContestant, Site, TimerLoad, TimerPace } from '../contestant.ts';
import { NOT_DUE, OVERDUE } from '../decide.ts';
import { checkExpired, countdown, seedCases, slices, untilNone } from '../plain-cases.ts';
import { openPool } from '../pool.ts';
import type { Sql } from './plain-postgres.ts';
import { inTransaction, PLAIN_SCHEMA, recordIn } from './plain-postgres.ts';

const QUEUE = 'timers';
const FUTURE = new Date('2999-01-01T00:00:00Z');
const LEFT = `SELECT count(*) FROM pgboss.job WHERE name = '${QUEUE}' AND start_after <= now() AND state < 'completed'`;

interface Timer {
  readonly id: string;
}

// Of the sizes tried (20 to 500 jobs, 2 to 8 workers) this was the fastest that did not swing from run to run.
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
  for (const some of slices(ids, 5000)) {
    await boss.insert(
      QUEUE,
      some.map((id) => ({ data: { id }, startAfter })),
    );
  }
};

const runDue = async ({ postgres }: Site, pool: Pool, boss: PgBoss, due: number, way: Way): Promise<TimerPace> => {
  const ids = await seedCases(pool, due, OVERDUE);
  await addJobs(boss, ids, new Date());
  await pool.query('VACUUM ANALYZE');
  await postgres.checkpoint();
  const { ran, tick } = countdown(due);
  const begin = performance.now();
  await WAYS[way](boss, pool, tick);
  await ran;
  await untilNone(pool, LEFT);
  const seconds = (performance.now() - begin) / 1000;
  await boss.offWork(QUEUE);
  const did = way === 'doing nothing' ? 'nothing' : 'its fact';
  if (did === 'its fact') await checkExpired(pool, ids);
  const { batchSize, localConcurrency } = WORK;
  return { did, how: `${localConcurrency} workers, batches of ${batchSize}, ${way}`, perSecond: due / seconds };
};

const timersOf = async (site: Site, { due, pending }: TimerLoad): Promise<readonly TimerPace[]> => {
  const url = await site.postgres.create('pg_boss');
  const pool = openPool(url, CONNECTIONS);
  const boss = new PgBoss({ connectionString: url, max: CONNECTIONS, supervise: false, schedule: false });
  boss.on('error', (error) => console.error(error));
  await boss.start();
  try {
    await boss.createQueue(QUEUE);
    await pool.query(PLAIN_SCHEMA);
    await addJobs(boss, await seedCases(pool, pending - due, NOT_DUE), FUTURE);
    const paces: TimerPace[] = [];
    for (const way of ['doing nothing', 'each in its transaction', 'a batch in one transaction'] as const) {
      paces.push(await runDue(site, pool, boss, due, way));
    }
    return paces;
  } finally {
    await boss.stop({ graceful: false });
    await pool.end();
  }
};

/** Timers as jobs of pg-boss with `startAfter`. */
export const pgBoss: MakeContestant = (site) => ({
  name: 'pg-boss',
  form: 'a job per timer with startAfter; the fact by the plain path',
  setup: async () => undefined,
  timers: (load) => timersOf(site, load),
  teardown: async () => undefined,
});
