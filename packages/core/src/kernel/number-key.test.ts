import { describe, expect, it } from 'vitest';
import { isSameNumber, numberKey, numberSpellings } from './number-key.ts';

const ALL = [
  '昆依〔2026〕7号',
  '昆依[2026]7号',
  '昆依(2026)7号',
  '昆依（2026）7号',
  '昆依【2026】7号',
  '昆依［2026］7号',
];

describe('a number as it is compared', () => {
  it.each([...ALL, '昆依〔２０２６〕７号', ' 昆依【2026】7号 '])('is the same for %s', (typed) => {
    expect(numberKey(typed)).toBe('昆依〔2026〕7号');
    expect(isSameNumber(typed, '昆依［2026］7号')).toBe(true);
  });

  it.each(['昆依〔2026〕70号', '昆依2026 7号', '昆依〔2026〕-7号', '昆依〔2025〕7号', '昆答〔2026〕7号'])(
    'is another one for %s',
    (other) => {
      expect(isSameNumber(other, '昆依〔2026〕7号')).toBe(false);
    },
  );
});

describe('the spellings of a number', () => {
  it('are one where it has no bracket', () => {
    expect(numberSpellings('依-kunming-2026-00001')).toEqual(['依-kunming-2026-00001']);
  });

  it.each(ALL)('have every kind of bracket for %s, itself first', (typed) => {
    const found = numberSpellings(typed);
    expect(found[0]).toBe(typed);
    expect(found.toSorted()).toEqual(ALL.toSorted());
  });

  it('have digits of half width for those of full width', () => {
    expect(numberSpellings('昆依〔２０２６〕７号')).toEqual(['昆依〔２０２６〕７号', ...ALL]);
  });
});
