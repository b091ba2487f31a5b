import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { similarity } from './similarity.ts';

describe('the similarity of two matters', () => {
  it.each([
    ['某地块征收批复', '某地块征收批复', 1],
    ['某地块征收批复。', '某 地块征收批复', 1],
    ['征收批复文件', '征收批复', 0.75],
    ['征收批复', '环评报告', 0],
    ['', '', 0],
    ['地', '地', 1],
    ['地', '块', 0],
  ])('of %s and %s is %d', (one, other, expected) => {
    expect(similarity(one, other)).toBe(expected);
  });

  it('is the same in both directions, and from 0 to 1', () => {
    const matter = fc.string({ unit: fc.constantFrom('征', '收', '批', '复', ' ', '。'), maxLength: 12 });
    fc.assert(
      fc.property(matter, matter, (one, other) => {
        const found = similarity(one, other);
        expect(found).toBe(similarity(other, one));
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
      }),
    );
  });
});
