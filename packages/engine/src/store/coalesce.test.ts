import { describe, expect, it } from 'vitest';
import { coalesce } from './coalesce.ts';

describe('coalesced calls', () => {
  it('run once for all that are made together, and again for a later one', async () => {
    const keys: string[] = [];
    const run = coalesce(async (key) => keys.push(key));
    expect(await Promise.all([run('a'), run('b'), run('a')])).toEqual([1, 2, 1]);
    expect(await run('a')).toBe(3);
    expect(keys).toEqual(['a', 'b', 'a']);
  });

  it('fail for all that were made together, and for none after them', async () => {
    let fails = true;
    const run = coalesce(async (key) => {
      if (fails) throw new Error(`no ${key}`);
      return key;
    });
    const both = await Promise.allSettled([run('a'), run('a')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await run('a')).toBe('a');
  });
});
