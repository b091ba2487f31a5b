import { describe, expect, it } from 'vitest';
import { variants } from '../../test-support/variants.ts';
import { compactText } from './compact.ts';
import { isBase, isDifference, isOfEach, isOwnCount } from './figure-roles.ts';
import { headingEnds } from './heading-ends.ts';
import { quantitiesIn, unitOf } from './quantities.ts';
import { decimalText } from './rational.ts';
import { labelOf, lastClause, type Mention, sentencesOf } from './sentences.ts';

const read = (text: string): readonly string[] =>
  quantitiesIn(text).map((one) => `${one.approximate ? '~' : ''}${decimalText(one.value)} ${unitOf(one)}`);

const ANY = [expect.any(String)];

describe('a figure', () => {
  it.each([
    ['共{近|约|约为|约有|超|超过|逾|突破|将近|接近|不足|不到|至少}30件', ['~30 件']],
    ['共30{余|多|来|几}件', ['~30 件']],
    ['共3万{余|多}件', ['~3 万件']],
    ['共30件{以上|左右|上下|多|有余|不到|出头}', ['~30 件']],
    ['共30件{,超过预期|。不到期限|,至少有}', ['30 件']],
    ['{预约|节约|公约|制约}30件', ['30 件']],
    ['共30件多{个|次|种|项|家}部门', ['30 件']],
    ['共30{件|条|次|宗|起|份|篇|个|场|期|项|户|家|处|人次|条次|件次|场次|批次|篇次|户次|家次}', null],
    ['共30{条(篇)|篇(条)|条(次)|件(次)|人(次)|份(次)|余次}', null],
    ['共{30|3万|1.5亿}元', null],
    ['占{30|30.5|百分之三十|百分之三十一}%', null],
  ])('is read with the words around it: %s', (template, wanted) => {
    for (const text of variants(template)) {
      const found = read(text);
      expect([text, found]).toEqual([text, wanted ?? ANY]);
    }
  });

  it.each([
    // What is counted is time, an order, a limit, or another word.
    ['3个{工作日|自然日|小时|月|季度|星期|周|环节}', []],
    ['3项{以下|以内|之内|内}', []],
    ['3项内{容|部|设}', ['3 项']],
    ['一件事', []],
    ['十十件、一二件', []],
    ['一件事{项|件|故|业|前|后|中}', ['1 件']],
    ['三个性、三条龙、三个百', []],
    ['{第|每|同|任|某|逐|首|统|唯|这|那|哪|上|下|再|跑|最|又|几|数|初|本届}三次', []],
    ['召开三次', ['3 次']],
    ['举办{一场|一次|一期}', []],
    ['办结{一件|一宗|一起|一份}', null],
    ['第12件、A12件、〔12件、[12件、“12件、3至5件、3到5件、3或5件、3-5件、3~5件', []],
    ['2020年12件、6月12件、共:12件', ['12 件', '12 件', '12 件']],
    ['字号12件、编号12件、电话12件、邮编12件', []],
    ['收到1234567890123456789012345件', []],
    ['收到1,234件、12,34件', ['1234 件', '34 件']],
    // A figure without its unit is a gap if a mark follows; a year or an order is not.
    ['收到12,办结3;未办4、退5。另6)', ['12 ', '3 ', '4 ', '5 ', '6 ']],
    ['第12,2020年,6月12,A12,', []],
    ['占3‰', []],
    ['提高3个百分点、提高3百分点', ['3 %', '3 %']],
    ['是3倍', ['3 倍']],
    ['共30名、30人', ['30 人', '30 人']],
  ])('is one of its kind alone: %s', (template, wanted) => {
    for (const text of variants(template)) {
      const found = quantitiesIn(`甲${text}`).map((one) => `${decimalText(one.value)} ${unitOf(one)}`);
      expect([text, found]).toEqual([text, wanted ?? ANY]);
    }
  });

  it('has its place, decimals and kind', () => {
    expect(quantitiesIn('收1.50万件')).toEqual([
      expect.objectContaining({ start: 1, end: 7, decimals: 2, scale: '万', unit: '件', kind: 'count', broken: false }),
    ]);
    expect(quantitiesIn('占百分之三十。')).toEqual([
      expect.objectContaining({ start: 1, end: 6, kind: 'percent', unit: '%', scale: '' }),
    ]);
    expect(quantitiesIn('甲12件乙34件', 3, 8).map(({ start, end }) => [start, end])).toEqual([[5, 8]]);
  });
});

