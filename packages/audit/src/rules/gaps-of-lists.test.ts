import { describe, expect, it } from 'vitest';
import { judged } from '../../test-support/judged.ts';
import { auditText } from '../audit-text.ts';
import { plainDocument } from '../document.ts';
import { sentencesOf } from '../text/index.ts';
import { listDoubt } from './list-gap.ts';
import { variants } from '../../test-support/variants.ts';

// A list whose sum is not its total: when the figures show an error, and when something else may explain the gap.
const sums = (text: string) => judged(text).filter((one) => !one.includes('%'));

describe('a total above the sum of its parts', () => {
  it.each([
    // Results of what was decided are a sum; of what was received they are not, unless one alone is named.
    [
      '{办结|答复|处理|回复|收办}申请100件,其中予以公开60件、部分公开20件、其他处理10件。',
      ['P01 error high 100件 for 90 (one digit is wrong: 6 for 7)'],
    ],
    ['收到申请100件,其中予以公开60件、部分公开20件、其他处理10件。', ['P01 cannot-assess 100件 for 90 counting-base']],
    [
      '收到申请100件,其中不予公开30件、咨询类50件、其他10件。',
      ['P01 error high 100件 for 90 (one digit is wrong: 3 for 4)'],
    ],
    // The levels of government may leave a unit out: only a slip of a large total shows an error.
    ['发布信息210条,其中市直部门120条、各县区80条。', ['P01 error medium 210条 for 200 (one digit is wrong: 1 for 0)']],
    ['发布信息200条,其中市直部门110条、各县区80条。', ['P01 error medium 200条 for 190 (one digit is wrong: 1 for 2)']],
    ['发布信息199条,其中市直部门110条、各县区79条。', ['P01 cannot-assess 199条 for 189 list-not-closed']],
    ['发布信息356条,其中市直部门120条、各县区80条。', ['P01 cannot-assess 356条 for 200 list-not-closed']],
    // Places below a level: nearly all of the total, and a slip.
    [
      '收到申请1000件,其中市本级400件、甲县200件、乙县150件、丙区150件、丁区90件。',
      ['P21 error medium 1000件 for 990 (one digit is wrong: 0 for 1)'],
    ],
    [
      '收到申请2000件,其中市本级400件、甲县600件、乙县500件、丙区169件、丁区31件。',
      ['P21 error medium 2000件 for 1700 (one digit is wrong: 4 for 7)'],
    ],
    [
      '收到申请2000件,其中市本级400件、甲县600件、乙县500件、丙区159件、丁区31件。',
      ['P21 cannot-assess 2000件 for 1690 list-not-closed'],
    ],
    [
      '收到申请1000件,其中市本级550件、甲县200件、乙县150件、丙区90件。',
      ['P21 cannot-assess 1000件 for 990 list-not-closed'],
    ],
    // A case may be pending, unless the list says how many are.
    ['行政复议10件,维持6件,纠正2件,其他{|结果}1件。', ['P24 cannot-assess 10件 for 9 list-not-closed']],
    [
      '行政复议10件,维持6件,纠正2件,其他{情形|处理|方式处理}1件。',
      ['P24 error high 10件 for 9 (one unit too high: 10 for 9)'],
    ],
    [
      '行政复议10件,维持6件,纠正2件,其他结果1件,{未审结|未结|审理中|正在审理}0件。',
      ['P24 error high 10件 for 9 (one unit too high: 10 for 9)'],
    ],
    ['行政复议10件,维持6件,纠正2件,其他结果3件。', ['P24 error high 10件 for 11 (one unit too low: 10 for 11)']],
  ])('is wrong if the list is whole: %s', (template, wanted) => {
    for (const text of variants(template)) expect([text, sums(text)]).toEqual([text, wanted]);
  });
});

