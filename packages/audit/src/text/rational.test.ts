import { describe, expect, it } from 'vitest';
import { compare, decimalText, fixed, minus, over, plus, rational, rounded, sumOf, times } from './rational.ts';

describe('rational', () => {
  it('adds decimals exactly', () => {
    expect(decimalText(plus(rational('0.1'), rational('0.2')))).toBe('0.3');
    expect(decimalText(sumOf(['2761.95', '457.52'].map(rational)))).toBe('3219.47');
  });

  it('is exact beyond the integers of a double', () => {
    expect(decimalText(plus(rational('9007199254740993'), rational('2')))).toBe('9007199254740995');
  });

  it('divides, and returns null for a divisor of zero', () => {
    const third = over(rational('1'), rational('3'));
    expect(third && fixed(third, 4)).toBe('0.3333');
    expect(over(rational('1'), rational('0'))).toBeNull();
    const below = over(rational('10'), minus(rational('1'), rational('5')));
    expect(below && decimalText(below)).toBe('-2.5');
  });

  it('rounds half up and away from zero', () => {
    expect(fixed(rational('20.525'), 2)).toBe('20.53');
    expect(fixed(rational('20.5249'), 2)).toBe('20.52');
    expect(fixed(minus(rational('0'), rational('0.5')), 0)).toBe('-1');
    expect(decimalText(rounded(rational('0.045'), 2))).toBe('0.05');
  });

  it('compares numbers of different decimals', () => {
    expect(compare(rational('34.40'), rational('34.4'))).toBe(0);
    expect(compare(rational('34.39'), rational('34.4'))).toBeLessThan(0);
    expect(compare(times(rational('3'), rational('0.5')), rational('1.49'))).toBeGreaterThan(0);
  });

  it('formats as many decimals as a number has, at most eight', () => {
    expect(decimalText(rational('105.00'))).toBe('105');
    const third = over(rational('1'), rational('3'));
    expect(third && decimalText(third)).toBe('0.33333333');
  });
});