const lastOf = (text: string): Mention => {
  const mention = [...sentencesOf(text)].flatMap(({ mentions }) => mentions).at(-1);
  if (mention === undefined) throw new Error(`no figure in ${text}`);
  return mention;
};

describe('the year of a figure', () => {
  it.each([
    ['{上年|上年度|去年|上一年|上一年度|往年|前年|同期}收到3件', true],
    ['{上年|上年度|去年}{结转|遗留|转来|以来}3件', false],
    ['{比|较|由|从}{2019年|1999年}3件', true],
    ['2020年{比2019年|与2019年}3件', true],
    ['2019年{与|和}2020年3件', false],
    ['与上年相比,本年{收到|}3件', false],
    ['{与上年相比|今年比上年|本年比上年}收到3件', false],
  ])('is another one, %s: %s', (template, base) => {
    for (const text of variants(template)) {
      expect([text, isBase(lastOf(text), 2020)]).toEqual([text, base]);
      expect([text, isOwnCount(lastOf(text), 2020)]).toEqual([text, !base]);
    }
  });

  it.each([
    ['比上年{增加|减少|增长|下降|净增|提高|上升|降低|多|少|增|减}{了|}3件', true, false],
    ['比上年增加{近|约|超}3件', true, false],
    ['比上年增加的3件', false, true],
    ['比上年增加;共3件', false, false],
  ])('is of a change: %s, %s', (template, change, base) => {
    for (const text of variants(template)) {
      expect([text, isDifference(lastOf(text)), isBase(lastOf(text), 2020)]).toEqual([text, change, base]);
    }
  });

  it.each([
    ['镇街{各|每个镇|平均|日均|月均|人均|户均|均}{自|有|设|设有|设立|为|}3件', true],
    ['镇街各类{有|设}3件', false],
    ['镇街每,设3件', false],
    ['镇街每一个月份都需要办理3件', false],
  ])('is one of each: %s, %s', (template, of) => {
    for (const text of variants(template)) {
      expect([text, isOfEach(lastOf(text)), isOwnCount(lastOf(text), 2020)]).toEqual([text, of, !of]);
    }
  });
});

describe('a label', () => {
  it.each([
    ['收到5件{、|和|及|与|,”|、和}网络3件', '网络'],
    ['收到5件,及时办结3件', '及时办结'],
    ['收到5件,{一、|(一)|十二、|二)}网络3件', '网络'],
    ['共5件(含来电),网络3件', '网络'],
    ['网络:,3件', '网络'],
    ['3件', ''],
  ])('is the last words before the figure: %s', (template, label) => {
    for (const text of variants(template)) expect([text, labelOf(lastOf(text))]).toEqual([text, label]);
  });

  it('is in the clause behind the last comma or semicolon', () => {
    expect(['甲,乙;丙', '甲;乙,丙', '甲乙', '甲,'].map(lastClause)).toEqual(['丙', '丙', '甲乙', '']);
  });
});

