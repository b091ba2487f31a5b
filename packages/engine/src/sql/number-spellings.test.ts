import { describe, expect, it } from 'vitest';
import { numberSpellings } from './number-spellings.ts';

const ALL = [
  '昆依〔2026〕7号',
  '昆依[2026]7号',
  '昆依(2026)7号',
  '昆依（2026）7号',
  '昆依【2026】7号',
  '昆依［2026］7号',
];

describe('the spellings of a number', () => {
  it('are one where it has no bracket', () => {
    expect(numberSpellings('依-kunming-2026-00001')).toEqual(['依-kunming-2026-00001']);
  });

  it.each(ALL)('have every kind of bracket for %s, itself first', (typed) => {
    const found = numberSpellings(typed);
    expect(found[0]).toBe(typed);
    expect(found.toSorted()).toEqual(ALL.toSorted());
  });
});
