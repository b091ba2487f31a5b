import type { TaskList, WorkerUtils } from 'graphile-worker';
import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import type { Pool } from 'pg';
import type { MakeContestant, TestBed, TimerLoad, TimerResult } from '../contestant.ts';
import { NOT_DUE, OVERDUE } from '../decide.ts';
import { checkExpired, countdown, seedCases, chunk, waitUntilEmpty } from '../plain-cases.ts';
import { openPool } from '../pool.ts';
import { inTransaction, PLAIN_SCHEMA, recordIn } from './plain-postgres.ts';

const silent = new Logger(() => () => undefined);
const FUTURE = new Date('2999-01-01T00:00:00Z');

// The settings that its own performance page recommends for short jobs.
const WORKER = { concurrentJobs: 24, localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 };

const LEFT = 'SELECT count(*) FROM graphile_worker._private_jobs WHERE run_at <= now()';

const addJobs = async (utils: WorkerUtils, ids: readonly string[], runAt: Date): Promise<void> => {
  for (const some of chunk(ids, 5000)) {
    await utils.addJobs(some.map((id) => ({ identifier: 'expire', payload: { id }, runAt })));
  }
};

const idOf = (payload: unknown): string =>
  typeof payload === 'object' && payload !== null && 'id' in payload ? String(payload.id) : '';

const runDue = async (
  { postgres }: TestBed,
  pool: Pool,
  utils: WorkerUtils,
  due: number,
  did: TimerResult['did'],
): Promise<TimerResult> => {
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
  await waitUntilEmpty(pool, LEFT);
  const seconds = (performance.now() - begin) / 1000;
  await runner.stop();
  if (did === 'its fact') await checkExpired(pool, ids);
  const how = `concurrency ${WORKER.concurrentJobs}, local queue ${WORKER.localQueue.size}, batched completion`;
  return { did, how, perSecond: due / seconds };
};

const timersOf = async (testBed: TestBed, { due, pending }: TimerLoad): Promise<readonly TimerResult[]> => {
  const pool = openPool(await testBed.postgres.create('graphile'), WORKER.concurrentJobs + 2);
  const utils = await makeWorkerUtils({ pgPool: pool, logger: silent });
  try {
    await utils.migrate();
    await pool.query(PLAIN_SCHEMA);
    await addJobs(utils, await seedCases(pool, pending - due, NOT_DUE), FUTURE);
    return [await runDue(testBed, pool, utils, due, 'nothing'), await runDue(testBed, pool, utils, due, 'its fact')];
  } finally {
    await utils.release();
    await pool.end();
  }
};

/** Timers as jobs of graphile-worker with `run_at`. */
export const graphileWorker: MakeContestant = (testBed) => ({
  name: 'graphile-worker',
  form: 'a job per timer with run_at; the fact in one transaction of the plain path',
  setup: async () => undefined,
  timers: (load) => timersOf(testBed, load),
  teardown: async () => undefined,
});
