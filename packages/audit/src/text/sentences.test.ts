import { describe, expect, it } from 'vitest';
import { findReportYear, isBase, isDifference, isOfEach } from './figure-roles.ts';
import { hasDamagedLabel, labelOf, type Mention, sentencesOf } from './sentences.ts';

const all = (text: string) => [...sentencesOf(text)];
const lastOf = (text: string): Mention => {
  const mention = all(text)
    .flatMap(({ mentions }) => mentions)
    .at(-1);
  if (mention === undefined) throw new Error(`no figure in ${text}`);
  return mention;
};

describe('sentencesOf', () => {
  it('ends a sentence at a full stop, a mark of its kind, or a heading', () => {
    const text = '一、概述\n共收到3件。好!好?2.其他';
    expect(all(text).map((one) => [text.slice(one.start, one.end), one.index, one.ended, one.opensSection])).toEqual([
      ['一、概述', 0, true, true],
      ['共收到3件', 0, true, true],
      ['好', 1, true, false],
      ['好', 2, true, false],
      ['2.其他', 3, false, true],
    ]);
  });

  it.each([
    ['(一)公开', true],
    ['”二、公开', true],
    ['十二、公开', true],
    ['3、公开', true],
    ['12.公开', true],
    ['2.5公开', false],
    ['公开(一)', false],
  ])('sees that %s opens a section: %s', (text, opens) => {
    expect(all(text)[0]?.opensSection).toBe(opens);
  });

  it('knows the brackets of a figure, and the words before it', () => {
    const mentions = all('共5件(其中甲3件(含乙1件)、丙2件),又4件').flatMap((one) => one.mentions);
    expect(mentions.map(({ lead, bracket, outer }) => [lead, bracket, outer])).toEqual([
      ['共', -1, -1],
      ['(其中甲', 3, -1],
      ['(含乙', 9, 3],
      [')、丙', 3, -1],
      ['),又', -1, -1],
    ]);
  });

  it('reads no figures where there are more than a sentence has', () => {
    const many = (count: number) => all(`共${'甲1件、'.repeat(count)}`)[0]?.mentions.length;
    expect([many(400), many(401)]).toEqual([400, 0]);
  });

  it('keeps the beginning and the end of many words before a figure', () => {
    const lead = (length: number) => lastOf(`${'甲'.repeat(100)}${'乙'.repeat(length - 100)}3件`).lead;
    expect(lead(600)).toHaveLength(600);
    expect(lead(601)).toBe(`${'甲'.repeat(100)}。${'乙'.repeat(500)}`);
  });
});

describe('labelOf', () => {
  it.each([
    ['全年收到申请3件', '全年收到申请'],
    ['收到5件,其中网络申请3件', '其中网络申请'],
    ['收到5件;(二)网络申请3件', '网络申请'],
    ['收到5件、和网络申请3件', '网络申请'],
    ['网络申请(含邮箱)3件', '网络申请'],
    ['网络申请:3件', '网络申请'],
    ['一、网络申请,3件', '网络申请'],
    ['3.网络申请7件', '网络申请'],
    ['共5件(含网络3件),信函2件', '信函'],
  ])('takes the words right before the figure: %s', (text, label) => {
    expect(labelOf(lastOf(text))).toBe(label);
  });

  it('is cut to its end', () => {
    expect(labelOf(lastOf(`${'甲'.repeat(30)}${'乙'.repeat(40)}3件`))).toBe('乙'.repeat(40));
  });

  it.each([
    ['发布□3件', true],
    ['发布□:3件', true],
    ['发布□等3件', false],
  ])('may be damaged: %s', (text, damaged) => {
    expect(hasDamagedLabel(lastOf(text))).toBe(damaged);
  });
});

describe('the role of a figure', () => {
  it.each([
    ['上年度收到3件', true],
    ['去年同期3件', true],
    ['比2019年3件', true],
    ['2020年收到3件', false],
    ['2019年收到3件', true],
    ['1999年收到3件', true],
    ['上年结转3件', false],
    ['上年度结转3件', false],
    ['与上年相比,今年3件', false],
    ['较去年增加3件', false],
    ['去年5件,本年3件', false],
  ])('is the base of a comparison in a report of 2020: %s, %s', (text, base) => {
    expect(isBase(lastOf(text), 2020)).toBe(base);
  });

  it('is none by its year where the year of the report is not known', () => {
    expect(isBase(lastOf('2019年收到3件'), null)).toBe(false);
  });

  it.each([
    ['比上年增加3件', true],
    ['比上年减少了约3件', true],
    ['比上年增加,共3件', false],
    ['比上年增加3%', false],
  ])('is a change: %s, %s', (text, change) => {
    expect(isDifference(lastOf(text))).toBe(change);
  });

  it.each([
    ['图书馆、档案馆各1个', true],
    ['每个乡镇设立1个', true],
    ['日均3条', true],
    ['人均有3件', true],
    ['平均3件', true],
    ['各乡镇3个', false],
  ])('is of each of several: %s, %s', (text, each) => {
    expect(isOfEach(lastOf(text))).toBe(each);
  });
});

describe('the year of a report', () => {
  it.each([
    ['永宁市2019年政府信息公开工作年度报告。2018年,2018年', 2019],
    ['2016年度报告', 2016],
    ['2015政府信息公开年报', 2015],
    ['2018年收到3件,2018年办结,2017年2件', 2018],
    ['2017年收到3件,2018年2件', 2018],
    ['1999年收到3件', null],
    ['收到3件', null],
    [`2019年${'甲'.repeat(40)}报告,2018年,2018年`, 2019],
    [`2019年${'甲'.repeat(41)}报告,2018年,2018年`, 2018],
    ['2019年。报告,2018年,2018年', 2018],
    ['2031年,2031年,2018年', 2018],
    ['2019、2019、2018年', 2018],
    ['2019年年报,2018年,2018年', 2019],
  ])('is in its title, else the one that is named most, the later of two: %s, %s', (text, year) => {
    expect(findReportYear(text)).toBe(year);
  });

  it('is looked for at the beginning', () => {
    expect(findReportYear(`2018年${'甲'.repeat(600)}2019年度报告,2018年`)).toBe(2018);
    expect(findReportYear(`2018年${'甲'.repeat(20_000)}2019年2019年`)).toBe(2018);
  });
});
