import { describe, expect, it } from 'vitest';
import { judged } from '../../test-support/judged.ts';
import { variants } from '../../test-support/variants.ts';

// A report may word a comparison in many ways; what it states is the same, and so is the finding. Words of another
// meaning between the figures do not compare them.
const all = (template: string) => variants(template).map((text) => [text, judged(text)]);
const each = (template: string, wanted: readonly string[]) => variants(template).map((text) => [text, wanted]);

describe('a comparison of two years', () => {
  it.each([
    [
      '召开80场,比上年(64场){|,|同比|,同比|,总体|年}{增长|增加|上升|提高|提升|上涨|递增|增}{率|幅|幅度|}{了|为|达|达到|}25%。',
      ['P08 pass 25%'],
    ],
    ['召开80场,比上年(64场)增幅{为|达|达到|}25%。', ['P08 pass 25%']],
    ['召开48场,比上年(64场){下降|减少|降低|下滑|回落|缩减|降}{率|幅|幅度|}{了|为|达|达到|}25%。', ['P11 pass 25%']],
    ['召开48场,比上年(64场),{降幅|减幅}{为|达|达到|}25%。', ['P11 pass 25%']],
    ['今年80场{,|;}{|而}{上年|上年度|去年|2019年|2019年度}{|召开}64场,增长25%。', ['P09 pass 25%']],
    [
      '{上年|上年度|去年|上一年|上一年度|2019年|2019年度}召开64场{,|;}{今年|本年|本年度|2020年|2020年度}召开80场,增长25%。',
      ['P09 pass 25%'],
    ],
    ['{由|从}{|上年的|去年的}64件{增至|增加到|增加为|上升为|提高至|增长到}80件,{|同比}增长25%。', ['P09 pass 25%']],
    [
      '受理申请486件,比上年增长35.8%{,|;}{而|}{上年|上年度|去年|上年同期|去年同期|2019年|2019年度|2019年同期}{为|}358件。',
      ['P09 pass 35.8%'],
    ],
    ['受理申请486件,比上年增长35.8%;上年{为|是|有|共|仅|}{收到|受理|公开|}{|为}358件。', ['P09 pass 35.8%']],
    ['受理申请486件,比上年增长35.8%(上年为358件)。', ['P08 pass 35.8%']],
  ])('is growth: %s', (template, wanted) => {
    expect(all(template)).toEqual(each(template, wanted));
  });

  it.each([
    [
      '今年80场,上年40场,{是|为}{上年|上年度|去年|上一年|2019年|2019年度|同期|}{全年|同期|}{的|}2倍。',
      ['P13 pass 2倍'],
    ],
    ['今年80场是上年40场的2倍。', ['P13 pass 2倍']],
    ['今年80场,{达|达到|相当于}{上年|上年度|去年|2019年度|}{全年|}{的|}2倍。', ['P13 cannot-assess 2倍 no-base']],
    ['今年80场,比上年(40场){增长|增加|提高|上升|提升}{了|}1倍。', ['P13 pass 1倍']],
    ['今年80场,扩大{了|}1倍。', ['P13 cannot-assess 1倍 no-base']],
  ])('is a multiple: %s', (template, wanted) => {
    expect(all(template)).toEqual(each(template, wanted));
  });

  it.each([
    [
      '办结率98.5%{,|、|}{比|较}{上年|上年度|去年|上一年|上一年度|2019年|2019年度}{同期|}{的|为|}96%提高{了|}2.5个百分点。',
      ['P14 pass 2.5个百分点'],
    ],
    ['办结率98.5%,比上年(96%){提高|提升|上升|增加|增长}{了|}2.5个百分点。', ['P14 pass 2.5个百分点']],
    ['办结率93.5%,比上年(96%){下降|降低|减少|回落}{了|}2.5个百分点。', ['P14 pass 2.5个百分点']],
    ['办结率{由|从}{|上年的}95%{提高到|提高至}97.5%,提高2.5个百分点。', ['P14 pass 2.5个百分点']],
  ])('is in percentage points: %s', (template, wanted) => {
    expect(all(template)).toEqual(each(template, wanted));
  });

  it.each([
    ['今年80场,比上年{的|}64场{增加|增长|提高|上升|增}{了|}16场。', ['P12 pass 16场']],
    ['今年48场,比上年{的|}64场{减少|下降|降低|减}{了|}16场。', ['P12 pass 16场']],
  ])('is a difference: %s', (template, wanted) => {
    expect(all(template)).toEqual(each(template, wanted));
  });
});

describe('figures of two years that are not compared', () => {
  it.each([
    // Words of another statement are between the figures.
    ['上年为64场,共办理,今年80场,增长25%。', ['P10 cannot-assess 25% no-base']],
    ['上年收到64件,今年收到申请,共80件,增长25%。', ['P10 cannot-assess 25% no-base']],
    ['今年80场,其中{,|;}上年64场,增长25%。', ['P10 cannot-assess 25% no-base']],
    ['由部门办理,64件增至80件,增长25%。', ['P10 cannot-assess 25% no-base']],
    ['由64件,后又增至80件,增长25%。', ['P10 cannot-assess 25% no-base']],
    ['由64件增至全部80件,增长25%。', ['P10 cannot-assess 25% no-base']],
    ['受理申请486件,比上年增长35.8%,办结及时,上年为358件。', ['P10 cannot-assess 35.8% no-base']],
    ['受理申请486件,比上年增长35.8%;上年为历年最低的358件。', ['P10 cannot-assess 35.8% no-base']],
    ['受理申请486件,比上年增长35.8%;上年为358件{、|和|及}362件。', ['P10 cannot-assess 35.8% no-base']],
    // The year after that of the report is not a base of it, and neither is another subject.
    ['2020年收到64件,2021年收到80件,增长25%。', ['P10 cannot-assess 25% no-base']],
    ['上年召开会议64场,今年培训80场,增长25%。', ['P10 cannot-assess 25% no-base']],
    ['今年培训80场,上年召开会议64场,增长25%。', ['P10 cannot-assess 25% no-base']],
    // What the percentage is of has another name.
    ['召开80场,比上年(64场)增长明显,完成率25%。', []],
    ['召开48场,比上年(64场)下降明显,完成率25%。', []],
    ['今年80场,上年40场,为历年最多的2倍。', []],
    ['今年80场,上年40场,不少的2倍。', []],
    ['今年80场,比上年(40场)的水平高2倍。', []],
    ['今年80场,上年64场,减至16场。', []],
    ['今年80场,比上年(40场)增长较快,共1倍。', []],
    ['办结率98.5%,比上年全市的96%提高2.5个百分点。', ['P14 cannot-assess 2.5个百分点 no-base']],
    ['办结率98.5%,回复率比上年的96%提高2.5个百分点。', ['P14 cannot-assess 2.5个百分点 no-base']],
    ['办结率98.5%,比上年的96%明显提高2.5个百分点。', ['P14 cannot-assess 2.5个百分点 no-base']],
    ['办结率98.5%,比上年的96%提高幅度2.5个百分点。', ['P14 cannot-assess 2.5个百分点 no-base']],
    ['由部门统计,办结率95%提高到97.5%,提高2.5个百分点。', ['P14 cannot-assess 2.5个百分点 no-base']],
    ['办结率由95%提高到全市97.5%,提高2.5个百分点。', ['P14 cannot-assess 2.5个百分点 no-base']],
    ['办结率由95件提高到97.5%,提高2.5个百分点。', ['P14 cannot-assess 2.5个百分点 no-base']],
  ])('are left open: %s', (template, wanted) => {
    expect(all(template)).toEqual(each(template, wanted));
  });
});
