import { absolute, compare, decimalText, equal, fixed, lastPlace, minus, type Rational, rounded } from './rational.ts';

/** Describes how the digits of a stated figure differ from the computed one; null if no simple slip explains it. */
export const findDigitSlip = (stated: string, computed: string): string | null => {
  const [a, b] = [stated.replaceAll(',', ''), computed.replaceAll(',', '')];
  if (a === '') return 'the cell was left empty';
  if (a.length === b.length) {
    const wrong = Array.from(a, (_, index) => index).filter((index) => a.charAt(index) !== b.charAt(index));
    const [first = 0, second = 0] = wrong;
    if (wrong.length === 1) return `one digit is wrong: ${a.charAt(first)} for ${b.charAt(first)}`;
    const swapped =
      second === first + 1 && a.charAt(first) === b.charAt(second) && a.charAt(second) === b.charAt(first);
    if (wrong.length === 2 && swapped) return `two neighbouring digits are swapped: ${a.slice(first, first + 2)}`;
  }
  const without = (longer: string, shorter: string): boolean =>
    longer.length === shorter.length + 1 &&
    Array.from(longer).some((_, index) => longer.slice(0, index) + longer.slice(index + 1) === shorter);
  if (without(b, a)) return 'a digit is missing';
  if (without(a, b)) return 'a digit was added';
  return null;
};

/** From so many decimals on, a last digit that is off by one says nothing about the figures. */
const FINE_DECIMALS = 2;

/**
 * Compares a printed figure with the exact one: `pass` if it is the exact value rounded half up, `rounding` if it is
 * off by less than one unit of its last digit, or, with at least two decimals, if its last digit is one too high or too
 * low, as after rounding twice or for a sum of 100; else `error`.
 */
export const judgeFigure = (exact: Rational, stated: Rational, decimals: number): 'pass' | 'rounding' | 'error' => {
  if (equal(rounded(exact, decimals), stated)) return 'pass';
  // A dropped trailing zero does not change the figure: 5.2 for 5.20 has its own number of decimals.
  if (compare(absolute(minus(stated, exact)), lastPlace(decimals)) < 0) return 'rounding';
  const offByOne = equal(absolute(minus(stated, rounded(exact, decimals))), lastPlace(decimals));
  return offByOne && decimals >= FINE_DECIMALS ? 'rounding' : 'error';
};

/** Describes the slip that turned the right figure into the wrong one; null if no simple slip explains it. */
export const findSlip = (right: Rational, wrong: Rational, decimals: number): string | null => {
  const [a, b] = [fixed(right, decimals), fixed(wrong, decimals)];
  const difference = decimalText(absolute(minus(rounded(right, decimals), wrong)));
  if (difference === '1') {
    const [high, low] = [a.split('.')[0], b.split('.')[0]];
    return `one unit too ${compare(wrong, right) < 0 ? 'low' : 'high'}: ${low} for ${high}`;
  }
  if (a.length !== b.length && a.replace('.', '') === b.replace('.', ''))
    return `the point is misplaced: ${b} for ${a}`;
  return findDigitSlip(b, a);
};
