import { instantOf } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { lengthText, TEN_TRIES } from '../../test-support/retry-schedule.ts';
import { nextTry, TRIES } from './retry.ts';

const first = instantOf('2026-11-25T09:00:00+08:00');

/** When each try is made, counted from the first, when every one fails at once. */
const tries = (random?: () => number): readonly number[] => {
  const at = [first];
  for (;;) {
    const next = nextTry(at.length, at.at(-1) ?? first, random);
    if (next === null) return at.map((one) => one - first);
    at.push(next);
  }
};

describe('nextTry', () => {
  it('makes ten tries, the last 75:35:05 after the first', () => {
    expect(tries().map(lengthText)).toEqual(TEN_TRIES);
    expect(TRIES).toBe(10);
  });

  it('spreads tries by a tenth at most, and never brings one forward', () => {
    expect(tries(() => 0)).toEqual(tries());
    const widest = tries(() => 1 - Number.EPSILON);
    tries().forEach((exact, n) => {
      expect(widest[n]).toBeGreaterThanOrEqual(exact);
      expect(widest[n]).toBeLessThanOrEqual(exact * 1.1 + 1);
    });
  });

  it('knows no try after the tenth, nor one before the first', () => {
    expect(nextTry(10, first)).toBeNull();
    expect(nextTry(11, first)).toBeNull();
    expect(nextTry(0, first)).toBeNull();
  });
});
