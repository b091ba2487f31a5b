import { describe, expect, it } from 'vitest';
import { judged } from '../../test-support/judged.ts';
import { variants } from '../../test-support/variants.ts';

// The words that tie a share to its count, in all the forms that reports use, and words that tie it to something else.
const all = (template: string) => variants(template).map((text) => [text, judged(text)]);
const each = (template: string, wanted: readonly string[]) => variants(template).map((text) => [text, wanted]);

describe('a share', () => {
  it.each([
    ['收到申请100件,其中网络申请25件{,|、|:|}{约|均|仅|共|各|大约|}{占|占比|比重|比例}{为|达|}25%。', ['P05 pass 25%']],
    [
      '收到申请100件,其中网络申请25件{|申请|均已答复},占{总数的|全部的|所有申请的|合计的|总数约}25%。',
      ['P05 pass 25%'],
    ],
    ['收到申请100件,其中网络申请25件(占{|总数的|比}25%)。', ['P05 pass 25%']],
    // Another base is named: nothing shows that the total before it is the one.
    ['收到申请100件,其中网络申请25件,占{本级的|乡镇的|网上申请的}26%。', ['P05 cannot-assess 26% base-not-named']],
  ])('is of the total before its count: %s', (template, wanted) => {
    expect(all(template)).toEqual(each(template, wanted));
  });

  it.each([
    [
      '全年公开信息400条,其中文件类100条、动态类300条{,|、|}{各自|分别|依次}{约|}占{比|总数|全部|总量|}{的|为|比为|}25%{和|、|,|及|与}75%。',
      ['P01 cannot-assess 400条 list-not-closed'],
    ],
  ])('of a series belongs to each count in turn: %s', (template) => {
    for (const text of variants(template)) {
      expect([text, judged(text).filter((one) => one.includes('%'))]).toEqual([text, ['P06 pass 25%', 'P06 pass 75%']]);
    }
  });

  it.each([
    '全年公开信息400条,其中文件类100条、动态类300条(分别占25%、75%)。',
    '全年公开信息400条,其中文件类100条、动态类300条,占{|总数的|比}{分别|各自|依次}{为|是|约为|}25%、75%。',
  ])('of a series may be named before it: %s', (template) => {
    for (const text of variants(template)) {
      expect([text, judged(text).filter((one) => one.includes('%'))]).toEqual([text, ['P06 pass 25%', 'P06 pass 75%']]);
    }
  });

  it.each([
    ['涉及征地112件、规划86件、其他70件{,|、}{各自|分别|依次}{约|}占{总数|全部|申请}268件的41.8%、32.1%、26.1%。'],
    ['涉及征地112件、规划86件、其他70件(分别占总数268件的41.8%、32.1%、26.1%)。'],
  ])('of a series may name its total: %s', (template) => {
    const wanted = ['P06 pass 41.8%', 'P06 pass 32.1%', 'P06 pass 26.1%'];
    expect(all(template)).toEqual(each(template, wanted));
  });

  it.each([
    // Of the total that the series names, several shares are wrong; one is; all fit another total.
    [
      '涉及征地112件、规划86件、其他70件,分别占总数268件的41.8%、33.1%、26.1%。',
      ['P06 pass 41.8%', 'P06 error high 33.1% for 32.1% (one unit too high: 33 for 32)', 'P06 pass 26.1%'],
    ],
    [
      '涉及征地112件、规划86件、其他70件,分别占总数268件的41.7%、32.1%、26.1%。',
      ['P06 rounding 41.7% for 41.8%', 'P06 pass 32.1%', 'P06 pass 26.1%'],
    ],
    [
      '涉及征地112件、规划86件、其他约70件,分别占总数268件的41.8%、32.1%、26.1%。',
      ['P06 pass 41.8%', 'P06 pass 32.1%', 'P06 cannot-assess 26.1% approximate-figures'],
    ],
    [
      '涉及征地112件、规划86件、其他70件,分别占总数268件的58.2%、32.1%、26.1%。',
      ['P06 error high 58.2% for 41.8% (the share of all other parts was printed)', 'P06 pass 32.1%', 'P06 pass 26.1%'],
    ],
    // One count is missing, or one has another unit: the series has no counts.
    ['规划86件、其他70件,分别占总数268件的41.8%、32.1%、26.1%。', []],
    ['涉及征地112件、规划86份、其他70件,分别占总数268件的41.8%、32.1%、26.1%。', []],
  ])('of a named total is judged by it: %s', (text, wanted) => {
    expect(judged(text)).toEqual(wanted);
  });

  it.each([
    // The words between are of another clause, or end in another word.
    ['收到申请100件,其中网络申请25件,办结及时,约占26%。', []],
    ['收到申请100件,其中网络申请25件,占多数,达26%。', []],
    ['收到申请100件,其中网络申请25件,占比较高的达到(26%)。', []],
    ['收到申请100件,其中网络申请25件,满意率26%。', []],
    ['收到申请100件,其中网络申请25件,办结率占优,26%。', []],
  ])('is none where a clause is between: %s', (text, wanted) => {
    expect(judged(text)).toEqual(wanted);
  });

  it.each([
    ['收到申请100件,其中网络申请125件,占{总数|全部|申请总数|公开总量|信息总量}的125%。', 'P05 pass 125%'],
    ['收到申请100件,其中网络申请25件,占{总数|全部|申请总数|公开总量|信息总量}的126%。', 'P05 error high 126% for 25%'],
    ['收到申请100件,其中网络申请25件,占126%。', 'P05 error medium 126% for 25%'],
  ])('of more than the whole is wrong, whatever its total: %s', (template, wanted) => {
    for (const text of variants(template))
      expect([text, judged(text).find((one) => one.startsWith(wanted))]).toEqual([text, expect.any(String)]);
  });
});