describe('a total below the sum of its parts', () => {
  it.each([
    // Four kinds that do not overlap, by a slip of one digit.
    [
      '发布信息100条,其中文件类50条、动态类30条、财政类25条、人事类15条。',
      ['P01 error medium 100条 for 120 (one digit is wrong: 0 for 2)'],
    ],
    [
      '发布信息100条(其中文件类50条、动态类30条、财政类25条、人事类15条)。',
      ['P02 error medium 100条 for 120 (one digit is wrong: 0 for 2)'],
    ],
    [
      '发布信息100条,包括文件类50条、动态类30条、财政类25条、人事类15条。',
      ['P03 error medium 100条 for 120 (one digit is wrong: 0 for 2)'],
    ],
    ['发布信息100条,其中文件类50条、动态类45条、财政类25条。', ['P01 cannot-assess 100条 for 120 parts-may-overlap']],
    [
      '发布信息100条,其中文件类50条、动态类36条、财政类25条、人事类20条。',
      ['P01 cannot-assess 100条 for 131 parts-may-overlap'],
    ],
    [
      '发布信息100条。其中文件类50条、动态类30条、财政类25条、人事类15条。',
      ['P04 cannot-assess 100条 for 120 parts-may-overlap'],
    ],
    [
      '发布信息100条,其中文件类50条、动态类30条、培训2期、财政类25条、人事类15条。',
      ['P01 cannot-assess 100条 for 120 list-goes-on'],
    ],
    [
      '发布信息100条,其中{涉及|关于|有关|转载|原创|回应|累计|新增|采用|阅读|浏览}文件类50条、动态类30条、财政类25条、人事类15条。',
      ['P01 cannot-assess 100条 for 120 parts-may-overlap'],
    ],
    // Distinct agencies cannot overlap.
    ['公开文件58件,其中县政府文件31件、县政府办公室文件35件。', ['P01 error medium 58件 for 66']],
    ['公开信息58件,其中政府采购类31件、局务会议类35件。', ['P01 cannot-assess 58件 for 66 parts-may-overlap']],
    // One part may be counted in another.
    [
      '发布信息100条,其中文件类50条、动态类30条、财政类20条、人事类10条。',
      ['P01 cannot-assess 100条 for 110 several-readings'],
    ],
    // A class is named twice.
    ['发布信息100条,其中动态20条、文件50条、文件30条、其他10条。', ['P01 cannot-assess 100条 for 110 label-repeated']],
    [
      '发布信息100条,其中动态21条、文件50条、文件39条、其他10条。',
      ['P01 error medium 100条 for 120 (one digit is wrong: 0 for 2)'],
    ],
  ])('is wrong if the parts are apart: %s', (template, wanted) => {
    for (const text of variants(template)) expect([text, sums(text)]).toEqual([text, wanted]);
  });
});

