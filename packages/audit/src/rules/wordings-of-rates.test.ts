import { describe, expect, it } from 'vitest';
import { judged } from '../../test-support/judged.ts';
import { variants } from '../../test-support/variants.ts';

// Rates, replies, stocks and balances in the words of many reports: the same statement has the same finding.
const all = (template: string) => variants(template).map((text) => [text, judged(text)]);
const each = (template: string, wanted: readonly string[]) => variants(template).map((text) => [text, wanted]);

describe('a rate', () => {
  it.each([
    ['收到申请50件,办结49件,{办结|答复|回复|办理|处理}率{为|达|达到|均为|}98%。', ['P23 pass 98%']],
    ['收到申请50件,{按时|按期|及时}办结49件,{按时|按期|及时}{办结|答复}率{为|达到|}98%。', ['P23 pass 98%']],
    [
      '{收到|受理|接收|接到|承办}申请50件,{办结|答复|回复|办理}49件,办结率88%。',
      ['P23 error medium 88% for 98% (one digit is wrong: 8 for 9)'],
    ],
    [
      '{发放|发出|发送}问卷600份{,|、}{共|}{实际|}{收回|回收}{有效问卷|}587份,{问卷|}{回收|收回}率{为|达|达到|}97.8%。',
      ['P23 pass 97.8%'],
    ],
    ['发放问卷600份,收回587份(回收率97.8%)。', ['P23 pass 97.8%']],
    ['发放问卷600份,收回587份、回收率97.8%。', ['P23 pass 97.8%']],
  ])('is of the two counts before it: %s', (template, wanted) => {
    expect(all(template)).toEqual(each(template, wanted));
  });

  it.each([
    // Another rate; a timely rate of all that was closed; two counts of one kind; counts of another unit; about.
    ['收到申请50件,办结49件,办结率居首位,满意率88%。', []],
    ['收到申请50件,办结49件,按时办结率88%。', []],
    ['收到申请50件,收到来信60件,办结49件,办结率88%。', []],
    ['收到申请50件,办结49件,答复48件,办结率88%。', []],
    ['收到申请50件,办结49份,办结率88%。', []],
    ['收到申请50件,办结约49件,办结率88%。', []],
    ['收到申请50件,办结49件,办结率约88%。', []],
    ['收到申请0件,办结0件,办结率88%。', []],
    ['收到申请50件,上年收到60件,办结49件,办结率88%。', ['P23 cannot-assess 88% counting-base']],
    // Other requests change the base of the rate, or may have: no slip explains it.
    [
      '收到申请50件,办结49件,其余{延期|在办|正在办理|未到期|转下年|撤回|不予受理},办结率88%。',
      ['P23 cannot-assess 88% counting-base'],
    ],
    ['收到申请50件,办结49件,办结率75%。', ['P23 cannot-assess 75% counting-base']],
    ['收到申请50件,办结49件,办结率98.1%。', ['P23 error medium 98.1% for 98.0% (one digit is wrong: 1 for 0)']],
    ['收到甲类1件、乙类2件、丙类3件,丁类4件,办结49件,办结率88%。', []],
    ['发放问卷600份,市民收回587份,回收率87.8%。', []],
    ['印制问卷600份,收回587份,回收率87.8%。', []],
    ['发放问卷600份,收回587份,满意的回收率87.8%。', []],
    ['发放问卷600份,收回587份,回收率居高,占87.8%。', []],
    ['发放问卷600份,收回其中寄出问卷的部分587份,回收率87.8%。', []],
    ['发放问卷约600份,收回587份,回收率87.8%。', []],
    ['发放问卷0份,收回0份,回收率87.8%。', []],
    ['收回587份,回收率87.8%。', []],
    ['发放问卷600份,收回587份,回收率12%。', ['P23 error medium 12% for 98%']],
  ])('is left alone, or open: %s', (template, wanted) => {
    expect(all(template)).toEqual(each(template, wanted));
  });
});

describe('replies with what was carried over and deferred', () => {
  it.each([
    [
      '{收到|受理}64件,{答复|办结}62件({其中|}含{上年|上一年|上年度|上一年度}结转3件,另有5件{延期|延长期限|顺延})。',
      ['P17 pass 62件'],
    ],
    ['接收64件,回复61件(含上年结转3件,另有5件延期)。', ['P17 error medium 61件 for 62 (one unit too low: 61 for 62)']],
  ])('are received plus carried over, less deferred: %s', (template, wanted) => {
    expect(all(template)).toEqual(each(template, wanted));
  });

  it.each([
    ['收到64件,答复63件(不含上级转来的上年结转3件,另有5件延期)。'],
    ['收到64件,答复63件(含上年结转3件,其中5件延期)。'],
    ['收到64件,答复63件(含上年结转3件),另有5件延期。'],
    ['收到64份,答复63件(含上年结转3件,另有5件延期)。'],
    ['收到64件,答复约63件(含上年结转3件,另有5件延期)。'],
    ['收到64件,转办63件(含上年结转3件,另有5件延期)。'],
    ['答复63件(含上年结转3件,另有5件延期)。'],
    ['收到64件,答复63件(含上年结转3件)。'],
  ])('are not stated: %s', (text) => {
    expect(judged(text).filter((one) => one.startsWith('P17'))).toEqual([]);
  });
});

