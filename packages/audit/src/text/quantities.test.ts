import { describe, expect, it } from 'vitest';
import { compactText } from './compact.ts';
import { quantitiesIn, unitOf } from './quantities.ts';
import { decimalText } from './rational.ts';

const read = (raw: string): readonly string[] =>
  quantitiesIn(compactText(raw).text).map(
    (one) => `${one.approximate ? '~' : ''}${decimalText(one.value)} ${unitOf(one)}`,
  );

describe('quantitiesIn', () => {
  it.each([
    ['共公开1,250,582条,其中文件12件', ['1250582 条', '12 件'], 'separators'],
    ['收到12,其他3件', ['12 ', '3 件'], 'a sentence comma is no separator'],
    ['投入3219.47万元,占20.5%', ['3219.47 万元', '20.5 %'], 'money and shares'],
    ['约1.3万条,200余场,18万余条,近200个,3万多册', ['~1.3 万条', '~200 场', '~18 万条', '~200 个', '~3 万册'], 'about'],
    ['提高2.5个百分点,是上年的1.5倍', ['2.5 %', '1.5 倍'], 'points and multiples'],
    ['收到申请三件,维持两件,培训十二期', ['3 件', '2 件', '12 期'], 'Chinese numerals'],
    ['稿件8590篇(条)、6650条次、30名、人员20人', ['8590 篇(条)', '6650 条次', '30 人', '20 人'], 'units in two words'],
    ['百分之二十', ['20 %'], 'a share in words'],
    ['2018年,收到3件', ['3 件'], 'a year before a count'],
  ])('reads %s', (raw, figures) => {
    expect(read(raw)).toEqual(figures);
  });

  it.each([
    '2018年1月1日—12月31日',
    '国办发〔2018〕22号',
    '第二十条第(五)项,第25届,第3次会议,第12期',
    '24小时内,3个工作日内,3个月,2个环节',
    '1.当面申请;2.网络申请;(3)信函',
    '“12345”热线、IPv6、H5、“3·15”、40周年',
    '邮编:650021;电话:0871—63609686',
    '最多跑一次、一件事、一次性告知、第三次、同一件、一条龙',
    '规章 2 0 11\n行政处罚 2822652',
    '3-5条,3至5人',
    '53010202000476号',
  ])('counts nothing in %s', (raw) => {
    expect(read(raw)).toEqual([]);
  });

  it('marks a figure whose digits are broken or whose beginning may be cut off', () => {
    expect(quantitiesIn(compactText('共36\n05件').text)[0]).toMatchObject({ broken: true, unit: '件' });
    expect(quantitiesIn('605件,其中')[0]).toMatchObject({ broken: true });
    expect(quantitiesIn('共605件')[0]).toMatchObject({ broken: false });
  });
});
