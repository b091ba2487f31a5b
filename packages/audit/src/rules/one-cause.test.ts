import { describe, expect, it } from 'vitest';
import { judged } from '../../test-support/judged.ts';

const errors = (text: string) =>
  judged(text)
    .filter((one) => one.includes(' error '))
    .map((one) => one.replace(/ \(.*/, ''));

describe('one wrong figure', () => {
  // The parts make 62: the total of 92 is wrong.
  const PARTS = '其中,自然人申请58件,法人或其他组织申请4件。';

  it.each([
    // What follows from 62 is right, and what does not is another error.
    [`收到申请92件,比上年(80件)减少18件。${PARTS}`, ['P20 error medium 92件 for 62']],
    [`收到申请92件,比上年(80件)减少8件。${PARTS}`, ['P20 error medium 92件 for 62', 'P12 error high 8件 for -12']],
    [`收到申请92件,比上年(80件)下降22.5%。${PARTS}`, ['P20 error medium 92件 for 62']],
    [
      `收到申请92件,比上年(80件)下降32.5%。${PARTS}`,
      ['P20 error medium 92件 for 62', 'P11 error high 32.5% for -15.0%'],
    ],
    [`收到申请92件,比上年减少18件,下降22.5%。${PARTS}`, ['P20 error medium 92件 for 62']],
    [`收到申请92件,比上年增加12件,增长24%。${PARTS}`, ['P20 error medium 92件 for 62']],
    [
      '安排经费92.5万元,比上年(80.5万元)减少18万元。其中运维经费58.5万元,其他经费4万元。',
      ['P30 error high 92.5万元 for 62.5'],
    ],
    [`收到申请92件,其中网络申请31件,占50%。${PARTS}`, ['P20 error medium 92件 for 62']],
    [`收到申请92件,其中网络申请31件,占40%。${PARTS}`, ['P20 error medium 92件 for 62', 'P05 error medium 40% for 34%']],
  ])('is one finding: %s', (text, wanted) => {
    expect(errors(text)).toEqual(wanted);
  });

  it('may break two lists', () => {
    expect(errors('收到申请62件,其中自然人58件,法人或其他组织14件。从申请方式看,网络申请60件、信函申请12件。')).toEqual(
      ['P20 error medium 62件 for 72'],
    );
  });
});

describe('two lists side by side in one sentence', () => {
  it.each([
    [
      '召开会议12次、参加200人,其中甲县5次、90人,乙县7次、120人。',
      ['P01 pass 12次', 'P01 error high 200人 for 210 (one digit is wrong: 0 for 1)'],
    ],
    [
      '召开会议13次、参加200人,其中甲县5次、90人,乙县7次、120人。',
      ['P01 cannot-assess 13次 for 12 list-goes-on', 'P01 cannot-assess 200人 for 210 label-repeated'],
    ],
    ['召开会议12次、参加210人,其中甲县5次、90人,乙县7次、120人。', ['P01 pass 12次', 'P01 pass 210人']],
  ])('vouch for each other: %s', (text, wanted) => {
    expect(judged(text)).toEqual(wanted);
  });
});

describe('two divisions of one total', () => {
  it.each([
    // The second one is behind the only semicolon, and adds up by itself.
    ['收到申请100件,其中甲类60件、乙类40件;丙项70件、丁项30件。', ['P01 pass 100件', 'P01 pass 100件']],
    [
      '收到申请100件,其中甲类60件、乙类41件;丙项70件、丁项30件。',
      ['P01 cannot-assess 100件 for 101 parts-may-overlap', 'P01 pass 100件'],
    ],
    [
      '收到申请100件,其中甲类60件、乙类41件;丙项70件、丁项31件。',
      ['P01 cannot-assess 100件 for 202 parts-may-overlap'],
    ],
    ['收到申请100件,其中甲类60件;乙类41件;丙项70件、丁项30件。', ['P01 cannot-assess 100件 for 201 parts-may-overlap']],
    ['收到申请100件,其中甲类60件、乙类41件;丙项100件。', ['P01 cannot-assess 100件 for 201 parts-may-overlap']],
    ['收到申请100件,其中甲类160件;丙项70件、丁项30件。', ['P01 cannot-assess 100件 for 260 parts-may-overlap']],
  ])('are judged apart: %s', (text, wanted) => {
    expect(judged(text)).toEqual(wanted);
  });
});
