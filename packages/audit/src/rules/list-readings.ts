import {
  absolute,
  compare,
  equal,
  findSlip,
  lastPlace,
  type Mention,
  minus,
  plus,
  type Rational,
  rational,
  sumOf,
  times,
  ZERO,
} from '../text/index.ts';
import { endsBefore } from './list-end.ts';
import type { List } from './list.ts';

const HALF = rational('0.5');

/**
 * The difference that rounding allows between parts and total: half a unit of the last digit of each. Zero for whole
 * numbers.
 */
const tolerance = (parts: readonly Mention[], head: Mention): Rational => {
  const figures = [head, ...parts];
  if (figures.every(({ decimals, scale }) => decimals === 0 && scale === '')) return ZERO;
  return times(sumOf(figures.map(({ decimals }) => lastPlace(decimals))), HALF);
};

const valueOf = ({ value }: Mention): Rational => value;

/** Adds the parts of a list. */
export const sumOfParts = (parts: readonly Mention[]): Rational => sumOf(parts.map(valueOf));

/** Finds the list, or the longest beginning at which it ends, whose sum equals one of its totals. */
export const matchTotal = (list: List): { head: Mention; parts: readonly Mention[]; exact: boolean } | null => {
  for (let count = list.parts.length; count >= 2; count -= 1) {
    const parts = list.parts.slice(0, count);
    const sum = sumOfParts(parts);
    for (const head of list.heads) {
      const gap = absolute(minus(sum, head.value));
      const exact = gap.numerator === 0n;
      if (!exact && compare(gap, tolerance(parts, head)) > 0) continue;
      if (endsBefore(parts, list.parts.slice(count), head.value)) return { head, parts, exact };
    }
  }
  return null;
};

/** Whether the list without one of its parts equals a total: that part may be included in another. */
export const matchesWithoutOne = (list: List): boolean =>
  list.parts.length > 2 &&
  list.heads.some((head) => {
    const gap = minus(sumOfParts(list.parts), head.value);
    return list.parts.some(({ value }) => equal(value, gap));
  });

/** Whether the sum equals two totals together, as with cases carried over. */
export const matchesTwoTotals = (list: List): boolean => {
  const sum = sumOfParts(list.parts);
  return list.heads.some((a, at) => list.heads.slice(at + 1).some((b) => equal(plus(a.value, b.value), sum)));
};

/** Finds a slip of digits, in the total or in one part, that explains the difference; else null. */
export const slipIn = (list: List, head: Mention, sum: Rational): string | null => {
  const missing = minus(head.value, sum);
  const ofTotal = findSlip(sum, head.value, Math.max(head.decimals, ...list.parts.map((part) => part.decimals)));
  if (ofTotal !== null) return ofTotal;
  for (const part of list.parts) {
    const right = plus(part.value, missing);
    const slip = right.numerator < 0n ? null : findSlip(right, part.value, Math.max(part.decimals, head.decimals));
    if (slip !== null) return slip;
  }
  return null;
};
