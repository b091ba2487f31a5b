import type { TaskList, WorkerUtils } from 'graphile-worker';
import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import type { Pool } from 'pg';
import type { MakeContestant, Site, TimerLoad, TimerPace } from '../contestant.ts';
import { NOT_DUE, OVERDUE } from '../decide.ts';
import { checkExpired, countdown, seedCases, slices, untilNone } from '../plain-cases.ts';
import { openPool } from '../pool.ts';
import { inTransaction, PLAIN_SCHEMA, recordIn } from './plain-postgres.ts';

const silent = new Logger(() => () => undefined);
const FUTURE = new Date('2999-01-01T00:00:00Z');

// What its own performance page recommends for short jobs.
const WORKER = { concurrentJobs: 24, localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 };

const LEFT = 'SELECT count(*) FROM graphile_worker._private_jobs WHERE run_at <= now()';

const addJobs = async (utils: WorkerUtils, ids: readonly string[], runAt: Date): Promise<void> => {
  for (const some of slices(ids, 5000)) {
    await utils.addJobs(some.map((id) => ({ identifier: 'expire', payload: { id }, runAt })));
  }
};

const idOf = (payload: unknown): string =>
  typeof payload === 'object' && payload !== null && 'id' in payload ? String(payload.id) : '';

const runDue = async (
  { postgres }: Site,
  pool: Pool,
  utils: WorkerUtils,
  due: number,
  did: TimerPace['did'],
): Promise<TimerPace> => {
  const ids = await seedCases(pool, due, OVERDUE);
  await addJobs(utils, ids, new Date());
  await pool.query('VACUUM ANALYZE');
  await postgres.checkpoint();
  const { ran, tick } = countdown(due);
  const taskList: TaskList = {
    expire: async (payload) => {
      if (did === 'its fact') await inTransaction(pool, (client) => recordIn(client, idOf(payload), 'its expiry'));
      tick();
    },
  };
  const begin = performance.now();
  const options = { pgPool: pool, taskList, logger: silent, noHandleSignals: true, preset: { worker: WORKER } };
  const runner = await run(options);
  await ran;
  await untilNone(pool, LEFT);
  const seconds = (performance.now() - begin) / 1000;
  await runner.stop();
  if (did === 'its fact') await checkExpired(pool, ids);
  const how = `concurrency ${WORKER.concurrentJobs}, local queue ${WORKER.localQueue.size}, batched completion`;
  return { did, how, perSecond: due / seconds };
};

const timersOf = async (site: Site, { due, pending }: TimerLoad): Promise<readonly TimerPace[]> => {
  const pool = openPool(await site.postgres.create('graphile'), WORKER.concurrentJobs + 2);
  const utils = await makeWorkerUtils({ pgPool: pool, logger: silent });
  try {
    await utils.migrate();
    await pool.query(PLAIN_SCHEMA);
    await addJobs(utils, await seedCases(pool, pending - due, NOT_DUE), FUTURE);
    return [await runDue(site, pool, utils, due, 'nothing'), await runDue(site, pool, utils, due, 'its fact')];
  } finally {
    await utils.release();
    await pool.end();
  }
};

/** Timers as jobs of graphile-worker with `run_at`. */
export const graphileWorker: MakeContestant = (site) => ({
  name: 'graphile-worker',
  form: 'a job per timer with run_at; the fact in one transaction of the plain path',
  setup: async () => undefined,
  timers: (load) => timersOf(site, load),
  teardown: async () => undefined,
});
