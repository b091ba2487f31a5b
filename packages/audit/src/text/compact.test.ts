import { describe, expect, it } from 'vitest';
import { compactText } from './compact.ts';

describe('compactText', () => {
  it('reads a number and its unit across blanks and line ends', () => {
    const raw = '宿豫区 ２２ 期、市湖滨新区 26\n件，公⼈⺠';
    expect(compactText(raw).text).toBe('宿豫区22期、市湖滨新区26件,公人民');
  });

  it('maps back to the raw text', () => {
    const raw = '\n 收到\n 26\n件,  其中 7 件\n';
    const { text, rawOffset } = compactText(raw);
    for (const word of ['收', '26', '件', '其中', '7']) {
      expect(raw.startsWith(word, rawOffset(text.indexOf(word)))).toBe(true);
    }
  });

  it('keeps a blank between digits, which may be one number or two', () => {
    expect(compactText('规章 2 0 11\n共 36\n05 件').text).toBe('规章2 0 11共36 05件');
    expect(compactText('共 39 95 件, 0 / 9').text).toBe('共39 95件,0/9');
  });

  it('reads the same with any line breaks', () => {
    expect(compactText('收到申\n请26\n\n件。').text).toBe(compactText('收到申请 26件。').text);
  });

  it('covers ranges that are not text of the report and keeps the length', () => {
    const raw = '发布 365体育1068次';
    const { text, rawOffset } = compactText(raw, [{ offset: 3, length: 5 }]);
    expect(text).toBe('发布□□□□□1068次');
    expect(rawOffset(text.indexOf('1068'))).toBe(raw.indexOf('1068'));
  });

  it('returns no findings for an empty text', () => {
    expect(compactText('').text).toBe('');
    expect(compactText('').rawOffset(0)).toBe(0);
  });
});
