import { describe, expect, it } from 'vitest';
import { placeInSeries } from './number-gaps.ts';

const among =
  (...known: readonly string[]) =>
  (series: string): boolean =>
    known.includes(series);

describe('the series of a case number', () => {
  it.each([
    ['依-kunming-2026-00007', ['依-kunming-2026'], { series: '依-kunming-2026', value: 7 }],
    ['昆府〔2026〕007号', ['昆府〔2026〕{n}号'], { series: '昆府〔2026〕{n}号', value: 7 }],
    ['昆府12〔2026〕', ['昆府{n}〔2026〕'], { series: '昆府{n}〔2026〕', value: 12 }],
    // Of a series that is gone.
    ['依-kunming-2026-00007', [], { series: '依-kunming-2026', value: 7 }],
    ['昆府〔2026〕12号', [], { series: '昆府〔2026〕{n}号', value: 12 }],
    ['无号', [], null],
  ])('of %s is found among the known ones', (number, known, expected) => {
    expect(placeInSeries(number, among(...known))).toEqual(expected);
  });
});
