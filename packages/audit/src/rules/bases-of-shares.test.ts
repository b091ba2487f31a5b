import { describe, expect, it } from 'vitest';
import { judged } from '../../test-support/judged.ts';
import { variants } from '../../test-support/variants.ts';

// Which total a share is of, and how sure that is; how exact figures must be for a sum.
describe('the base of a share', () => {
  it.each([
    // Two other shares fit the total, and none misses it: the third is wrong. With one more miss it is less sure, with two open.
    [
      '收到申请1000件,甲类100件,占10%;乙类200件,占20%;丙类300件,占30%;丁类150件,占16%。',
      ['P06 pass 10%', 'P06 pass 20%', 'P06 pass 30%', 'P06 error high 16% for 15% (one unit too high: 16 for 15)'],
    ],
    [
      '收到申请1000件,甲类100件,占10%;乙类200件,占20%;丙类300件,占31%;丁类150件,占16%。',
      [
        'P06 pass 10%',
        'P06 pass 20%',
        'P06 error medium 31% for 30% (one unit too high: 31 for 30)',
        'P06 error medium 16% for 15% (one unit too high: 16 for 15)',
      ],
    ],
    [
      '收到申请1000件,甲类100件,占10%;乙类200件,占21%;丙类300件,占31%;丁类150件,占16%。',
      [
        'P06 pass 10%',
        'P06 cannot-assess 21% several-readings',
        'P06 cannot-assess 31% several-readings',
        'P06 cannot-assess 16% several-readings',
      ],
    ],
    // The only total before a single part, unless a larger figure is near.
    ['收到申请100件,其中网络申请25件,占26%。', ['P05 error medium 26% for 25% (one unit too high: 26 for 25)']],
    ['收到申请100件(其中网络申请25件,占26%)。', ['P05 error medium 26% for 25% (one unit too high: 26 for 25)']],
    ['收到申请100件。其中网络申请25件,占26%。', ['P05 error medium 26% for 25% (one unit too high: 26 for 25)']],
    ['收到申请100件。按规定其中网络申请25件,占26%。', ['P05 cannot-assess 26% several-readings']],
    ['收到来信500件。收到申请100件,其中网络申请25件,占26%。', ['P05 cannot-assess 26% several-readings']],
    ['收到来信100件。收到申请100件,其中网络申请25件,占26%。', ['P05 cannot-assess 26% several-readings']],
    [
      '收到来信50件。收到申请100件,其中网络申请25件,占26%。',
      ['P05 error medium 26% for 25% (one unit too high: 26 for 25)'],
    ],
    ['收到来信30件,收到申请100件,其中网络申请25件,占26%。', ['P05 cannot-assess 26% several-readings']],
    ['收到申请100件,包括网络申请25件,占26%。', ['P05 cannot-assess 26% several-readings']],
    // 件, 份 and 宗 are cases all of them; 条 are not.
    ['收到申请100{件|份|宗}。网络申请25{件|份|宗},占25%。', ['P05 pass 25%']],
    ['发布信息100条。网络申请25件,占25%。', ['P05 cannot-assess 25% no-base']],
    ['收到申请100万件。网络申请25件,占25%。', ['P05 cannot-assess 25% no-base']],
    // About, and nearly right beside a wrong sum.
    ['收到申请约100件,其中网络申请25件,占26%。', ['P05 cannot-assess 26% approximate-figures']],
    ['收到申请100件,其中网络申请约25件,占26%。', ['P05 cannot-assess 26% approximate-figures']],
    ['收到申请100件,其中网络申请25件,约占近26%。', ['P05 cannot-assess 26% approximate-figures']],
    [
      '收到申请1000件,其中咨询类600件,占60%;其他类390件,占39.01%。',
      [
        'P01 error high 1000件 for 990 (one digit is wrong: 0 for 1)',
        'P06 pass 60%',
        'P06 cannot-assess 39.01% several-readings',
      ],
    ],
    // Of what was decided, not of what was received.
    [
      '收到申请200件,其中予以公开60件,占60%;不予公开40件,占40%。',
      ['P01 cannot-assess 200件 for 100 counting-base', 'P06 pass 60%', 'P06 pass 40%'],
    ],
    ['收到申请0件,其中网络申请0件,占0%。', ['P05 pass 0%']],
    ['收到申请0件,其中网络申请0件,占5%。', ['P05 error medium 5%']],
  ])('is the total that fits in %s', (template, wanted) => {
    for (const text of variants(template)) {
      const found = judged(text).filter(
        (one) => one.includes('%') || one.startsWith('P01 error') || one.includes('counting-base'),
      );
      expect([text, found]).toEqual([text, wanted]);
    }
  });

  it('is one of the nearest 24 figures', () => {
    const text = (count: number) =>
      `收到来信120件。${Array.from({ length: count }, (_, index) => `登记${String(index + 200)}件`).join('、')}。来信办结30件,占25%。`;
    const shares = (count: number) => judged(text(count)).filter((one) => one.includes('%'));
    expect(shares(23)).toEqual(['P05 pass 25%']);
    expect(shares(24)).toEqual(['P05 cannot-assess 25% several-readings']);
  });
});

