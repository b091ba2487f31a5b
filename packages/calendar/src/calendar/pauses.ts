import type { Interval } from './calendar.ts';
import { numberOf } from '../days/civil-date.ts';
import type { Pause } from './day-count.ts';
import { NO_END } from './day-count.ts';

const NONE: readonly Pause[] = [];

/**
 * The union of intervals as day indices in order, so that a day in two of them is left out once.
 * An interval that ends on or before its first day holds no day.
 */
export const unionOf = (excluded: readonly Interval[] | undefined, firstDay: number): readonly Pause[] => {
  if (excluded === undefined || excluded.length === 0) return NONE;
  const pauses = excluded
    .map(({ after, through }) => ({
      after: numberOf(after) - firstDay,
      through: through === null ? NO_END : numberOf(through) - firstDay,
    }))
    .filter((pause) => pause.through > pause.after)
    .toSorted((a, b) => a.after - b.after);
  const union: { after: number; through: number }[] = [];
  for (const pause of pauses) {
    const last = union.at(-1);
    if (last !== undefined && pause.after <= last.through) last.through = Math.max(last.through, pause.through);
    else union.push(pause);
  }
  return union;
};
