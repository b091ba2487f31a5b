import { describe, expect, it } from 'vitest';
import { lowestByMinute, quantile, slopePerHour } from './trend.ts';

const minutes = (values: readonly number[]) => values.map((value, at) => ({ at: at * 60_000, value }));

describe('a trend', () => {
  it('is what a value grows by in an hour, whatever single samples do', () => {
    expect(slopePerHour(minutes([10, 11, 12, 13, 14, 15])).median).toBeCloseTo(60);
    expect(slopePerHour(minutes([10, 10, 99, 10, 10, 10, 10])).median).toBe(0);
    expect(slopePerHour([])).toEqual({ least: 0, median: 0, most: 0 });
  });

  it('is certain where a value grows steadily, and open where it jumps about', () => {
    const steady = slopePerHour(minutes(Array.from({ length: 15 }, (_, at) => 200 + at * 0.1)));
    expect(steady.least).toBeCloseTo(6);
    expect(steady.most).toBeCloseTo(6);
    const jumping = slopePerHour(minutes([206, 206, 205, 211, 214, 206, 214, 205, 214, 207, 214, 210, 208, 206, 209]));
    expect(jumping.least).toBeLessThan(0);
    expect(jumping.most).toBeGreaterThan(10);
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
