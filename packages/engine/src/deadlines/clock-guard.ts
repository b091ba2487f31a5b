import type { Instant } from '@gongkai/calendar';
import type { StopReason } from '../store/clock-stops.ts';

/** How a guard compares clocks. */
export interface ClockGuardOptions {
  /** Milliseconds of a clock that cannot be set; default `performance.now()`. */
  readonly steady?: () => number;
  /** The jump of the wall clock, in milliseconds, from which on it is not believed; default two minutes. */
  readonly jumpMs?: number;
}

/** What contradicts the wall clock. */
export interface Contradiction {
  readonly reason: StopReason;
  /** By how many milliseconds the wall clock is ahead of the expected time; negative where it is behind. */
  readonly jump: number;
  /** The last wall time at which the clocks agreed. */
  readonly agreedAt: Instant;
  readonly foundAt: Instant;
}

/** Compares the wall clock with a steady one. */
export interface ClockGuard {
  /** What contradicts this wall time, which was read just now; null where the clocks agree. */
  contradiction(now: Instant): Contradiction | null;
  /** Believes this wall time from now on. */
  believe(now: Instant): void;
  readonly jumpMs: number;
}

const USUAL_JUMP_MS = 120_000;

/** Clocks of quartz differ by less than this; a steady clock may run at another rate than the disciplined wall clock. */
const RATE = 0.001;

/**
 * A guard that believes this wall time to begin with. A wall clock that is set by less than the jump is believed, and its
 * difference is kept: several small steps in one direction add up, except for what the rate of two clocks may explain.
 */
export const clockGuard = (start: Instant, options: ClockGuardOptions = {}): ClockGuard => {
  const { steady = () => performance.now(), jumpMs = USUAL_JUMP_MS } = options;
  let reference = { wall: start, steady: steady() };
  let agreedAt = start;
  return {
    jumpMs,
    contradiction: (now) => {
      const here = steady();
      const passed = here - reference.steady;
      const expected = reference.wall + passed;
      const jump = now - expected;
      if (Math.abs(jump) > jumpMs) {
        return { reason: jump > 0 ? 'forwards' : 'backwards', jump: Math.round(jump), agreedAt, foundAt: now };
      }
      const explained = Math.min(Math.abs(jump), passed * RATE) * Math.sign(jump);
      reference = { wall: expected + explained, steady: here };
      agreedAt = now;
      return null;
    },
    believe: (now) => {
      reference = { wall: now, steady: steady() };
      agreedAt = now;
    },
  };
};
