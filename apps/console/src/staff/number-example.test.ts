import { numberInSeries, numberPattern, seriesOfPattern } from '@gongkai/core/agencies';
import { describe, expect, it } from 'vitest';
import { exampleOf, patternFault, USUAL } from './number-example.ts';

const plain = { pattern: USUAL, code: '昆府公开', kind: '申', width: 1, start: 1 };

describe('the example beside a pattern', () => {
  it.each([
    plain,
    { ...plain, width: 3, start: 7 },
    { ...plain, code: "$&$'" },
    { ...plain, pattern: '{n}号({year})', code: '', kind: '' },
  ])('is the number that the server would give: %o', (typed) => {
    const { code, kind, ...rest } = typed;
    const known = numberPattern.parse({ ...rest, ...(code === '' ? {} : { code }), ...(kind === '' ? {} : { kind }) });
    expect(exampleOf(typed, '2026')).toBe(numberInSeries(seriesOfPattern(known, '2026'), known.start, known.width));
  });

  it.each([
    ['{代字}{n}号', 'parts'],
    ['{year}{n}', 'adjacent'],
    ['2-{year}-{n}', 'digits'],
    [USUAL, null],
  ])('is not shown for %s where the server refuses it', (pattern, fault) => {
    expect(patternFault({ ...plain, pattern })).toBe(fault);
    expect(numberPattern.safeParse({ pattern }).success).toBe(fault === null);
  });
});
