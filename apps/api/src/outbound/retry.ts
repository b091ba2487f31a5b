import type { Instant } from '@gongkai/calendar';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The pauses between attempts: nine, so ten attempts, the last 75:35:05 after the first. */
export const PAUSES_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** How often a delivery is attempted before its endpoint is disabled. */
export const TRIES = PAUSES_MS.length + 1;

// Spreads the load on a receiver that comes back.
const WIDEST_SPREAD = 0.1;

/**
 * When to try again after attempt number `attempt` (1 for the first), made at `at`; null after the last. With a
 * `random` of [0, 1) the pause grows by up to a tenth; it never shrinks.
 */
export const nextTry = (attempt: number, at: Instant, random: () => number = () => 0): Instant | null => {
  const pause = PAUSES_MS[attempt - 1];
  return pause === undefined ? null : at + Math.round(pause * (1 + WIDEST_SPREAD * random()));
};
