import type { Delivery, Settlement } from '@gongkai/engine';
import { describe, expect, it, onTestFinished } from 'vitest';
import { deliveryOf, messageOf, readableLog } from '../../test-support/deliveries.ts';
import { type DelivererOptions, type DeliverySource, startDeliverer } from './deliverer.ts';

const numbered = (n: number): Delivery => ({
  ...deliveryOf('https://receiver.example/geheim'),
  message: messageOf(`message-${n}`),
});

/** A source with a number of deliveries, which records its calls. */
const sourceOf = (count: number) => {
  const waiting = Array.from({ length: count }, (_, n) => numbered(n));
  const asked: number[] = [];
  const settled: (readonly [string, Settlement])[] = [];
  const source: DeliverySource = {
    claim: (limit) => {
      asked.push(limit);
      return Promise.resolve(waiting.splice(0, limit));
    },
    settle: ({ message }, settlement) => Promise.resolve(void settled.push([message.id, settlement])),
  };
  return { source, asked, settled };
};

const started = (options: Partial<DelivererOptions> & Pick<DelivererOptions, 'source' | 'deliver'>) => {
  const log = readableLog();
  const deliverer = startDeliverer({ ...log, everySeconds: 0.005, ...options });
  onTestFinished(() => deliverer.stop());
  return { ...log, stop: deliverer.stop };
};

const until = async (met: () => boolean): Promise<void> => {
  while (!met()) await new Promise((done) => setTimeout(done, 2));
};

const delivered = (): Promise<Settlement> => Promise.resolve({ kind: 'delivered' });

describe('the deliverer', () => {
  it('has no more tries under way than it may, and does not wait while there are more', async () => {
    const { source, settled, asked } = sourceOf(50);
    let now = 0;
    let most = 0;
    const deliver = async (): Promise<Settlement> => {
      most = Math.max(most, (now += 1));
      await new Promise((done) => setTimeout(done, 1));
      now -= 1;
      return { kind: 'delivered' };
    };
    started({ source, deliver, atOnce: 4, everySeconds: 60 });
    await until(() => settled.length === 50);
    expect(most).toBe(4);
    expect(Math.min(...asked)).toBeGreaterThan(0);
    expect(new Set(settled.map(([id]) => id)).size).toBe(50);
  });

  it('goes on with others while one hangs', async () => {
    const { source, settled } = sourceOf(20);
    const deliver = ({ message }: Delivery, signal: AbortSignal): Promise<Settlement> =>
      message.id === 'message-0'
        ? new Promise((done) =>
            signal.addEventListener('abort', () => done({ kind: 'retry', at: 0, why: 'outbound/stopped' })),
          )
        : delivered();
    const { stop } = started({ source, deliver, atOnce: 2, graceMs: 10 });
    await until(() => settled.length === 19);
    await stop();
    expect(settled).toHaveLength(19);
  });

  it('leaves places for others while receivers hang, and goes on with one as soon as it has room again', async () => {
    const of = (endpoint: string, n: number): Delivery => {
      const one = numbered(n);
      return { ...one, endpoint: { ...one.endpoint, id: endpoint } };
    };
    const waiting = [
      ...Array.from({ length: 10 }, (_, n) => of('hangs', n)),
      ...[10, 11, 12, 13, 14].map((n) => of('works', n)),
    ];
    const settled: string[] = [];
    const source: DeliverySource = {
      claim: async (limit, room) => {
        const taken = new Map<string, number>();
        const claimed = waiting.filter(({ endpoint: { id } }) => {
          const count = taken.get(id) ?? 0;
          taken.set(id, count + 1);
          return count < room(id);
        });
        const some = claimed.slice(0, limit);
        for (const one of some) waiting.splice(waiting.indexOf(one), 1);
        return some;
      },
      settle: async ({ message }) => void settled.push(message.id),
    };
    let hanging = 0;
    const deliver = ({ endpoint }: Delivery, signal: AbortSignal): Promise<Settlement> => {
      if (endpoint.id === 'works') return delivered();
      hanging += 1;
      return new Promise((done) =>
        signal.addEventListener('abort', () => done({ kind: 'retry', at: 0, why: 'stopped' })),
      );
    };
    const { stop } = started({ source, deliver, everySeconds: 60, graceMs: 10 });
    await until(() => settled.length === 5);
    expect([hanging, settled.length, waiting.length]).toEqual([2, 5, 8]);
    await stop();
  });

  it('looks again after the pause', async () => {
    const { source, asked } = sourceOf(0);
    started({ source, deliver: delivered });
    await until(() => asked.length >= 3);
    expect(asked.slice(0, 3)).toEqual([8, 8, 8]);
  });

  it('goes on after a claim and after a settlement that failed, and says so without a target', async () => {
    const { source, settled, asked } = sourceOf(2);
    const flaky: DeliverySource = {
      claim: (limit, room) =>
        asked.length === 0 ? (asked.push(0), Promise.reject(new Error('database away'))) : source.claim(limit, room),
      settle: (one, settlement) =>
        one.message.id === 'message-0' ? Promise.reject(new Error('database away')) : source.settle(one, settlement),
    };
    const { lines } = started({ source: flaky, deliver: delivered });
    await until(() => settled.length === 1 && lines.length === 2);
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
      'deliveries could not be claimed',
      'a delivery is not settled and comes again',
    ]);
    expect(lines.join('')).not.toContain('geheim');
  });

  it('stops at once when nothing is under way', async () => {
    const { source } = sourceOf(0);
    const { stop } = started({ source, deliver: delivered, everySeconds: 3600 });
    await stop();
    await stop();
  });

  it('waits for what is under way when it stops, and claims nothing more', async () => {
    const { source, settled, asked } = sourceOf(3);
    const answer = Promise.withResolvers<Settlement>();
    let begun = 0;
    const deliver = (): Promise<Settlement> => ((begun += 1), answer.promise);
    const { stop } = started({ source, deliver, everySeconds: 3600 });
    await until(() => begun === 3 && asked.length === 2);
    let over = false;
    const stopped = stop().then(() => (over = true));
    await new Promise((done) => setTimeout(done, 20));
    expect(over).toBe(false);
    answer.resolve({ kind: 'delivered' });
    await stopped;
    expect(settled).toHaveLength(3);
    expect(asked).toEqual([8, 5]);
  });

  it('ends what is under way after its grace, and blames no receiver for it', async () => {
    const { source, settled } = sourceOf(1);
    let begun = 0;

    const deliver = (_: Delivery, signal: AbortSignal): Promise<Settlement> =>
      new Promise((done) => {
        begun += 1;
        signal.addEventListener('abort', () => done({ kind: 'failed', disable: true, why: 'outbound/stopped' }));
      });
    const { stop, lines } = started({ source, deliver, graceMs: 20, everySeconds: 3600 });
    await until(() => begun === 1);
    await stop();
    expect(settled).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('leaves to its lease what it claimed while the stop came', async () => {
    const { source, settled } = sourceOf(3);
    const { stop } = started({ source, deliver: delivered });
    await stop();
    expect(settled).toEqual([]);
  });
});