describe('channels', () => {
  it.each([
    [
      '发布信息1000条,其中门户网站500条、微信300条、{通过|在|由|}{其他|其它}{渠道|平台|媒体}100条。',
      ['P31 error medium 1000条 for 900'],
    ],
    ['发布信息1000条,其中门户网站500条、微信300条、其他方式公开100条。', ['P31 error medium 1000条 for 900']],
    ['发布信息1000条,其中县政府网500条、主页200条、微信100条、其他渠道100条。', ['P31 error medium 1000条 for 900']],
    [
      '发布信息1000条,其中门户网站500条、网络问政300条、其他渠道100条。',
      ['P01 cannot-assess 1000条 for 900 list-not-closed'],
    ],
    [
      '发布信息1000条,其中门户网站500条、微信100条、其他渠道44条。',
      ['P01 cannot-assess 1000条 for 644 list-not-closed'],
    ],
    ['发布信息1000条,其中门户网站500条、微信600条、其他渠道100条。', ['P31 pass 1000条 for 1200']],
    [
      '发布信息1000条。其中门户网站500条、微信600条、其他渠道100条。',
      ['P04 cannot-assess 1000条 for 1200 parts-may-overlap'],
    ],
    [
      '发布信息1000条。其中门户网站500条、微信300条、其他渠道100条。',
      ['P04 cannot-assess 1000条 for 900 list-not-closed'],
    ],
    ['发布信息1000条,其中公报100条、网站500条、微博100条、微信100条、其他100条。', ['P31 error medium 1000条 for 900']],
    ['收到来信1000件,其中门户网站500件、微信600件、其他渠道100件。', ['P01 error high 1000件 for 1200']],
  ])('may have one item twice, and leave none out if all are named: %s', (template, wanted) => {
    for (const text of variants(template)) {
      expect([text, sums(text).map((one) => one.replace(/ \(.*/, ''))]).toEqual([text, wanted]);
    }
  });
});

describe('several totals', () => {
  it.each([
    ['收到申请100件,上年结转申请5件,其中网络65件、信函40件。', ['P19 cannot-assess 5件 for 105 several-readings']],
    [
      '上年结转5件,收到申请100件,其中答复93件、结转下年7件。',
      ['P01 cannot-assess 100件 counting-base', 'P15 error medium 7件 for 12'],
    ],
    [
      '{上|去}{一|}年{度|}{结转|转结|遗留|转入|转来}5件,收到申请100件,其中答复92件、延期1件、结转下年7件。',
      ['P01 cannot-assess 100件 counting-base'],
    ],
    [
      '{结转上年|结转去年}5件,收到申请100件,其中答复93件、{转至下年|转到次年|转入明年|转下年}7件。',
      ['P01 cannot-assess 100件 counting-base', 'P15 error medium 7件 for 12'],
    ],
    ['上年结转5件,办理申请100件,其中新收95件、上年结转5件。', ['P01 pass 100件']],
    ['上年结转0件,收到申请100件,其中答复93件、结转下年7件。', ['P01 pass 100件', 'P15 pass 7件']],
    ['收到申请100件,其中答复93件、结转下年7件。', ['P01 pass 100件']],
  ])('leave a list open: %s', (template, wanted) => {
    for (const text of variants(template)) expect([text, sums(text)]).toEqual([text, wanted]);
  });
});

describe('a single part', () => {
  it.each([
    ['收到申请60件,其中网络66件。', ['P33 error medium 66件']],
    ['收到申请60件(含网络66件)。', ['P33 error medium 66件']],
    ['收到申请60件(网络66件)。', []],
    ['收到申请60件,其中网络60件。', []],
    ['收到申请60件,其中约66件。', []],
    ['收到申请60件,其中{累计|截至目前|历年|结转|总}66件。', []],
    ['收到申请60件。其中网络66件。', ['P33 cannot-assess 66件 several-readings']],
    ['来信50件、来电60件,其中网络66件。', ['P33 cannot-assess 66件 several-readings']],
    ['收到申请60件,包括网络66件。', []],
  ])('is not above its total: %s', (template, wanted) => {
    for (const text of variants(template)) expect([text, sums(text)]).toEqual([text, wanted]);
  });
});

describe('the beginning of a text', () => {
  const first = (text: string) =>
    auditText(plainDocument(text)).map(({ ruleId, verdict, reason }) => [ruleId, verdict, reason]);
  const LIST = '收到100件。其中文件50件、动态40件、其他30件。';

  it.each([
    '{2020年|一、|十二、|第二部分|(一)|1.|截至目前|截止目前|今年|本年|全市|全局|我市|我局|一年来|按要求|根据条例|为了公开|信息公开情况|工作概述|年度报告}',
    '{●|  ☆ |“}2020年',
  ])('is that of a report: %s', (template) => {
    for (const words of variants(template))
      expect([words, first(words + LIST)]).toEqual([words, [['P04', 'error', null]]]);
  });

  it.each(['的申请,', '共,', '情况,', '●'.repeat(21)])('may be cut off, with a total in it: %s', (words) => {
    expect(first(words + LIST)).toEqual([['P04', 'cannot-assess', 'figure-missing']]);
  });

  it('takes nothing from later sentences', () => {
    expect(first(`的申请。${LIST}`)).toEqual([['P04', 'error', null]]);
    expect(first('的申请100件,其中文件50件、动态40件、其他30件。')).toEqual([['P01', 'error', null]]);
  });
});

it.each([
  ['共收到35件', null],
  ['共收到约35件', 'approximate-figures'],
  ['共收到3 5件', 'figure-broken'],
  ['共收到□35件', 'label-damaged'],
  ['共收到□约35件', 'approximate-figures'],
  ['共收到□3 5件', 'figure-broken'],
])('the first reason that a figure is not compared in %s is %s', (text, reason) => {
  expect(listDoubt([...sentencesOf(text)].flatMap(({ mentions }) => mentions))).toBe(reason);
});
