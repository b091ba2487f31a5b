import { describe, expect, it } from 'vitest';
import { clockGuard } from './clock-guard.ts';

const START = 1_000_000_000;
const MINUTE = 60_000;

/** A guard over two clocks that a test moves apart. */
const clocks = () => {
  let wall = START;
  let steady = 5_000;
  const guard = clockGuard(wall, { steady: () => steady });
  return {
    pass: (milliseconds: number): void => {
      wall += milliseconds;
      steady += milliseconds;
    },
    set: (milliseconds: number): void => void (wall += milliseconds),
    look: () => guard.contradiction(wall),
    believe: () => guard.believe(wall),
    wall: () => wall,
  };
};

describe('a guard of the clock', () => {
  it('believes a clock that goes on, for any time', () => {
    const { pass, look } = clocks();
    for (const passed of [0, 1, MINUTE, 365 * 24 * 60 * MINUTE]) {
      pass(passed);
      expect(look()).toBeNull();
    }
  });

  it.each([
    ['forwards', 2 * MINUTE + 1],
    ['forwards', 5 * 60 * MINUTE],
    ['backwards', -2 * MINUTE - 1],
    ['backwards', -2 * 60 * MINUTE],
  ] as const)('sees a jump %s by %i ms, and when the clocks last agreed', (reason, jump) => {
    const { pass, set, look, wall } = clocks();
    pass(MINUTE);
    expect(look()).toBeNull();
    const agreedAt = wall();
    pass(MINUTE);
    set(jump);
    expect(look()).toEqual({ reason, jump, agreedAt, foundAt: wall() });
  });

  it.each([5_000, -5_000, 2 * MINUTE, -2 * MINUTE])('believes a step of %i ms', (step) => {
    const { pass, set, look } = clocks();
    pass(MINUTE);
    set(step);
    expect(look()).toBeNull();
  });

  it('adds small steps in one direction up', () => {
    const { pass, set, look } = clocks();
    for (const isBelieved of [true, true, false]) {
      pass(5_000);
      set(50_000);
      expect(look() === null).toBe(isBelieved);
    }
  });

  it('follows clocks of different rates', () => {
    const { pass, set, look } = clocks();
    for (let hour = 0; hour < 24 * 60; hour += 1) {
      pass(60 * MINUTE);
      set(2_000);
      expect(look()).toBeNull();
    }
  });

  it('believes the clock again when it is set back, or when it is told to', () => {
    const { pass, set, look, believe } = clocks();
    set(60 * MINUTE);
    expect(look()).not.toBeNull();
    pass(MINUTE);
    set(-60 * MINUTE);
    expect(look()).toBeNull();
    set(60 * MINUTE);
    believe();
    pass(MINUTE);
    expect(look()).toBeNull();
    set(-60 * MINUTE);
    expect(look()?.reason).toBe('backwards');
  });
});
