import { describe, expect, it } from 'vitest';
import { sharedInTurn } from './turn.ts';

describe('what is shared within a turn', () => {
  it('is asked once for all who ask together, and anew for who comes later', async () => {
    const asked: string[] = [];
    const ask = sharedInTurn(async (what) => asked.push(what));
    expect(await Promise.all([ask('a'), ask('b'), ask('a')])).toEqual([1, 2, 1]);
    expect(await ask('a')).toBe(3);
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('fails for all who asked together, and for nobody after them', async () => {
    let fails = true;
    const ask = sharedInTurn(async (what) => {
      if (fails) throw new Error(`no ${what}`);
      return what;
    });
    const both = await Promise.allSettled([ask('a'), ask('a')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await ask('a')).toBe('a');
  });
});
