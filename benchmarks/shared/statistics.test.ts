import { describe, expect, it } from 'vitest';
import { median, percentile } from './statistics.ts';

describe('percentile', () => {
  it.each([
    { share: 0.5, value: 51, why: 'half of a hundred values are below the 51st' },
    { share: 0.99, value: 100, why: '99 of them are below the last' },
    { share: 1, value: 100, why: 'there is none above the last' },
  ])('is $value at $share: $why', ({ share, value }) => {
    const sorted = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(percentile(sorted, share)).toBe(value);
  });
});

describe('median', () => {
  it('is the middle value, whatever the order, and of two middle ones the greater', () => {
    expect([median([30, 10, 20]), median([4, 1, 3, 2]), median([9])]).toEqual([20, 3, 9]);
    expect(median([])).toBeNaN();
  });
});