describe('a sum of figures that were rounded', () => {
  it.each([
    // Half a unit of the last digit of each figure.
    ['安排经费3219.5万元,其中本级2761.95万元、下级457.52万元。', ['P30 rounding 3219.5万元 for 3219.47']],
    ['安排经费3219.5万元,其中本级2761.92万元、下级457.52万元。', ['P30 rounding 3219.5万元 for 3219.44']],
    [
      '安排经费3219.5万元,其中本级2761.91万元、下级457.52万元。',
      ['P30 cannot-assess 3219.5万元 for 3219.43 list-not-closed'],
    ],
    ['安排经费3219万元,其中本级2762万元、下级458万元。', ['P30 rounding 3219万元 for 3220']],
    ['安排经费3219万元,其中本级2763万元、下级458万元。', ['P30 cannot-assess 3219万元 for 3221 parts-may-overlap']],
    ['安排经费3219元,其中本级2762元、下级458元。', ['P30 cannot-assess 3219元 for 3220 parts-may-overlap']],
  ])('may differ by the rounding: %s', (text, wanted) => {
    expect(judged(text)).toEqual(wanted);
  });

  it.each([
    // 1.3万 is 12,500 to 13,500 if it was rounded, and up to 14,000 if it was cut off.
    ['主动公开1.3万条,其中县区公开10420条、部门公开2080条。', ['P39 pass 1.3万条']],
    ['主动公开1.3万条,其中县区公开10420条、部门公开2079条。', ['P39 cannot-assess 1.3万条 approximate-figures']],
    ['主动公开1.3万条,其中县区公开10420条、部门公开3079条。', ['P39 pass 1.3万条']],
    ['主动公开1.3万条,其中县区公开10420条、部门公开3080条。', ['P39 cannot-assess 1.3万条 approximate-figures']],
    ['主动公开1.3万条,其中县区公开10420条、市直部门公开3579条。', ['P39 cannot-assess 1.3万条 approximate-figures']],
    ['主动公开1.3万条,其中县区公开10420条、市直部门公开3580条。', ['P39 error medium 1.3万条 for 14000']],
    ['主动公开1.3万条(县区公开10420条、市直部门公开3580条)。', ['P39 error medium 1.3万条 for 14000']],
    ['主动公开1.3亿条,其中县区公开130000000条、市直部门公开1000000条。', ['P39 pass 1.3亿条']],
    ['主动公开1.3万条,其中文件公开10420条、其他公开3580条。', ['P39 error medium 1.3万条 for 14000']],
    ['主动公开1.3万条,其中文件公开10420条、动态公开3580条。', ['P39 cannot-assess 1.3万条 approximate-figures']],
    [
      '主动公开1.3万条,其中县区公开10420条、市直部门公开3580条、培训3期。',
      ['P39 cannot-assess 1.3万条 approximate-figures'],
    ],
    [
      '主动公开1.3万条,其中县区公开10420条、市直部门公开3580条、上年公开3条。',
      ['P39 cannot-assess 1.3万条 approximate-figures'],
    ],
    ['主动公开约1.3万条,其中县区公开10420条、市直部门公开3580条。', []],
    ['主动公开1.3万条,其中县区公开约10420条、市直部门公开3580条。', []],
    ['主动公开1.3万条,其中县区公开10420件、市直部门公开3580件。', []],
    ['主动公开1.3万条,包括县区公开10420条、市直部门公开3580条。', []],
    ['主动公开1.3万条,其中县区公开14420条。', []],
  ])('of a rounded total is in its range: %s', (text, wanted) => {
    expect(judged(text).filter((one) => one.startsWith('P39'))).toEqual(wanted);
  });
});

describe('the end of a list', () => {
  it.each([
    [
      '收到申请60件,其中网络40件、信函20件,{|共|已|均|上年|上年度|上一年|上一年度|去年|全年|全部|按时|实际|目前|截至目前|截止12月31日|全年共}{办结|答复|回复|办理|处理}58件。',
      'P19 pass 60件',
    ],
    ['收到申请60件,其中网络40件、信函20件,{结转|转下年|超期|延期}2件。', 'P19 pass 60件'],
    // The parts are of a statement themselves, or the rest closes the list: it goes on.
    ['收到申请60件,其中答复40件、办结20件、受理5件。', 'P01 cannot-assess 60件 for 65 parts-may-overlap'],
    ['收到申请60件,其中网络40件、信函20件、由部门办结58件。', 'P01 cannot-assess 60件 for 118 parts-may-overlap'],
    ['发布信息60条,其中文件40条、动态20条、{转载|转发}5条。', 'P01 cannot-assess 60条 for 65 parts-may-overlap'],
    [
      '收到申请60件,其中网络40件、信函20件,办结5件,其他5件。',
      'P01 error medium 60件 for 70 (one digit is wrong: 6 for 7)',
    ],
    // Divided again by another criterion.
    ['收到申请60件,其中网络40件,信函20件;自然人50件,法人或其他组织10件。', 'P19 pass 60件'],
    ['收到申请60件,其中网络40件,信函20件;征地50件,规划10件。', 'P19 pass 60件'],
    ['收到申请60件,其中网络40件,信函20件;征地60件。', 'P19 pass 60件'],
    ['收到申请60件,其中网络40件,信函20件,征地50件,规划10件。', 'P19 pass 60件'],
    ['收到申请60件,其中文件40件,动态20件,征地50件,规划10件。', 'P01 cannot-assess 60件 for 120 parts-may-overlap'],
  ])('is a new statement or a new division: %s', (template, wanted) => {
    for (const text of variants(template))
      expect([text, judged(text)]).toEqual([text, expect.arrayContaining([wanted])]);
  });
});
