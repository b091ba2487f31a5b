import { describe, expect, it } from 'vitest';
import { lowestByMinute, quantile, slopePerHour } from './trend.ts';

const minutes = (values: readonly number[]) => values.map((value, at) => ({ at: at * 60_000, value }));

describe('a trend', () => {
  it('is what a value grows by in an hour, whatever single samples do', () => {
    expect(slopePerHour(minutes([10, 11, 12, 13, 14, 15]))).toBeCloseTo(60);
    expect(slopePerHour(minutes([10, 10, 99, 10, 10, 10, 10]))).toBe(0);
    expect(slopePerHour([])).toBe(0);
  });

  it('is seen in the lowest value of each minute', () => {
    const samples = [5, 9, 7].flatMap((base, minute) =>
      [0, 1, 2].map((second) => ({ at: minute * 60_000 + second * 1000, value: base + second * 100 })),
    );
    expect(lowestByMinute(samples).map(({ value }) => value)).toEqual([5, 9, 7]);
  });
});

describe('quantile', () => {
  it('is the value below which so much lies', () => {
    const values = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect([quantile(values, 0.5), quantile(values, 0.99), quantile([], 0.5)]).toEqual([51, 100, 0]);
  });
});
