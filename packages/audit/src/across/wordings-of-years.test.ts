import { describe, expect, it } from 'vitest';
import { variants } from '../../test-support/variants.ts';
import { auditAcross } from './audit-across.ts';
import { plainDocument } from '../document.ts';

const NOW = '永宁市2021年政府信息公开工作年度报告\n';
const BEFORE = '永宁市2020年政府信息公开工作年度报告\n';
const found = (now: string, before: string | null = null) =>
  auditAcross(plainDocument(NOW + now), before === null ? undefined : plainDocument(BEFORE + before)).map(
    ({ ruleId, verdict, stated, computed, reason }) =>
      [ruleId, verdict, stated, computed, reason].filter((part) => part !== null).join(' '),
  );

describe('growth held to the figure of last year', () => {
  const LAST = '共收到政府信息公开申请300件。';

  it.each([
    [
      '共收到政府信息公开申请360件,{同比|比上年|比上年度|较上年|较上年度|比去年|较去年|比上一年|较上一年度|比上年同期|同比同期|同比大幅}{增长|上升}20%。',
      'X1 pass 20%',
    ],
    ['共收到政府信息公开申请240件,同比{下降|减少|降低|下滑|回落|降}{率|幅|幅度|}{了|为|达|达到|}20%。', 'X1 pass 20%'],
    ['共收到政府信息公开申请240件,同比增长20%。', 'X1 error 20% -20%'],
    ['共收到政府信息公开申请360件,同比下降20%。', 'X1 error 20% -20%'],
    [
      '{2021年|2021年度|一年来|今年以来|今年|本年|本年度|全年|全年度|}{,|}{共|共计|总计|合计|累计|}收到政府信息公开申请{总数|}{为|达|达到|有|}360件,同比增长20%。',
      'X1 pass 20%',
    ],
  ])('in any words: %s', (template, wanted) => {
    for (const text of variants(template)) expect([text, found(text, LAST)]).toEqual([text, [wanted]]);
  });

  it.each([
    ['共收到政府信息公开申请360件,同比来看形势总体保持平稳增长30%。'],
    ['共收到政府信息公开申请360件,同比,增长30%。'],
    ['共收到政府信息公开申请360件,增长30%。'],
    ['共收到政府信息公开申请360件,同比约增长近30%。'],
    ['共收到政府信息公开申请约360件,同比增长30%。'],
    ['收到来360件,同比增长30%。'],
    ['共收到政府信息公开申请360件,比上年(300件)增长30%。'],
    ['共收到政府信息公开申请360件,同比增长30件。'],
    ['同比增长30%。'],
  ])('not where it is not clear: %s', (text) => {
    expect(found(text, `${LAST}收到来280件。`)).toEqual([]);
  });

  it('not to a figure of zero, and not to that of an earlier year', () => {
    const text = '共收到政府信息公开申请360件,同比增长30%。';
    expect(found(text, '共收到政府信息公开申请0件。')).toEqual([]);
    expect(found(text, '2019年共收到政府信息公开申请300件。')).toEqual([]);
    expect(found(text, '共收到政府信息公开申请300件。共收到政府信息公开申请300件。')).toEqual(['X1 error 30% 20%']);
    expect(
      found(text, '共收到政府信息公开申请300件。共收到政府信息公开申请310件。共收到政府信息公开申请300件。'),
    ).toEqual([]);
  });

  it('and a printed base to it too', () => {
    const text = '共收到政府信息公开申请360件,比上年的{|}310件增长16%。';
    for (const one of variants(text)) {
      expect(found(one, LAST)).toEqual(['X2 cannot-assess 310件 300 base-revised']);
      expect(found(one, '共收到政府信息公开申请310件。')).toEqual([]);
      expect(found(one, '共收到来信300件。')).toEqual([]);
    }
  });
});

describe('a sentence that is copied with its figures', () => {
  const twice = (text: string) => found(text, text).filter((one) => one.startsWith('X3'));

  it.each([
    ['{2021年|2021年度|}发布信息4126条,培训7期,培训836人次。', true],
    ['发布信息412条,培训835人次。', true],
    ['发布信息412条,培训83人次。', false],
    ['发布信息4126835条。', false],
    ['发布信息约4126条,培训835人次。', false],
    ['发布信息4126条,约培训835人次,约办班12期。', true],
    ['发布信息0条,培训835人次,办班0期。', false],
    ['信息4126条,人员835人次。', false],
    ['发布信息412.6万条,培训83人次。', true],
    ['发布信息占41.26%,培训占83.57%。', false],
  ])('is told by what it counts: %s, %s', (template, copied) => {
    for (const text of variants(template)) expect([text, twice(text).length > 0]).toEqual([text, copied]);
  });

  it('is the same but for the year', () => {
    const [now, last] = ['2021年发布信息4126条,培训836人次。', '2020年发布信息4126条,培训836人次。'];
    expect(found(now, last)).toEqual(['X3 error 2021年发布信息4126条,培训836人次']);
    expect(found(now, last.replace('836', '837'))).toEqual([]);
  });
});

describe('同比 with a year', () => {
  it.each([
    '收到申请120件,{与|比|较|同}2019年{度|}{同期|}{相比|比较|}{,|}同比增长20%。',
    '2020年收到申请110件。收到申请120件,与2019年同比增长20%。',
    '2021年收到申请120件,与2019年同比增长20%。',
  ])('is of the year before: %s', (template) => {
    for (const text of variants(template)) {
      const [first = ''] = found(text);
      expect([text, first]).toEqual([text, 'X4 error 2019年 2020年']);
    }
  });

  it.each([
    '收到申请120件,与2019年的情况同比增长20%。',
    '收到申请120件,与2019年增长20%。',
    '收到申请120件,2019年同比增长20%。',
    '2020年收到申请120件,与2019年同比增长20%。',
    '2018年和2020年收到申请120件,与2018年同比增长20%。',
  ])('is not the wrong one in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('has its sentence up to sixty characters before', () => {
    const text = (length: number) => `2020年${'甲'.repeat(length)}与2019年同比增长20%。`;
    expect(found(text(55))).toEqual([]);
    expect(found(text(56))).toEqual(['X4 error 2019年 2020年']);
  });
});

describe('the report before', () => {
  const reason = (now: string, before: string) =>
    auditAcross(plainDocument(now), plainDocument(before)).map((one) => one.reason)[0] ?? null;

  it.each([
    ['永宁市2021年年度报告', '永宁市2020年年度报告', null],
    ['永宁市2021年年度报告', '永宁市2019年年度报告', 'years-not-consecutive'],
    ['永宁市2021年年度报告', '永宁市2021年年度报告', 'years-not-consecutive'],
    ['永宁市2021年年度报告', '永宁市2022年年度报告', 'years-not-consecutive'],
    ['永宁市2021年年度报告', '安平县2020年年度报告', 'another-authority'],
    ['# title: 永宁市2021年年度报告', ' #title:安平县2020年年度报告', 'another-authority'],
    ['前言\n永宁市2021年年度报告', '\u3000安平县2020年年度报告', 'another-authority'],
    ['2021年年度报告', '安平县2020年年度报告', null],
    ['永宁市2021年年度报告', '年度报告', null],
    ['年度报告', '安平县2020年年度报告', null],
    [`${'甲'.repeat(25)}2021年年度报告`, '安平县2020年年度报告', null],
    [`${'\n'.repeat(600)}永宁市2021年年度报告`, '安平县2020年年度报告', null],
  ])('of %j is %j: %s', (now, before, wanted) => {
    expect(reason(`${now}\n收到3件。`, `${before}\n收到3件。`)).toBe(wanted);
  });
});
