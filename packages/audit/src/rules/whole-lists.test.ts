import { describe, expect, it } from 'vitest';
import { auditReport } from '../audit-report.ts';
import { plainDocument } from '../document.ts';

const TITLE = '永宁市2023年政府信息公开工作年度报告\n';
const sums = (text: string): readonly string[] =>
  auditReport(plainDocument(TITLE + text))
    .filter(({ operands }) => operands.length > 1)
    .map(({ verdict, stated, computed }) => [verdict, stated, ...(computed === null ? [] : [computed])].join(' '));

describe('a list whose first parts add up to its total', () => {
  it.each([
    ['2023年主动公开政府信息264条,其中:人事类100条,文件类164条,其他类50条。', ['error 264条 314']],
    ['全年发布信息300条,其中文件类120条、动态类180条、其他类25条。', ['error 300条 325']],
    ['全年收到申请120件,其中当面申请20件、网络申请100件、信函申请15件。', ['error 120件 135']],
    ['处置突发事件20起,其中自然灾害8起、事故灾难12起、公共卫生3起、社会安全2起。', ['error 20起 25']],
    ['共收到申请60件(其中网络40件,信函20件,当面5件)。', ['error 60件 65']],
    ['发布信息264条,分别为人事类100条、文件类164条、财政类30条。', ['error 264条 294']],
    ['共公开信息500条,其中规划200条,财政300条,人事20条。', ['cannot-assess 500条 520']],
    ['收到申请120件,其中当面申请20件、网络申请60件、信函申请40件、电话申请15件。', ['cannot-assess 120件 135']],
    ['发布信息264条,其中:人事类100条;文件类164条;其他类50条。', ['error 264条 314']],
  ])('is not certified by them: %s', (text, wanted) => {
    expect(sums(text)).toEqual(wanted);
  });

  it.each([
    ['共收到60件,其中网络40件、信函20件,办结58件,结转2件。', ['pass 60件']],
    ['收到申请60件,其中网络40件、信函20件,上年结转5件。', ['pass 60件']],
    ['收到申请36件,其中网络申请20件、信函申请16件;予以公开20件、不予公开16件。', ['pass 36件', 'pass 36件']],
    ['收到申请60件,其中甲类40件、乙类20件;丙项35件;丁项25件。', ['pass 60件', 'pass 60件']],
    ['收到申请60件,其中答复40件、撤回20件,办结58件。', ['pass 60件']],
    ['收到申请60件,其中网络40件,信函20件,自然人50件,法人或其他组织10件。', ['pass 60件']],
  ])('ends before a new statement or another division: %s', (text, wanted) => {
    expect(sums(text)).toEqual(wanted);
  });
});

describe('a list that its shares announce', () => {
  it.each([
    [
      '受理申请312件。同意公开的187件;不予公开的25件,占8%;其余100件不属于本机关职责,占32.1%。',
      ['cannot-assess 187件 125'],
    ],
    ['受理申请312件。当面申请187件;网络申请25件,占8%;信函申请100件,占32.1%。', ['cannot-assess 187件 125']],
    ['收到申请200件;网络申请100件,占50%;信函申请90件,占45%。', ['error 200件 190']],
  ])('is not of the figure before it if no share is: %s', (text, wanted) => {
    expect(sums(text).filter((one) => !one.includes('%'))).toEqual(wanted);
  });
});

describe('a total after its parts', () => {
  it.each([
    ['文件50条、规划20条、财政40条,共计110条。', ['pass 110条']],
    ['公开文件50条,规划20条、财政40条,共计60条。', ['pass 60条']],
    ['文件50条、规划20条、财政40条,共计60条。', ['cannot-assess 60条']],
  ])('is of all parts of the enumeration: %s', (text, wanted) => {
    expect(sums(text)).toEqual(wanted);
  });
});

describe('a balance over several sentences', () => {
  it.each([
    ['新收申请78件,上年结转3件。全年答复75件,结转下年3件。', ['error 3件 6']],
    ['收到申请100件。上年结转5件。全年共办结98件。结转下年度8件。', ['error 8件 7']],
    ['收到申请100件,其中网络60件,信函40件,上年结转5件。答复98件,结转下年9件。', ['pass 100件', 'cannot-assess 9件']],
    ['新收申请78件,上年结转3件。全年共处理申请,其中答复75件,结转下年3件。', ['cannot-assess 78件', 'error 3件 6']],
  ])('is not certified if it does not hold: %s', (text, wanted) => {
    expect(sums(text)).toEqual(wanted);
  });

  it.each([
    '新收申请100件,上年结转5件。办结98件,结转下年7件。',
    '收到申请50件,上年结转2件。\n二、处理情况\n办结45件,结转下年4件。',
    '收到申请50件,上年结转2件。另行办理一批。办结45件,收到投诉9件,结转下年4件。',
  ])('is not stated if it holds, or if a heading or another figure is between: %s', (text) => {
    expect(sums(text)).toEqual([]);
  });
});

describe('the last digit of a share', () => {
  it.each([
    ['收到申请235件,其中网络申请197件,占83.84%;信函申请38件,占16.17%。', 'rounding 83.84% 83.83%'],
    ['收到申请235件,其中网络申请197件,占83.85%;信函申请38件,占16.17%。', 'error 83.85% 83.83%'],
    ['收到申请235件,其中网络申请197件,占83.93%;信函申请38件,占16.17%。', 'error 83.93% 83.83%'],
    ['收到申请1000件,其中网络350件,占35.1%;信函350件,占35%;当面300件,占29.9%。', 'rounding 35.1% 35.0%'],
    ['收到申请1000件,其中网络350件,占35.1%;信函350件,占35%;当面300件,占30%。', 'error 35.1% 35.0%'],
    ['收到申请12件,其中网络3件,占26%;信函9件,占75%。', 'error 26% 25%'],
  ])('is a slip only by one, in the second decimal or for a sum of 100: %s', (text, wanted) => {
    expect(sums(text)).toContain(wanted);
  });
});
