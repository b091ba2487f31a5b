import { slipOf } from '../slip.ts';
import type { Rational } from '../text/rational.ts';
import { absolute, compare, decimalText, equal, fixed, lastPlace, minus, rounded } from '../text/rational.ts';

/**
 * Holds a printed figure to the exact one: right when half-up rounding gives it, a slip of rounding when it is off by
 * less than one unit of its last digit, else wrong.
 */
export const judgeFigure = (exact: Rational, stated: Rational, decimals: number): 'pass' | 'rounding' | 'error' => {
  if (equal(rounded(exact, decimals), stated)) return 'pass';
  // A zero that was dropped at the end is no other figure: 5.2 for 5.20 is kept by the decimals themselves.
  return compare(absolute(minus(stated, exact)), lastPlace(decimals)) < 0 ? 'rounding' : 'error';
};

/** What turned one figure into another, where the digits show it; null where they do not. */
export const slipBetween = (right: Rational, wrong: Rational, decimals: number): string | null => {
  const [a, b] = [fixed(right, decimals), fixed(wrong, decimals)];
  const difference = decimalText(absolute(minus(rounded(right, decimals), wrong)));
  if (difference === '1') {
    const [high, low] = [a.split('.')[0], b.split('.')[0]];
    return `one unit too ${compare(wrong, right) < 0 ? 'low' : 'high'}: ${low} for ${high}`;
  }
  if (a.length !== b.length && a.replace('.', '') === b.replace('.', ''))
    return `the point is misplaced: ${b} for ${a}`;
  return slipOf(b, a);
};
