import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { queueOf } from './queue.ts';

/** A queue whose batches take a while; it notes what was under way together. */
const slowQueue = (lanes: number) => {
  const batches: string[][] = [];
  let underWay = 0;
  let most = 0;
  const queue = queueOf<string, string>({ most: 1000, lanes, nameOf: (item) => item[0] ?? null }, async (batch) => {
    batches.push([...batch]);
    underWay += 1;
    most = Math.max(most, underWay);
    await pause(5);
    underWay -= 1;
    return batch;
  });
  return { queue, batches, most: () => most };
};

describe('a queue with several lanes', () => {
  it('has no more batches under way than lanes, and answers everything', async () => {
    const { queue, most } = slowQueue(2);
    const items = Array.from({ length: 60 }, (_, index) => `${String.fromCharCode(0x4e00 + index)}${index}`);
    expect(await Promise.all(items.map((item) => queue.add(item)))).toEqual(items);
    expect(most()).toBe(2);
    await queue.close();
  });

  it('lets items of one name follow each other in their order, never side by side', async () => {
    const { queue, batches } = slowQueue(2);
    const first = queue.add('a1');
    await pause(2);
    await Promise.all([first, queue.add('a2'), queue.add('b1'), queue.add('a3')]);
    expect(batches.flat().filter((item) => item.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(batches[0]).toEqual(['a1']);
    expect(batches.find((batch) => batch.includes('b1'))).not.toContain('a1');
    await queue.close();
  });

  it('takes what follows one of a batch along, since no other lane could', async () => {
    const { queue, batches } = slowQueue(2);
    await Promise.all(['a1', 'a2', 'a3', 'a4', 'b1', 'b2'].map((item) => queue.add(item)));
    expect(batches).toEqual([
      ['a1', 'a2', 'a3', 'a4'],
      ['b1', 'b2'],
    ]);
    await queue.close();
  });

  it('finishes what waits before it closes', async () => {
    const { queue } = slowQueue(2);
    const pending = ['a1', 'a2', 'a3', 'b1'].map((item) => queue.add(item));
    await queue.close();
    expect(await Promise.all(pending)).toEqual(['a1', 'a2', 'a3', 'b1']);
    await expect(queue.add('a4')).rejects.toMatchObject({ code: 'engine/closed' });
  });
});
