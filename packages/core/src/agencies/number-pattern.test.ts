import { describe, expect, it } from 'vitest';
import { numberInSeries, numberPattern, seriesOfPattern, skeletonOf, USUAL_PATTERN } from './number-pattern.ts';

describe('a pattern of numbers', () => {
  it('has the usual form unless another one is given', () => {
    const usual = numberPattern.parse({ code: '昆府公开', kind: '申' });
    expect(usual).toEqual({ pattern: USUAL_PATTERN, code: '昆府公开', kind: '申', width: 1, start: 1 });
    const series = seriesOfPattern(usual, '2026');
    expect(series).toBe('昆府公开申〔2026〕{n}号');
    expect(numberInSeries(series, 7, 1)).toBe('昆府公开申〔2026〕7号');
    expect(numberInSeries(series, 1234, 3)).toBe('昆府公开申〔2026〕1234号');
  });

  it('takes characters that mean something to a replacement as they are', () => {
    const odd = numberPattern.parse({ pattern: '{代字}-{year}-{n}号', code: "$&$'", width: 3 });
    expect(numberInSeries(seriesOfPattern(odd, '2026'), 7, 3)).toBe("$&$'-2026-007号");
  });

  it('is the same register where only year and number differ', () => {
    const one = numberPattern.parse({ code: '昆府' });
    expect(skeletonOf(one)).toBe('昆府〔#〕#号');
    expect(skeletonOf({ ...one, start: 5 })).toBe(skeletonOf(one));
    expect(skeletonOf({ ...one, pattern: '{代字}〔{n}〕{year}号' })).toBe(skeletonOf(one));
    expect(skeletonOf({ ...one, code: '昆办' })).not.toBe(skeletonOf(one));
  });

  it.each([
    ['without a year', { pattern: '{代字}{n}号' }, 'has {year} and {n} once each'],
    ['without a number', { pattern: '{代字}〔{year}〕号' }, 'has {year} and {n} once each'],
    ['with two numbers', { pattern: '{year}-{n}-{n}' }, 'has {year} and {n} once each'],
    ['with two short names', { pattern: '{代字}{代字}{year}-{n}' }, 'once at most'],
    ['with an unknown part', { pattern: '{month}{year}-{n}' }, '{month}: known are'],
    ['with an open brace', { pattern: '{year}-{n}{' }, 'a brace without its partner'],
    ['with digits of its own', { pattern: '2-{year}-{n}' }, 'has no digits'],
    ['with digits of another script', { pattern: '٣-{year}-{n}' }, 'has no digits'],
    ['with the number right after the year', { pattern: '{year}{n}号' }, 'something between'],
    ['with the year right after the number', { pattern: '{n}{year}号' }, 'something between'],
    ['with digits in the short name', { code: '昆1' }, 'neither digits nor braces'],
    ['with a brace in the kind', { kind: '{n}' }, 'neither digits nor braces'],
    ['with a start of none', { start: 0 }, 'expected number'],
    ['with an unknown key', { first: 1 }, 'nrecognized key'],
  ])('is refused %s', (_, given, why) => {
    const read = numberPattern.safeParse(given);
    expect(read.error?.issues.map(({ message }) => message).join('; ')).toContain(why);
  });
});
