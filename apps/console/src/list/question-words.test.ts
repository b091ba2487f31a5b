import { describe, expect, it } from 'vitest';
import { hasWord, partsOf, wordsIn } from './question-words.ts';

describe('the words of a question', () => {
  it('are its letters and digits, without what is between them', () => {
    expect(wordsIn('申〔2026〕31号 征收')).toEqual(['申', '2026', '31号', '征收']);
    expect(wordsIn('〔〕')).toEqual([]);
  });

  it('are found in either width and any capitals', () => {
    expect(hasWord('ＡＢＣ 项目', ['abc'])).toBe(true);
    expect(hasWord('某地块征收批复', wordsIn('征收'))).toBe(true);
    expect(hasWord('某地块', wordsIn('征收'))).toBe(false);
  });

  it('part a text, the longer word before the shorter one', () => {
    expect(partsOf('A县征收批复abc', ['征收', '征', 'ABC'])).toEqual(['A县', '征收', '批复', 'abc', '']);
    expect(partsOf('征收', [])).toEqual(['征收']);
    expect(partsOf('a.b', ['.'])).toEqual(['a', '.', 'b']);
  });
});
