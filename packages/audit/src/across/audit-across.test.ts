import { describe, expect, it } from 'vitest';
import { plainDocument } from '../document.ts';
import { balancedTables, suqian2023 } from '../../test-support/reports.ts';
import { auditAcross } from './audit-across.ts';

const across = (now: string, before?: string) =>
  auditAcross(plainDocument(now), before === undefined ? undefined : plainDocument(before));
const found = (now: string, before?: string) =>
  across(now, before).map(({ ruleId, verdict, stated, computed }) => [ruleId, verdict, stated, computed]);

const NOW = '永宁市2021年政府信息公开工作年度报告\n';
const BEFORE = '永宁市2020年政府信息公开工作年度报告\n';

/** Last year's report, whose table matches the carried-over figures of Suqian for 2023. */
const suqian2022 = suqian2023.replaceAll('2023年', '2022年').replace('118 3 0 0 0 0 121', '91 3 0 0 2 0 96');

describe('the figure carried forward', () => {
  it('is carried over in every column', () => {
    const carried = across(suqian2023, suqian2022).filter(({ ruleId }) => ruleId === 'I4');
    expect(carried.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 7 }, () => 'pass'));
  });

  it('is reported once if it differs, at the total, with the figure of last year', () => {
    const wrong = across(suqian2023, suqian2022.replace('91 3 0 0 2 0 96\n（本', '92 3 0 0 2 0 97\n（本')).filter(
      ({ ruleId, verdict }) => ruleId === 'I4' && verdict === 'error',
    );
    expect(wrong.map(({ ruleId, stated, computed, where }) => [ruleId, stated, computed, where.line])).toEqual([
      ['I4', '96', '97', 129],
    ]);
    expect(wrong[0]?.operands.map(({ label, where }) => [label, where === null])).toEqual([
      ['上年结转·总计', false],
      ["结转下年度继续办理·总计 (last year's report)", true],
    ]);
  });

  it('notes for documents in force that a catalogue may have been cleared', () => {
    const open = across(suqian2023, suqian2022).filter(({ ruleId, verdict }) => ruleId === 'SC1' && verdict !== 'pass');
    expect(open.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['cannot-assess', 'catalogue-may-be-cleared'],
      ['cannot-assess', 'catalogue-may-be-cleared'],
    ]);
  });

  it('is not searched in a report of another year or another authority', () => {
    expect(found(suqian2023, suqian2023)).toEqual([['previous', 'cannot-assess', expect.anything(), null]]);
    expect(across(`${NOW}收到12件。`, '安平县2020年政府信息公开工作年度报告\n收到12件。')[0]?.reason).toBe(
      'another-authority',
    );
    expect(found(balancedTables, balancedTables)).toHaveLength(1);
  });
});

describe('growth without a base', () => {
  const before = `${BEFORE}2020年,全市共收到政府信息公开申请300件。`;

  it.each([
    ['永宁市2021年政府信息公开工作年度报告\n总体情况\n', '永宁市2020年政府信息公开工作年度报告\n概述\n'],
    ['永宁市2021年政府信息公开工作年度报告\n\n一、总体情况\n\n', '永宁市2020年政府信息公开年报\n(二)依申请公开情况\n'],
    [
      '永宁市人民政府办公室\n2021年政府信息公开工作年度报告\n',
      '2020年政府信息公开工作年度报告\n永宁市人民政府办公室\n',
    ],
    ['永宁市2021年政府信息公开工作年度报告 ', '永宁市2020年政府信息公开年报 '],
    ['第一部分 概述\n主动公开和依申请公开情况\n', '一、总体情况\n'],
  ])('is found behind headings without a full stop: %j, %j', (now, then) => {
    const sentence = '全市共收到政府信息公开申请';
    expect(found(`${now}${sentence}360件,同比增长30%。`, `${then}${sentence}300件。`)).toContainEqual([
      'X1',
      'error',
      '30%',
      '20%',
    ]);
  });

  it.each([
    ['全市共收到政府信息公开申请360件,同比增长20%。', ['X1', 'pass', '20%', null]],
    ['全市共收到政府信息公开申请360件,同比增长30%。', ['X1', 'error', '30%', '20%']],
    ['全市共收到政府信息公开申请361件,同比增长20.34%。', ['X1', 'rounding', '20.34%', '20.33%']],
    ['全市共收到政府信息公开申请240件,比上年下降20%。', ['X1', 'pass', '20%', null]],
  ])('is held to the figure of last year: %s', (sentence, finding) => {
    expect(found(`${NOW}2021年,${sentence}`, before)).toEqual([finding]);
  });

  it('is an error only on the assumption that last year’s figure was not revised', () => {
    const [wrong] = across(`${NOW}2021年,全市共收到政府信息公开申请360件,同比增长30%。`, before);
    expect([wrong?.confidence, wrong?.assumption]).toEqual(['medium', 'last year’s figure was not revised since']);
  });

  it.each([
    ['the words differ', '全市受理政府信息公开申请360件,同比增长30%。', before],
    [
      'last year has two such figures',
      '全市共收到政府信息公开申请360件,同比增长30%。',
      `${before}其中,全市共收到政府信息公开申请280件。`,
    ],
    ['last year’s figure is about', '全市共收到政府信息公开申请360件,同比增长30%。', before.replace('300', '近300')],
    ['the unit differs', '全市共收到政府信息公开申请360份,同比增长30%。', before],
  ])('is left alone where %s', (_, sentence, last) => {
    expect(found(`${NOW}2021年,${sentence}`, last)).toEqual([]);
  });
});

describe('a base that is printed', () => {
  it('is noted if last year’s report printed another', () => {
    const [note] = across(`${NOW}召开新闻发布会80场,比上年(64场)增长25%。`, `${BEFORE}召开新闻发布会62场。`);
    expect([note?.ruleId, note?.verdict, note?.reason, note?.computed]).toEqual([
      'X2',
      'cannot-assess',
      'base-revised',
      '62',
    ]);
  });
});

describe('a sentence of last year', () => {
  const copied = '一年来,通过门户网站发布信息4126条,开展业务培训7期,培训836人次。';

  it('is an error if it occurs here word for word with its figures', () => {
    expect(found(`${NOW}${copied}`, `${BEFORE}${copied}`).map(([rule, verdict]) => [rule, verdict])).toEqual([
      ['X3', 'error'],
    ]);
  });

  it.each([
    '坚持以公开为常态、不公开为例外,不断提升工作质量。',
    '全市现有行政村1264个、社区218个,均设立公开栏并发布信息。',
    '全年召开会议2次、开展培训1次。',
    '截至年底,累计发布信息41260条,注册用户8360人。',
  ])('may stand here again: %s', (sentence) => {
    expect(found(`${NOW}${sentence}`, `${BEFORE}${sentence}`)).toEqual([]);
  });
});

describe('同比', () => {
  it('is not combined with an earlier year', () => {
    expect(found(`${NOW}2021年,收到申请120件,与2019年同比增长20%。`)).toEqual([['X4', 'error', '2019年', '2020年']]);
  });

  it.each([
    '2021年,收到申请120件,与2020年同比增长20%。',
    '2021年,收到申请120件,比2019年增长20%。',
    '2020年,收到申请100件,与2019年同比增长20%。',
  ])('goes with the year before: %s', (sentence) => {
    expect(found(`${NOW}${sentence}`)).toEqual([]);
  });
});
