import { describe, expect, it } from 'vitest';
import { toPlainWriting } from './plain-writing.ts';

describe('toPlainWriting', () => {
  it('converts traditional characters and keeps the length of the text', () => {
    expect(toPlainWriting('全縣共收到申請１２件，佔總數的40%')).toBe('全县共收到申请12件,占总数的40%');
  });

  it('blanks a pronunciation after a character', () => {
    expect(toPlainWriting('辦結數(shù)16件')).toBe('办结数     16件');
  });

  it('blanks one of up to nine letters, with one tone at least', () => {
    const blanked = (reading: string) => toPlainWriting(`数${reading}`) === `数${' '.repeat(reading.length)}`;
    expect(['(ā)', '(zhuāng)', '(abcdāabcd)', '(lüè)', '(āáǎà)'].map(blanked)).toEqual(
      Array.from({ length: 5 }, () => true),
    );
    expect(['(abcdeā)', '(āabcde)', '(abc)', '( ā)'].map(blanked)).toEqual(Array.from({ length: 4 }, () => false));
    expect(toPlainWriting('A(ā)')).toBe('A(ā)');
  });

  it('leaves a letter that numbers an item, and brackets with words', () => {
    expect(toPlainWriting('附件(a)、网站(wz)、数据(含结转)')).toBe('附件(a)、网站(wz)、数据(含结转)');
  });

  it('leaves simplified writing as it is', () => {
    const text = '全年办结申请30件,其中予以公开20件、其他处理10件。';
    expect(toPlainWriting(text)).toBe(text);
  });
});
