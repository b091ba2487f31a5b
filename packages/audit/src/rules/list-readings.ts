import {
  absolute,
  compare,
  equal,
  lastPlace,
  type Mention,
  minus,
  plus,
  type Rational,
  rational,
  findSlip,
  sumOf,
  times,
  ZERO,
} from '../text/index.ts';
import type { List } from './list.ts';

const HALF = rational('0.5');

/** By how much rounded parts may miss their total: half a unit of the last digit of each. Whole numbers may not. */
const tolerance = (parts: readonly Mention[], head: Mention): Rational => {
  const figures = [head, ...parts];
  if (figures.every(({ decimals, scale }) => decimals === 0 && scale === '')) return ZERO;
  return times(sumOf(figures.map(({ decimals }) => lastPlace(decimals))), HALF);
};

const valueOf = ({ value }: Mention): Rational => value;

/** The sum of the parts of a list. */
export const sumOfParts = (parts: readonly Mention[]): Rational => sumOf(parts.map(valueOf));

/** The first reading, of the whole list or of its beginning, whose sum is one of the totals. */
export const matchTotal = (list: List): { head: Mention; parts: readonly Mention[]; exact: boolean } | null => {
  for (let count = list.parts.length; count >= 2; count -= 1) {
    const parts = list.parts.slice(0, count);
    const sum = sumOfParts(parts);
    for (const head of list.heads) {
      const gap = absolute(minus(sum, head.value));
      if (gap.numerator === 0n) return { head, parts, exact: true };
      if (compare(gap, tolerance(parts, head)) <= 0) return { head, parts, exact: false };
    }
  }
  return null;
};

/** Whether the list without one of its parts gives a total: then that part may be a part of a part. */
export const matchesWithoutOne = (list: List): boolean =>
  list.parts.length > 2 &&
  list.heads.some((head) => {
    const gap = minus(sumOfParts(list.parts), head.value);
    return list.parts.some(({ value }) => equal(value, gap));
  });

/** Whether the list goes with a figure behind it, or two totals together, as with cases carried over. */
export const matchesTwoTotals = (list: List): boolean => {
  const sum = sumOfParts(list.parts);
  return list.heads.some((a, at) => list.heads.slice(at + 1).some((b) => equal(plus(a.value, b.value), sum)));
};

/** Which slip of digits, in the total or in one part, makes the sum fail; null where none does. */
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
