import { numberOf } from '../days/civil-date.ts';
import { elementAt } from '../days/element-at.ts';
import type { Interval } from './calendar.ts';

/** The meaning of one byte of a day table. Odd marks are worked, so that a sum needs no look-up. */
export const MARK = {
  weekend: 0,
  'working-day': 1,
  holiday: 2,
  'make-up-day': 3,
  'local-holiday': 4,
  'local-working-day': 5,
  /** A year without notice and without estimate. */
  unknown: 6,
} as const;

/** The end of a pause that is still open. */
export const NO_END = Number.MAX_SAFE_INTEGER;
/** The result of a count that such a pause stops. */
export const STOPPED = -1;

/** A pause as day indices: after the first, through the second. */
export interface Pause {
  readonly after: number;
  readonly through: number;
}

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

/** One byte a day with its sums, so that counting needs no loop over days. */
export interface DayCount {
  readonly marks: Uint8Array;
  /** Number of working days from the first day through each day. */
  readonly sums: Int32Array;
  /** Index of each working day in order. */
  readonly worked: Int32Array;
}

/** Sums up a table of marks. */
export const countDays = (marks: Uint8Array): DayCount => {
  const sums = new Int32Array(marks.length);
  const worked: number[] = [];
  for (let index = 0; index < marks.length; index++) {
    if ((elementAt(marks, index) & 1) === 1) worked.push(index);
    sums[index] = worked.length;
  }
  return { marks, sums, worked: Int32Array.from(worked) };
};

/** Number of working days from the first day of the table through a day; days outside the table do not count. */
export const countedThrough = (count: DayCount, index: number): number =>
  index < 0 ? 0 : (count.sums[index] ?? count.worked.length);

/**
 * Index of the n-th working day after `start` without the pauses; {@link STOPPED} when a pause without end
 * comes first, the length of the table when the table ends first.
 */
export const stepForward = (count: DayCount, start: number, n: number, pauses: readonly Pause[]): number => {
  let from = start;
  let left = n;
  for (const pause of pauses) {
    if (pause.through <= from) continue;
    if (pause.after > from) {
      const before = countedThrough(count, pause.after) - countedThrough(count, from);
      if (left <= before || pause.after >= count.marks.length) break;
      left -= before;
    }
    if (pause.through === NO_END) return STOPPED;
    from = pause.through;
  }
  return count.worked[countedThrough(count, from) + left - 1] ?? count.marks.length;
};

/** Index of the n-th working day before `start` without the pauses; −1 when the table begins first. */
export const stepBack = (count: DayCount, start: number, n: number, pauses: readonly Pause[]): number => {
  let to = start - 1;
  let left = n;
  for (const pause of pauses.toReversed()) {
    if (pause.after >= to) continue;
    const since = countedThrough(count, to) - countedThrough(count, Math.min(pause.through, to));
    if (left <= since) break;
    left -= since;
    to = pause.after;
  }
  return count.worked[countedThrough(count, to) - left] ?? -1;
};

/** Working days after `a` through `b` without the pauses; `a` is not later than `b`. */
export const countBetween = (count: DayCount, a: number, b: number, pauses: readonly Pause[]): number => {
  let total = countedThrough(count, b) - countedThrough(count, a);
  for (const pause of pauses) {
    const after = Math.max(pause.after, a);
    const through = Math.min(pause.through, b);
    if (through > after) total -= countedThrough(count, through) - countedThrough(count, after);
  }
  return total;
};

/** Index of the first working day from `index` on; the length of the table when none follows. */
export const rollForward = (count: DayCount, index: number): number =>
  count.worked[countedThrough(count, index - 1)] ?? count.marks.length;