describe('a stock', () => {
  it.each([
    [
      '{上年|上年底|上年末|去年|去年底|去年末|年初|原有|2019年底|2019年年底|2019年末}8个,{新增|新开设|新开办|新建}{了|}1个,关停3个,现有6个。',
      ['P27 pass 6个'],
    ],
    [
      '年初8个,新增{|政务微博}1个,{注销|关停|关闭|撤销|停用|整合|下线}{了|}{|不活跃账号}3个,{现有|年末|年底|目前|现共有}6个。',
      ['P27 pass 6个'],
    ],
    [
      '{上年|去年|年初}{全市|}{共|}有{政务|}账号8个,新增1个,注销3个,{现有|现共有|目前共有|年末有|年底全市有}{政务|}账号6个。',
      ['P27 pass 6个'],
    ],
    ['年初8个,新增1个,现有9个。', ['P27 pass 9个']],
    ['年初8个,注销1个,现有7个。', ['P27 pass 7个']],
    ['年初8个,注销1个,现有8个。', ['P27 error medium 8个 for 7 (one unit too high: 8 for 7)']],
    ['2018年底有8个,新增1个,现有8个。', ['P27 error medium 8个 for 9 (one unit too low: 8 for 9)']],
  ])('is what was, plus what was added, less what was closed: %s', (template, wanted) => {
    expect(all(template)).toEqual(each(template, wanted));
  });

  it.each([
    // No change is named; a figure without a role; one role twice; two subjects; two units; about.
    ['年初8个,培训1个,现有7个。'],
    ['年初8个,新增1个,培训3个,现有7个。'],
    ['年初8个,新增1个,新建2个,现有7个。'],
    ['年初有账号8个,新增1个,现有网站7个。'],
    ['年初8个,新增1家,现有7个。'],
    ['年初8个,新增约1个,现有7个。'],
    ['年初8个,现有7个。'],
    ['新增1个,注销3个,现有7个。'],
    ['年初8个,新增1个,注销3个。'],
    ['年初8个,新增1个,注销3个,现有7个,其中甲2个、乙5个。'],
    ['年初8个,注销并上报上级主管部门审批1个,现有8个。'],
  ])('is not balanced where a term is unclear: %s', (text) => {
    expect(judged(text).filter((one) => one.startsWith('P27'))).toEqual([]);
  });
});

describe('a balance', () => {
  it.each([
    [
      '{新收|新收申请|新增申请|收到申请|受理政府信息公开申请|收到|全年收到|共收到|全年共收到|本年受理|本年度共接收}100件,上年结转5件,办结98件,结转下年7件。',
      ['P15 pass 7件'],
    ],
    ['新收申请100件,{上|去}{一|}年{度|}{结转|转结|遗留|转入|转来|未办结}5件,办结98件,结转下年7件。', ['P15 pass 7件']],
    [
      '新收申请100件,上年结转5件,{办结|答复|办理完毕}98件,{结转至下年|结转到下年|结转入下年|结转次年|结转2021年继续办理|结转2021年度继续办理|转下年|转次年|转明年|转至下年|转到下一年|转入下年|转结下年|下年办理|次年继续办理|下一年度继续办理|下年度办理}7件。',
      ['P15 pass 7件'],
    ],
    [
      '新收申请100件,{2019年结转|2019年度结转|2019年底结转|2019年度遗留|2019年转入|结转上年|结转去年|结转上一年}5件,办结98件,结转下年7件。',
      ['P15 pass 7件'],
    ],
    ['新收申请100件,{结转至本年|结转到今年|结转入本年}5件,办结98件,结转下年7件。', ['P15 pass 7件']],
    ['新收申请100件,上年结转5件,办结98件,{结转|转入|转至|转到|延至|移至}{至|}2021年7件。', ['P15 pass 7件']],
  ])('holds in any words: %s', (template, wanted) => {
    expect(all(template)).toEqual(each(template, wanted));
  });

  it.each([
    // Of an earlier year forward, of a later year back, of this year: which year is meant is not clear.
    ['新收申请100件,2020年结转5件,办结98件,结转下年8件。'],
    ['新收申请100件,上年结转5件,办结率98%,结转下年8件。'],
    ['新收申请100件,上年结转5件,办结98件。'],
    ['新收申请100件,上年结转5件,办结率高,答复率98%,结转下年8件。'],
    ['新收申请100条,上年结转5件,办结98件,结转下年8件。'],
    ['新收,另收到其他申请100件,上年结转5件,办结98件,咨询3件,结转下年8件。'],
  ])('is not judged: %s', (text) => {
    expect(judged(text).filter((one) => /^P15 (?:pass|error)/.test(one))).toEqual([]);
  });

  it('may leave out what was withdrawn', () => {
    for (const word of ['撤回', '撤销', '终止', '另行']) {
      const text = `新收申请100件,上年结转5件,${word}一批,办结98件,结转下年8件。`;
      expect([text, judged(text)]).toEqual([text, ['P15 cannot-assess 8件 several-readings']]);
    }
  });
});
