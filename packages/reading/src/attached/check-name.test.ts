import { describe, expect, it } from 'vitest';
import { checkName, endOfName } from './check-name.ts';

const refusalOf = (name: string): string => {
  try {
    return `kept as ${checkName(name)}`;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

describe('the name of a file', () => {
  it('is kept as it is, in composed form, and without spaces around it', () => {
    const longest = `${'申'.repeat(83)}请.pd`;
    expect(Buffer.byteLength(longest)).toBe(255);
    expect(checkName(longest)).toBe(longest);
    expect(checkName(' 申请书(最终) v2.1 "签字".pdf ')).toBe('申请书(最终) v2.1 "签字".pdf');
    expect(checkName('e\u0301.pdf')).toBe('é.pdf');
    expect(checkName('𠮷野.pdf')).toBe('𠮷野.pdf');
  });

  it.each([
    ['../../etc/passwd.pdf', 'it has a part of a path'],
    [String.raw`C:\fakepath\a.pdf`, 'it has a part of a path'],
    ['C:a.pdf', 'it has a part of a path'],
    ['..', 'it has a part of a path'],
    ['a\u202Efdp.exe', 'it has a character that turns the direction of writing'],
    ['a\u2067b.pdf', 'it has a character that turns the direction of writing'],
    ['a\u0000.pdf', 'it has a control character'],
    ['a\r\nSet-Cookie: x.pdf', 'it has a control character'],
    ['a\u0085.pdf', 'it has a control character'],
    ['a\u200b.pdf', 'it has an invisible character'],
    ['a\ud800.pdf', 'it has half a character'],
    ['', 'it is empty'],
    ['  ', 'it is empty'],
    [`${'申'.repeat(84)}.pdf`, 'it has 256 bytes; 255 at most'],
  ])('is refused: %j', (name, why) => {
    expect(refusalOf(name)).toBe(why);
  });

  it.each([
    ['a.PDF', 'pdf'],
    ['a.b.docx', 'docx'],
    ['a.jpeg', 'jpg'],
    ['pdf', ''],
    ['.pdf', ''],
    ['a.', ''],
  ])('ends as its kind does: %s', (name, end) => {
    expect(endOfName(name)).toBe(end);
  });
});
