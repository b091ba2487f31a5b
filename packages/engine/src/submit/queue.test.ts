import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createQueue } from './queue.ts';

/** A queue whose batches take a while; it records which items ran together. */
const slowQueue = (maxRunning: number) => {
  const batches: string[][] = [];
  let running = 0;
  let most = 0;
  const queue = createQueue<string, string>(
    { maxWaiting: 1000, maxRunning, keyOf: (item) => item[0] ?? null },
    async (batch) => {
      batches.push([...batch]);
      running += 1;
      most = Math.max(most, running);
      await pause(5);
      running -= 1;
      return batch;
    },
  );
  return { queue, batches, most: () => most };
};

describe('a queue that runs several batches', () => {
  it('runs no more batches at once than it may, and settles every item', async () => {
    const { queue, most } = slowQueue(2);
    const items = Array.from({ length: 60 }, (_, index) => `${String.fromCharCode(0x4e00 + index)}${index}`);
    expect(await Promise.all(items.map((item) => queue.add(item)))).toEqual(items);
    expect(most()).toBe(2);
    await queue.close();
  });

  it('runs items with one key in their order, never side by side', async () => {
    const { queue, batches } = slowQueue(2);
    const first = queue.add('a1');
    await pause(2);
    await Promise.all([first, queue.add('a2'), queue.add('b1'), queue.add('a3')]);
    expect(batches.flat().filter((item) => item.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(batches[0]).toEqual(['a1']);
    expect(batches.find((batch) => batch.includes('b1'))).not.toContain('a1');
    await queue.close();
  });

  it('adds items whose key is in the batch already, which no other batch could take', async () => {
    const { queue, batches } = slowQueue(2);
    await Promise.all(['a1', 'a2', 'a3', 'a4', 'b1', 'b2'].map((item) => queue.add(item)));
    expect(batches).toEqual([
      ['a1', 'a2', 'a3', 'a4'],
      ['b1', 'b2'],
    ]);
    await queue.close();
  });

  it('finishes every waiting item before it closes', async () => {
    const { queue } = slowQueue(2);
    const pending = ['a1', 'a2', 'a3', 'b1'].map((item) => queue.add(item));
    await queue.close();
    expect(await Promise.all(pending)).toEqual(['a1', 'a2', 'a3', 'b1']);
    await expect(queue.add('a4')).rejects.toMatchObject({ code: 'engine/closed' });
  });
});
