import { describe, expect, it } from 'vitest';
import { failuresOf, measure } from './figures.ts';
import { parseSource } from './parse-source.ts';
import { slowParts, slowPatterns } from './slow-patterns.ts';

describe('a pattern is slow', () => {
  it.each([
    ['(a+)+b', ''],
    ['[零〇一二]+(?=件)', 'g'],
    ['\\s+$', ''],
    ['a.*a.*b', ''],
    ['\\(\\s*重复率\\s*:?\\s*\\d', 'g'],
    ['(?:目前|年底)[^,;]*$', ''],
    ['(?:上年|同期)(?!结转)[^,;。]*$', ''],
    ['(?:19|20)\\d\\d年[^,]*$', ''],
    ['通过广播[^,;]*方式', ''],
    ['^[^\\S\\n]*收到', 'm'],
    ['(postgres:\\/\\/[^\\s:]*):\\S*@', 'g'],
    ['(?:澳门|网上)*赌场', ''],
  ])('if a repetition is nested, adjacent or begins again: /%s/%s', (source, flags) => {
    expect(slowParts(source, flags)).not.toEqual([]);
  });

  it.each([
    ['(?<![零〇一二])[零〇一二]+(?=件)', 'g'],
    ['^(?:a+)b', ''],
    ['^\\s*收到', ''],
    ['"[^"]*"', 'g'],
    ['目前[^目]*$', ''],
    ['目前.{0,40}方式$', ''],
    ['https?:\\/\\/\\S*', 'g'],
    ['\\s*收', 'y'],
  ])('and not if it is anchored, bounded, or cannot begin again: /%s/%s', (source, flags) => {
    expect(slowParts(source, flags)).toEqual([]);
  });
});

describe('the house rule', () => {
  const broken = (path: string, text: string) =>
    failuresOf(measure([parseSource(path, text)], new Map()).figures).map(({ rule, places }) => [rule, ...places]);

  it('names the place of a slow pattern in a package or an app', () => {
    const text = "export const a = 'x';\nexport const b = /[一二]+(?=件)/.test(a);\n";
    expect(broken('packages/a/src/x.ts', text)).toEqual([
      ['slowPatterns', 'packages/a/src/x.ts:2 repeats [一二]+ in /[一二]+(?=件)/'],
    ]);
    expect(broken('packages/a/src/x.test.ts', text)).toEqual([]);
    expect(broken('scripts/x.ts', text)).toEqual([]);
  });

  it('admits a pattern whose input is bounded, in its file only', () => {
    const patterns = [{ line: 1, source: '<meta\\s*=\\s*["]?\\s*x', flags: 'i' }];
    expect(slowPatterns('packages/reading/src/read-html.ts', patterns)).toEqual([]);
    expect(slowPatterns('packages/reading/src/read-xlsx.ts', patterns)).toHaveLength(1);
  });
});
