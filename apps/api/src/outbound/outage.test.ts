import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Instant } from '@gongkai/calendar';
import { instantOf } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import type { DeliveryState } from '@gongkai/engine';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { describe, expect, it, onTestFinished } from 'vitest';
import { endpointOf, openCase, readableLog, secret } from '../../test-support/deliveries.ts';
import { clientOf } from '../../test-support/outbound.ts';
import { type Answer, startReceiver } from '../../test-support/receiver.ts';
import { lengthText, TEN_TRIES } from '../../test-support/retry-schedule.ts';
import { databaseFile } from '../../test-support/server.ts';
import { deliverOne } from './deliver.ts';
import { type DelivererOptions, type DeliverySource, startDeliverer } from './deliverer.ts';
import { outboxSource } from './outbox-source.ts';
import { verifyWebhook } from './webhook.ts';

const START = instantOf('2026-11-25T09:00:00+08:00');

const elapsed = (at: Instant): string => lengthText(Math.round((at - START) / 1000) * 1000);

/** A case on a real engine, receivers with given answers, and one that receives what is disabled. */
const stage = async (answer: Answer, receivers: number, timeoutMs: number) => {
  const time = { now: START };
  const tries: { path: string; id: string; at: Instant; timestamp: number }[] = [];
  const receiver = await startReceiver((received, response) => {
    const { 'webhook-id': id, 'webhook-timestamp': timestamp } = received.headers;
    tries.push({ path: received.path, id: String(id), at: time.now, timestamp: Number(timestamp) });
    answer(received, response);
  });
  const watcher = await startReceiver();
  const store = openSqliteStore({ clock: () => time.now });
  const engine = await openEngine({ store, procedures: PROCEDURES });
  onTestFinished(() => engine.close());
  for (let n = 0; n < receivers; n += 1) {
    await engine.outbox.addEndpoint(endpointOf(`${receiver.url}/${n}`, { id: `endpoint-${n}` }));
  }
  await engine.outbox.addEndpoint(endpointOf(watcher.url, { id: 'watcher', topics: ['endpoint'] }));
  const caseId = await openCase(engine);
  const { client } = clientOf({ allowPrivate: [receiver.place, watcher.place], timeoutMs });
  const states = (): Promise<readonly DeliveryState[]> => engine.outbox.deliveries({ caseId, limit: 1000 });
  return { engine, client, receiver, watcher, tries, caseId, states, time };
};

/** The real loop under a clock that stops during attempts, then advances to the next one, until none is left. */
const play = async (answer: Answer, receivers = 1, timeoutMs = 300) => {
  const staged = await stage(answer, receivers, timeoutMs);
  const { engine, client, time } = staged;
  const clock = (): Promise<Instant> => engine.now();
  const real = outboxSource(engine.outbox, clock);
  const over = Promise.withResolvers<void>();
  let underWay = 0;
  const source: DeliverySource = {
    claim: async (limit, room) => {
      const claimed = await real.claim(limit, room);
      underWay += claimed.length;
      if (underWay > 0) return claimed;
      const waiting = (await engine.outbox.deliveries({ limit: 1000 })).filter(({ state }) => state === 'waiting');
      if (waiting.length === 0) over.resolve();
      else time.now = Math.min(...waiting.map(({ nextAt }) => nextAt));
      return claimed;
    },
    settle: async (delivery, settlement) => {
      await real.settle(delivery, settlement);
      underWay -= 1;
    },
  };
  const log = readableLog();
  const deps = { client, mailer: null, compose: () => ({ subject: '', text: '' }), clock };
  const deliver: DelivererOptions['deliver'] = (one, signal) => deliverOne(one, deps, signal);
  const deliverer = startDeliverer({ ...log, source, deliver, everySeconds: 0.001 });
  await over.promise;
  await deliverer.stop();
  return { ...staged, log };
};

const troubles: Answer = ({ headers }, response) => {
  const kind = Number(headers['webhook-timestamp']) % 4;
  if (kind === 0) response.socket?.destroy();
  else if (kind === 1) response.writeHead(503).end();
  else if (kind === 2) response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
  // Otherwise no answer at all.
};

