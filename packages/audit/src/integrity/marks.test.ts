import { describe, expect, it } from 'vitest';
import { candidatesIn } from './candidates.ts';
import type { DamageMark } from './damage-mark.ts';
import { remainsOfPage } from './remains.ts';
import { traditionalLines } from './script.ts';

const places = (marks: readonly DamageMark[]) => marks.map(({ offset, form }) => [offset, form]);

describe('lines in traditional characters', () => {
  it('are many: ten characters, and one in a hundred', () => {
    expect(traditionalLines('開'.repeat(9))).toEqual([]);
    expect(traditionalLines('開'.repeat(10))).toHaveLength(1);
    expect(traditionalLines(`${'開'.repeat(10)}${'公'.repeat(990)}`)).toHaveLength(1);
    expect(traditionalLines(`${'開'.repeat(10)}${'公'.repeat(991)}`)).toEqual([]);
    // Only ideographs are counted.
    expect(traditionalLines(`${'開'.repeat(10)}${'公'.repeat(990)}${'a1,，'.repeat(500)}`)).toHaveLength(1);
  });

  it('are shown from the first character to the last, with twelve different ones at most', () => {
    const text = '甲開乙關丙\n公\n於業發資處國機條與學習貫徹黨會丁';
    expect(traditionalLines(text)).toEqual([
      { offset: 1, length: 3, form: '開關', confidence: 'high' },
      { offset: 8, length: 15, form: '於業發資處國機條與學習貫', confidence: 'high' },
    ]);
  });

  it('are not those of other damage', () => {
    const apart = { offset: 2, length: 10, form: '', confidence: 'high' } as const;
    const text = `公開${'開'.repeat(10)}關\n${'關'.repeat(9)}`;
    expect(traditionalLines(text, [apart]).map(({ offset, length, form }) => [offset, length, form])).toEqual([
      [1, 12, '開關'],
      [14, 9, '關'],
    ]);
    expect(traditionalLines(`${'公'.repeat(2)}${'開'.repeat(10)}`, [apart])).toEqual([]);
    expect(traditionalLines(`${'關'.repeat(10)}\n開${'公'.repeat(9)}\n關`, [{ ...apart, offset: 11 }])).toHaveLength(2);
  });
});

describe('remains of a page', () => {
  it.each([
    ['甲 表1.png 乙', [[2, '表1.png']]],
    ['见a/b.JPEG', [[3, 'b.JPEG']]],
    ['甲.pngx', []],
    [`${'图'.repeat(50)}.gif`, [[10, `${'图'.repeat(40)}.gif`]]],
    ['分享到:微信', [[0, '分享到:']]],
    ['分享到微信', [[0, '分享到']]],
    [`【${'甲'.repeat(80)}】`, []],
    [`【${'甲'.repeat(81)}】`, [[0, '【']]],
    ['甲【乙\n丙】', [[1, '【']]],
    [
      '甲(乙\n\n\n丙(',
      [
        [1, '('],
        [7, '('],
      ],
    ],
    ['甲(乙)(丙', [[4, '(']]],
    ['见【表.jpg】', [[0, '见【表.jpg']]],
    ['滇ICP备05002号', [[1, 'ICP备05002号']]],
    ['ICP备05002号', []],
    ['【字体:大】', [[0, '【字体:']]],
    ['甲【乙】《丙》', []],
    ['甲【乙', [[1, '【']]],
    ['甲《乙\n丙》', [[1, '《']]],
    [`《${'甲'.repeat(120)}》`, []],
    [`《${'甲'.repeat(121)}》`, [[0, '《']]],
    ['甲(乙(丙)', [[1, '(']]],
    ['甲(乙\n丙)', []],
    ['甲(乙\n \n丙)', [[1, '(']]],
    ['甲)乙(', [[3, '(']]],
  ] as const)('are in %j', (text, wanted) => {
    expect(places(remainsOfPage(text))).toEqual(wanted);
  });
});

describe('a guess at a replaced word', () => {
  const guess = (text: string) => {
    const offset = text.indexOf('□□');
    return candidatesIn(text)({ offset, length: 2, form: '□□', confidence: 'high' }).map((one) => [
      one.text,
      one.confidence,
    ]);
  };
  const TITLE = '永宁市2019年政府信息公开工作年度报告\n';

  it.each([
    ['□□条例', [['政府信息公开', 'high']]],
    ['□□工作', [['政府信息公开', 'high']]],
    ['□□”专栏', [['政府信息公开', 'high']]],
    ['□□和', [['政府信息公开', 'medium']]],
    ['□□办公室', [['政府信息公开', 'medium']]],
    ['重点领域□□', [['政府信息公开', 'medium']]],
    ['有□□获得感', [['更多', 'low']]],
    ['使□□获得感', []],
    ['有□□,', []],
    ['□□办公厅', [['永宁市人民政府', 'high']]],
    ['□□新闻发布会', [['永宁市人民政府', 'high']]],
    ['□□网”', [['永宁市人民政府', 'high']]],
    ['□□,', []],
    ['□□的条例', []],
    ['□□的办公室', []],
    ['□□的办公厅', []],
    ['□□的实施意见', [['政府信息公开', 'medium']]],
    ['重点领域的□□', []],
    ['有人□□获得感', []],
    ['有□□的获得感', []],
  ])('is made by its neighbours: %s', (text, wanted) => {
    expect(guess(TITLE + text)).toEqual(wanted);
  });

  it('names the government of the title, else the first that is named, else none', () => {
    expect(guess('2019年永宁市年报\n安平县人民政府,□□公报')).toEqual([['永宁市人民政府', 'high']]);
    expect(guess('报告\n安平县人民政府,□□公报')).toEqual([['安平县人民政府', 'high']]);
    expect(guess('报告\n□□公报')).toEqual([]);
    expect(guess('有□□获得感')).toEqual([['更多', 'low']]);
  });
});
