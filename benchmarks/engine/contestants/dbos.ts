import { randomUUID } from 'node:crypto';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { Pool } from 'pg';
import type { MakeContestant, TimerResult } from '../contestant.ts';
import { NOT_DUE, OVERDUE, type RawFact } from '../decide.ts';
import { runLoad } from '../run-load.ts';
import { checkExpired, countdown, seedCases, waitUntilEmpty } from '../plain-cases.ts';
import { openPool } from '../pool.ts';
import { figure } from '../../shared/table.ts';
import { inTransaction, PLAIN_SCHEMA, recordIn, storedIn } from './plain-postgres.ts';

const QUEUE = 'timers';
// Of 64 to 2,000 workflows at once and of pools of 4 to 64 connections, none was clearly faster on two cores.
const WORK = { workerConcurrency: 100, minPollingIntervalMs: 20 } as const;
const CONNECTIONS = { system: 20, ours: 16 } as const;

// Workflows like one that DBOS delayed itself, row for row: enqueueing 100,000 of them one by one takes minutes.
const CLONE = `
  WITH ids AS MATERIALIZED (SELECT gen_random_uuid()::text AS workflow, id FROM unnest($1::text[]) AS id),
  inputs AS (
    INSERT INTO dbos.workflow_input
    SELECT (jsonb_populate_record(one, jsonb_build_object('workflow_uuid', ids.workflow,
      'inputs', replace(one.inputs, $2, ids.id)))).*
    FROM dbos.workflow_input AS one, ids WHERE one.workflow_uuid = $3)
  INSERT INTO dbos.workflow_status
  SELECT (jsonb_populate_record(one, jsonb_build_object('workflow_uuid', ids.workflow,
    'delay_until_epoch_ms', $4::bigint))).*
  FROM dbos.workflow_status AS one, ids WHERE one.workflow_uuid = $3`;
const EMPTY = `TRUNCATE cases, facts, outbox, dbos.workflow_status, dbos.workflow_input, dbos.workflow_output,
  dbos.operation_outputs CASCADE`;
const LEFT = `SELECT count(*) FROM dbos.workflow_status WHERE status IN ('ENQUEUED', 'PENDING')`;
const MARKER = 'the id of the case';

/**
 * DBOS in its fastest durable form: a workflow for each fact, called in its own process, with one step. Start,
 * transaction, checkpoint of the step and end are one commit each. The step may run twice after a crash, as DBOS
 * documents; the transaction of a data source would not, at the price of a fifth commit, but no published data source
 * loads with this version.
 */
export const dbos: MakeContestant = ({ postgres }) => {
  let url = '';
  let pool = new Pool();
  let system = new Pool();
  let counter = { ran: Promise.resolve(), tick: (): void => undefined };

  const recordStep = DBOS.registerStep(
    (id: string, raw: RawFact | 'its expiry') => inTransaction(pool, (client) => recordIn(client, id, raw)),
    { name: 'record' },
  );
  const recordFact = DBOS.registerWorkflow((id: string, raw: RawFact) => recordStep(id, raw), { name: 'recordFact' });
  const expire = DBOS.registerWorkflow(
    async (id: string) => {
      await recordStep(id, 'its expiry');
      counter.tick();
    },
    { name: 'expire' },
  );
  const nothing = DBOS.registerWorkflow(async (_id: string) => counter.tick(), { name: 'nothing' });

  /** Enqueues a delayed workflow for each of `ids`, as a copy of one that never becomes due. */
  const delay = async (did: TimerResult['did'], ids: readonly string[], until: number): Promise<void> => {
    const options = { queueName: QUEUE, enqueueOptions: { delaySeconds: 1e9 } };
    const { workflowID } = await DBOS.startWorkflow(did === 'nothing' ? nothing : expire, options)(MARKER);
    await pool.query(CLONE, [ids, MARKER, workflowID, until]);
  };

  const runDue = async (due: number, did: TimerResult['did']): Promise<TimerResult> => {
    const ids = await seedCases(pool, due, OVERDUE);
    await pool.query('VACUUM ANALYZE');
    await postgres.checkpoint();
    counter = countdown(due);
    await delay(did, ids, Date.now());
    const begin = performance.now();
    await counter.ran;
    await waitUntilEmpty(pool, LEFT);
    const seconds = (performance.now() - begin) / 1000;
    if (did === 'its fact') await checkExpired(pool, ids);
    const how = `${figure(due)} delayed workflows of a queue, ${WORK.workerConcurrency} at once`;
    return { did, how, perSecond: due / seconds };
  };

  return {
    name: 'dbos',
    form: 'one workflow a fact, its one step a transaction of the plain path; 4 commits a fact',
    setup: async () => {
      url = await postgres.create('dbos');
      pool = openPool(url, CONNECTIONS.ours);
      system = openPool(url, CONNECTIONS.system);
      await pool.query(PLAIN_SCHEMA);
      DBOS.setConfig({ name: 'bench', systemDatabaseUrl: url, systemDatabasePool: system, logLevel: 'warn' });
      await DBOS.launch();
    },
    transitions: (load) =>
      runLoad(load, () => {
        const id = randomUUID();
        return async (fact) => {
          await recordFact(id, fact);
        };
      }),
    stored: () => storedIn(pool),
    timers: async ({ due, pending }) => {
      await pool.query(EMPTY);
      await DBOS.registerQueue(QUEUE, WORK);
      await delay('its fact', await seedCases(pool, pending - due, NOT_DUE), Date.now() + 1e12);
      // Its rate does not depend on how many are due; a fifth of them keeps the run short.
      const some = Math.ceil(due / 5);
      return [await runDue(some, 'nothing'), await runDue(some, 'its fact')];
    },
    teardown: async () => {
      await DBOS.shutdown();
      await pool.end();
      await system.end().catch(() => undefined);
    },
  };
};
