import { plainDocument } from '@gongkai/audit';
import { describe, expect, it } from 'vitest';
import { growthBetween, growthOf, MOST_PER_DOUBLING } from './measure.ts';
import type { Shape } from './shape.ts';
import { SHAPES } from './shapes.ts';

const LENGTHS = [4_000, 16_000, 64_000];
/** A shape that takes so long, in milliseconds, has shown how it grows. */
const ENOUGH_MS = 60;

describe('the time of an audit', () => {
  it('is measured for each shape once', () => {
    expect(new Set(SHAPES.map(({ name }) => name)).size).toBe(SHAPES.length);
    expect(SHAPES.length).toBeGreaterThan(400);
  });

  it.each(SHAPES.map((shape) => [shape.name, shape] as const))('grows with the length: %s', (_, shape) => {
    const { timings, worst, linear } = growthOf(shape, LENGTHS, ENOUGH_MS);
    expect({ worst, timings: linear ? [] : timings }).toEqual({ worst, timings: [] });
  });

  it('is a growth beyond linear from 2.6 per doubling on', () => {
    expect(MOST_PER_DOUBLING).toBe(2.6);
    expect(growthBetween({ length: 1000, ms: 100 }, { length: 4000, ms: 400 })).toBeCloseTo(2);
    expect(growthBetween({ length: 1000, ms: 100 }, { length: 4000, ms: 1600 })).toBeCloseTo(4);
  });

  it('counts as not linear for an input whose length grows with the square', () => {
    const squared: Shape = {
      name: 'a text as long as the square of its length',
      make: (length) => ({ report: plainDocument('收到申请12件,其中网络申请9件。'.repeat((length / 400) ** 2)) }),
    };
    expect(growthOf(squared, [12_000, 24_000, 48_000]).linear).toBe(false);
  });
});
