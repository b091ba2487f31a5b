import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { FACTS } from '../shared/request-of-twelve.ts';
import { runLoad } from './run-load.ts';

describe('runLoad', () => {
  it('hands every fact of a case to its own recorder, in order', async () => {
    const cases: string[][] = [];
    const pace = await runLoad({ writers: 1, seconds: 5, cases: 2 }, () => {
      const seen: string[] = [];
      cases.push(seen);
      return async ({ type }) => void seen.push(type);
    });
    const whole = FACTS.map(({ type }) => type);
    expect(cases).toEqual([whole, whole]);
    expect(pace.acknowledged).toBe(2 * FACTS.length);
  });

  it('lets as many facts be under way as there are writers', async () => {
    let underWay = 0;
    let most = 0;
    await runLoad({ writers: 7, seconds: 0.2 }, () => async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await setTimeout(5);
      underWay -= 1;
    });
    expect(most).toBe(7);
  });

  it('counts what was acknowledged in the warm-up, and leaves it out of the figures', async () => {
    const pace = await runLoad({ writers: 1, seconds: 60, cases: 1 }, () => async () => undefined);
    expect(pace.acknowledged).toBe(FACTS.length);
    expect(pace.p50).toBeNaN();
  });

  it('measures from the asking to the answer', async () => {
    const pace = await runLoad({ writers: 1, seconds: 0.2 }, () => () => setTimeout(10));
    expect(pace.p50).toBeGreaterThan(8);
    expect(pace.p99).toBeGreaterThanOrEqual(pace.p50);
    expect(pace.perSecond).toBeLessThan(120);
  });

  it('fails when a fact is not recorded', async () => {
    const failing = runLoad({ writers: 2, seconds: 1 }, () => async () => {
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
  });
});