describe('the end of a heading', () => {
  const WIDE = '全市各级行政机关认真贯彻落实条例,扎实推进政务公开各项工作,取得积极进展。';
  const headings = (text: string): readonly string[] =>
    headingEnds(text).map((end) => text.slice(text.lastIndexOf('\n', end - 1) + 1, end).trim());

  it.each([
    '{一、|十一、|(一)|(十一)|第一章|第二部分|第十一节|}总体情况',
    '永宁市2023年{政府信息公开|}{工作|}{年度报告|年报}{(公开稿)|}',
    '2023年度情况',
  ])('ends a short line at the start of a paragraph: %s', (template) => {
    for (const words of variants(template)) {
      expect([words, headings(`${WIDE}\n${words}\n${WIDE}`)]).toEqual([words, [words]]);
      expect([words, headings(`  ${words}  \n${WIDE}`)]).toEqual([words, [words]]);
    }
  });

  it.each([
    [
      '总体情况,',
      '总体。情况',
      '总体;情况',
      '总体:情况',
      '总体…情况',
      '总体\t情况',
      '总体|情况',
      '总体!情况',
      '总体?情况',
    ],
    ['情况12', '12', '一、', '一、情', 'A'],
    ['总'.repeat(51)],
  ])('is not that of %s', (...lines) => {
    for (const line of lines) expect([line, headings(`${WIDE.repeat(3)}\n${line}\n${WIDE}`)]).toEqual([line, []]);
  });

  it('is there up to fifty characters, and seven tenths of the longest line', () => {
    const line = (length: number) => '总'.repeat(length);
    expect(headings(`${WIDE.repeat(3)}\n${line(50)}\n${WIDE}`)).toEqual([line(50)]);
    const paragraph = (length: number) => headings(`${line(39)}。\n${line(length)}\n${line(39)}。`);
    expect(paragraph(28)).toEqual([line(28)]);
    expect(paragraph(29)).toEqual([]);
    expect(headings(`${line(39)}。\n${line(29)}\n\n${line(39)}。`)).toEqual([line(29)]);
    expect(headings(`${line(39)}。\n${line(29)}\n一、${line(37)}。`)).toEqual([line(29)]);
  });

  it('follows the end of a paragraph, an empty line, a heading or a number', () => {
    expect(headings(`${WIDE.slice(0, -1)}\n情况\n${WIDE}`)).toEqual([]);
    expect(headings(`${WIDE.slice(0, -1)}”\n情况\n${WIDE}`)).toEqual([]);
    expect(headings(`${WIDE}”\n情况\n${WIDE}`)).toEqual(['情况']);
    expect(headings(`${WIDE.slice(0, -1)}!\n情况\n${WIDE}`)).toEqual(['情况']);
    expect(headings(`${WIDE.slice(0, -1)}\n\n情况\n${WIDE}`)).toEqual(['情况']);
    expect(headings(`${WIDE.slice(0, -1)}\n一、情况\n${WIDE}`)).toEqual(['一、情况']);
    expect(headings(`${WIDE}\n情况\n其他情况\n${WIDE}`)).toEqual(['情况', '其他情况']);
    expect(headings(`${WIDE}\n文件\n100条。\n${WIDE}`)).toEqual([]);
    expect(headings(`${WIDE}\n文件\n2020年,公开。\n${WIDE}`)).toEqual(['文件']);
    expect(headings(`${WIDE}\n文件\n1.公开。\n${WIDE}`)).toEqual(['文件']);
    expect(headings(`${WIDE}\n文件\n1、公开。\n${WIDE}`)).toEqual(['文件']);
    expect(headings(`${WIDE}\n文件`)).toEqual([]);
  });
});

describe('a compact text', () => {
  it('keeps a blank only between digits, and the end of a heading', () => {
    const compact = (text: string) => compactText(text).text;
    expect(compact('共 3 5 件')).toBe('共3 5件');
    expect(compact('共3\u200b5\ufeff件\u2060了')).toBe('共3 5件了');
    expect(compact('一、情况\n全年共收到3件。\n好')).toBe('一、情况\n全年共收到3件。好');
    expect(compact('5 ')).toBe('5');
    expect(compact(' 5')).toBe('5');
    expect(compact('a 5 a')).toBe('a5a');
  });

  it('leaves out ranges once, also those that overlap', () => {
    const covered = (...covers: readonly (readonly [number, number])[]) =>
      compactText(
        '0甲乙丙丁戊9',
        covers.map(([offset, length]) => ({ offset, length })),
      ).text;
    expect(covered([1, 2])).toBe('0□□丙丁戊9');
    expect(covered([1, 2], [2, 3], [3, 1])).toBe('0□□□丁戊9');
    expect(covered([0, 7])).toBe('□'.repeat(7));
    expect(covered([1, 0], [6, 1])).toBe('0甲乙丙丁戊□');
  });

  it('maps each character of a long text to its place', () => {
    const raw = '甲 乙\n'.repeat(3000);
    const { text, rawOffset } = compactText(raw);
    expect(text).toBe('甲乙'.repeat(3000));
    for (const index of [0, 1, 1023, 1024, 2047, 2048, 4095, 5999])
      expect([index, raw.charAt(rawOffset(index))]).toEqual([index, text.charAt(index)]);
    expect(rawOffset(5999)).toBe(raw.length - 2);
  });
});
