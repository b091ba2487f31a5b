import { describe, expect, it } from 'vitest';
import { findDigitSlip, findSlip, judgeFigure } from './printed-figure.ts';
import { over, rational } from './rational.ts';

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;
const exact = (part: string, whole: string) => {
  const found = over(rational(part), rational(whole));
  if (found === null) throw new Error('divided by zero');
  return found;
};

describe('judgeFigure', () => {
  it.each([
    // 2/3 of a hundred: 66.666…
    ['66.67', 'pass'],
    ['66.7', 'pass'],
    ['67', 'pass'],
    ['66.66', 'rounding'],
    ['66.68', 'rounding'],
    ['66.69', 'error'],
    ['66.65', 'error'],
    ['66.6', 'rounding'],
    ['66.8', 'error'],
    ['66', 'rounding'],
    ['68', 'error'],
    ['65', 'error'],
  ])('holds %s to two thirds: %s', (stated, verdict) => {
    expect(judgeFigure(exact('200', '3'), rational(stated), decimalsOf(stated))).toBe(verdict);
  });

  it.each([
    ['34.4', 'pass'],
    ['34.40', 'pass'],
    ['34.41', 'rounding'],
    ['34.42', 'error'],
    ['34.5', 'error'],
    ['35', 'rounding'],
  ])('holds %s to 34.4: %s', (stated, verdict) => {
    expect(judgeFigure(rational('34.4'), rational(stated), decimalsOf(stated))).toBe(verdict);
  });
});

describe('findDigitSlip', () => {
  it.each([
    ['', '12', 'the cell was left empty'],
    ['123', '153', 'one digit is wrong: 2 for 5'],
    ['1,234', '1235', 'one digit is wrong: 4 for 5'],
    ['132', '123', 'two neighbouring digits are swapped: 32'],
    ['213', '123', 'two neighbouring digits are swapped: 21'],
    ['12', '123', 'a digit is missing'],
    ['23', '123', 'a digit is missing'],
    ['1223', '123', 'a digit was added'],
    ['1234', '123', 'a digit was added'],
    ['321', '123', null],
    ['124', '213', null],
    ['145', '123', null],
    ['12', '1234', null],
    ['1', '23', null],
    ['123', '123', null],
  ])('tells %j from %j: %s', (stated, computed, slip) => {
    expect(findDigitSlip(stated, computed)).toBe(slip);
  });
});

describe('findSlip', () => {
  it.each([
    ['20.53', '19.53', 2, 'one unit too low: 19 for 20'],
    ['20.53', '21.53', 2, 'one unit too high: 21 for 20'],
    ['7', '8', 0, 'one unit too high: 8 for 7'],
    ['12.5', '1.25', 2, null],
    ['12.35', '123.5', 2, null],
    ['35.2', '25.2', 1, 'one digit is wrong: 2 for 3'],
    ['35.2', '53.2', 1, 'two neighbouring digits are swapped: 53'],
    ['120', '12', 0, 'a digit is missing'],
    ['12', '120', 0, 'a digit was added'],
    ['120', '250', 0, null],
  ])('explains for %s the figure %s (%i decimals): %s', (right, wrong, decimals, slip) => {
    expect(findSlip(rational(right), rational(wrong), decimals)).toBe(slip);
  });
});