describe('an outage of 76 hours', () => {
  it('is met with ten tries under one id, the last at 75:35:05', async () => {
    const { tries, caseId, states } = await play(troubles);
    expect(tries.map(({ at }) => elapsed(at))).toEqual(TEN_TRIES);
    expect(tries.map(({ timestamp, at }) => timestamp * 1000 - at)).toEqual(TEN_TRIES.map(() => 0));
    const [id = '', ...others] = new Set(tries.map((one) => one.id));
    expect(others).toEqual([]);
    expect(await states()).toMatchObject([{ messageId: id, caseId, attempts: 10, state: 'failed' }]);
  });

  it('ends with the endpoint disabled and a notice to the others', async () => {
    const { engine, watcher, caseId } = await play(troubles);
    const [disabled, other] = await engine.outbox.endpoints();
    expect(disabled).toMatchObject({ id: 'endpoint-0', disabledAt: START + 272_105_000 });
    expect(other).toMatchObject({ id: 'watcher', disabledAt: null });
    expect(watcher.received.map(({ body }) => JSON.parse(body))).toEqual([
      { v: 1, endpoint: 'endpoint-0', kind: 'webhook', why: disabled?.disabledWhy, at: '2026-11-28T12:35:05+08:00' },
    ]);
    await engine.submit(
      caseId,
      { type: 'request.registered', at: '2026-11-28T12:35:05+08:00' },
      {
        actor: { id: 'desk', duties: ['registrar'] },
      },
    );
    expect(await engine.outbox.claim(10, 1000)).toEqual([]);
  });

  it('leaves no target, secret or personal data in the log, and counts every try', async () => {
    const { receiver, log } = await play(troubles);
    expect(log.lines).toHaveLength(10);
    const said = log.lines.join('');
    for (const hidden of [receiver.url, receiver.place, secret, '张三丰', '530102199001011234']) {
      expect(said).not.toContain(hidden);
    }
    expect(await log.metrics.render()).toContain('gongkai_deliveries_total{kind="webhook",outcome="retry"} 9');
    expect(await log.metrics.render()).toContain('gongkai_deliveries_total{kind="webhook",outcome="failed"} 1');
  });

  // Every one of them answers, so a slow machine must not run into the limit of time.
  it('of twenty receivers leaves each with its own ten tries', async () => {
    const { tries, watcher } = await play((_, response) => response.writeHead(500).end(), 20, 10_000);
    for (let n = 0; n < 20; n += 1) {
      const own = tries.filter(({ path }) => path === `/hook/${n}`);
      expect(own.map(({ at }) => elapsed(at))).toEqual(TEN_TRIES);
    }
    expect(watcher.received).toHaveLength(20);
  });

  it('that ends in time ends in a delivery', async () => {
    let n = 0;
    const { tries, states, watcher } = await play((_, response) => response.writeHead((n += 1) < 6 ? 500 : 204).end());
    expect(tries.map(({ at }) => elapsed(at))).toEqual(TEN_TRIES.slice(0, 6));
    expect(await states()).toMatchObject([{ attempts: 6, state: 'delivered' }]);
    expect(watcher.received).toEqual([]);
  });

  it('for good, reported as 410, stops at the first attempt', async () => {
    const { tries, watcher, states } = await play((_, response) => response.writeHead(410).end());
    expect(tries).toHaveLength(1);
    expect(await states()).toMatchObject([{ state: 'failed', why: 'http/410' }]);
    expect(watcher.received).toHaveLength(1);
  });
});

const deliverer = (...args: readonly string[]) => {
  const script = join(import.meta.dirname, '../../test-support/deliverer-process.ts');
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit'];
  const child = spawn(process.execPath, ['--conditions=@gongkai/source', script, ...args], { stdio });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
};

/** What a database file says of the deliveries of a case. */
const statesIn = async (file: string, caseId: string): Promise<readonly DeliveryState[]> => {
  const store = openSqliteStore({ file });
  const states = await store.outbox.deliveries({ caseId, limit: 10 });
  await store.close();
  return states;
};

describe('a process killed between send and settle', () => {
  it('makes one duplicate under the same id, and loses nothing', async () => {
    const receiver = await startReceiver();
    const file = databaseFile();
    const engine = await openEngine({ store: openSqliteStore({ file }), procedures: PROCEDURES });
    await engine.outbox.addEndpoint(endpointOf(receiver.url));
    const caseId = await openCase(engine);
    await engine.close();

    const first = deliverer(file, receiver.place, '1000', 'between');
    expect(await once(first, 'exit')).toEqual([null, 'SIGKILL']);
    expect(receiver.received).toHaveLength(1);
    expect(await statesIn(file, caseId)).toMatchObject([{ attempts: 1, state: 'waiting' }]);

    const second = deliverer(file, receiver.place, '1000');
    await once(second.stdout, 'data');
    // Time enough for a third, were there one.
    await new Promise((done) => setTimeout(done, 1300));
    const killed = once(second, 'exit');
    second.kill('SIGKILL');
    await killed;
    const [state] = await statesIn(file, caseId);
    expect(state).toMatchObject({ attempts: 2, state: 'delivered' });
    expect(receiver.received.map((one) => verifyWebhook(one, [secret]))).toMatchObject([
      { ok: true, id: state?.messageId },
      { ok: true, id: state?.messageId },
    ]);
  });
});
