import { describe, expect, it } from 'vitest';
import { hasWord, wordsIn } from './marked.tsx';

describe('the words of a question', () => {
  it('are its letters and digits, whatever stands between them', () => {
    expect(wordsIn('申〔2026〕31号 征收')).toEqual(['申', '2026', '31号', '征收']);
    expect(wordsIn('〔〕')).toEqual([]);
  });

  it('are found in either width and any capitals', () => {
    expect(hasWord('ＡＢＣ 项目', ['abc'])).toBe(true);
    expect(hasWord('某地块征收批复', wordsIn('征收'))).toBe(true);
    expect(hasWord('某地块', wordsIn('征收'))).toBe(false);
  });
});