describe('shares without counts', () => {
  it.each([
    [
      '{其中|其中,|其中:|}网络{申请|类|方面|}{分别|}{约|}占{比|总数|全部|}{的|为|}61.2%,信函占28.3%,当面占10.5%。',
      ['P07 pass 10.5%'],
    ],
    ['网络占61.2%{,|;|、}信函占28.3%{,|;|、}其他占10.5%。', ['P07 pass 10.5%']],
    // Half a unit for each: three shares with one decimal may miss a hundred by 0.15, with none by 1.5.
    ['网络占61.2%,信函占28.3%,其他占10.4%。', ['P07 pass 10.4%']],
    ['网络占61.2%,信函占28.3%,其他占10.6%。', ['P07 pass 10.6%']],
    ['网络占61%,信函占28%,其他占10%。', ['P07 pass 10%']],
    ['网络占61%,信函占28%,其他占12%。', ['P07 pass 12%']],
  ])('add up to a hundred: %s', (template, wanted) => {
    expect(all(template)).toEqual(each(template, wanted));
  });

  it.each([
    ['网络占61.2%,信函占28.3%,其他占10.7%。', ['P07 error medium 10.7% for 100.2']],
    ['网络占61%,信函占28%,其他占13%。', ['P07 error medium 13% for 102']],
    // Nothing says that the list is whole; no slip explains it; about; cut off.
    ['文件占61.2%,动态占20.3%。', ['P07 cannot-assess 20.3% list-not-closed']],
    ['网络占61.2%,信函占28.3%,其他占31.9%。', ['P07 cannot-assess 31.9% list-not-closed']],
    ['网络占61.2%,信函占28.3%左右,其他占11.5%。', ['P07 cannot-assess 11.5% list-not-closed']],
    ['网络占61.2%,信函占28.3%,其他占11.5%', ['P07 cannot-assess 11.5% list-not-closed']],
    // A new list begins; a share of something else is between; one share is not a list.
    ['网络占61.2%,信函占38.8%,其中当面占40%,线上占60%。', ['P07 pass 38.8%', 'P07 pass 60%']],
    ['网络占61.2%,办结率95%,信函占38.8%。', []],
    ['网络占61.2%,收到来信,满意的38.8%。', []],
  ])('are judged if the list is whole: %s', (text, wanted) => {
    expect(judged(text)).toEqual(wanted.map((one) => expect.stringContaining(one)));
  });
});
