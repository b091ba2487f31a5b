import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { share } from './share.ts';

describe('share', () => {
  // Counts and percentages as Yunnan printed them for 2018; the first is 20.53, where the report prints 19.53.
  it.each([
    [740, 3605, 2, '20.53'],
    [46, 3605, 2, '1.28'],
    [1531, 3605, 2, '42.47'],
    [1288, 3605, 2, '35.73'],
    [1140, 3605, 2, '31.62'],
    [1240, 3605, 1, '34.4'],
    [818, 3605, 2, '22.69'],
    [3441, 2434735, 2, '0.14'],
    [119634, 1250582, 2, '9.57'],
    [1, 8, 1, '12.5'],
    [1, 8, 0, '13'],
    [1, 200, 0, '1'],
    [1, 201, 0, '0'],
    [1, 3, 4, '33.3333'],
    [2, 3, 4, '66.6667'],
    [3, 2, 2, '150.00'],
    [0, 7, 2, '0.00'],
    [1, 1000, 2, '0.10'],
    [9007199254740991, 9007199254740991, 2, '100.00'],
  ])('of %i in %i to %i decimals is %s', (part, whole, decimals, text) => {
    expect(share(part, whole, decimals)).toBe(text);
  });

  it('has two decimals by default', () => {
    expect(share(1, 3)).toBe('33.33');
  });

  it('is null if the whole is 0', () => {
    expect(share(0, 0)).toBeNull();
    expect(share(5, 0)).toBeNull();
  });

  it.each([
    [-1, 3, 2],
    [1, -3, 2],
    [0.5, 3, 2],
    [1, Number.NaN, 2],
    [1, 3, 1.5],
    [1, 3, -1],
  ])('refuses %d in %d to %d decimals', (part, whole, decimals) => {
    expect(() => share(part, whole, decimals)).toThrow(expect.objectContaining({ code: 'stats/bad-share' }));
  });

  it('is within half a unit of the last decimal, and rounds a tie up', () => {
    const count = fc.nat(10_000_000);
    fc.assert(
      fc.property(count, count.filter(Boolean), fc.nat(6), (part, whole, decimals) => {
        const text = share(part, whole, decimals) ?? '';
        expect(text).toMatch(decimals === 0 ? /^\d+$/ : new RegExp(`^\\d+\\.\\d{${decimals}}$`));
        const shown = BigInt(text.replace('.', ''));
        const twiceOff = 2n * (shown * BigInt(whole) - 100n * 10n ** BigInt(decimals) * BigInt(part));
        expect(twiceOff > -BigInt(whole) && twiceOff <= BigInt(whole)).toBe(true);
      }),
    );
  });
});
