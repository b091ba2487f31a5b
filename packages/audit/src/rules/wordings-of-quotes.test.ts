import { describe, expect, it } from 'vitest';
import { suqian2023 } from '../../test-support/reports.ts';
import { variants } from '../../test-support/variants.ts';
import { auditText } from '../audit-text.ts';
import { plainDocument } from '../document.ts';

// Sentences of a report that has the tables of Suqian 2023, whose figures are printed there.
const tables = suqian2023.slice(suqian2023.indexOf('三、收到和处理'), suqian2023.indexOf('五、存在的'));
const proactive = suqian2023.slice(suqian2023.indexOf('主动公开政府信息情况 ('), suqian2023.indexOf('三、收到和处理'));
const TITLE = '宿迁市2023年政府信息公开工作年度报告\n一、总体情况\n';

const quoting = (sentence: string, rules: RegExp, own = tables): readonly string[] =>
  auditText(plainDocument(`${TITLE}${sentence}\n${own}`))
    .filter(({ ruleId }) => rules.test(ruleId))
    .map(({ verdict, stated, computed }) => [verdict, stated, ...(computed === null ? [] : [computed])].join(' '));

const CARRIED = '全市共收到政府信息公开申请3511件,';

describe('a figure of the table of requests', () => {
  it.each([
    ['{含|其中|}{上年|上年度|上一年|上一年度}结转{申请|}96件', '96件'],
    ['{结转|转}{至|到|入|}{下|次}{一|}年{度|}{继续|}{办理|}{申请|}121件', '121件'],
    ['{其中|}{作出|}予以公开{的|}{申请|答复|}1191件', '1191件'],
    ['{其中|}{作出|}“予以公开”{的|申请|答复|的答复}1191件', '1191件'],
    ['{其中|}{作出|}{予以|}部分公开{的|}{申请|答复|}328件', '328件'],
    ['{其中|}{作出|}{予以|}“部分公开”{的|申请|答复|的答复}328件', '328件'],
    ['{其中|}{作出|}不予公开{的|}{申请|答复|}142件', '142件'],
    ['{其中|}{作出|}“不予公开”{的|申请|答复|的答复}142件', '142件'],
    ['{其中|}{作出|}无法提供{的|}{申请|答复|}1078件', '1078件'],
    ['{其中|}{作出|}“无法提供”{的|申请|答复|的答复}1078件', '1078件'],
    ['{其中|}{作出|}不予处理{的|}{申请|答复|}406件', '406件'],
    ['{其中|}{作出|}“不予处理”{的|申请|答复|的答复}406件', '406件'],
    ['{其中|}{作|作出|}其他处理{的|}{申请|答复|}341件', '341件'],
    ['{其中|}{作|作出|}“其他处理”{的|申请|答复|的答复}341件', '341件'],
    ['{其中|}自然人{申请|}3402件', '3402件'],
    ['{其中|}法人{或|或者|和|及|、|}{其他组织|}{申请|}109件', '109件'],
  ])('may be quoted in the words %s', (template, figure) => {
    for (const words of variants(template)) {
      const found = quoting(`${CARRIED}${words}。`, /^SC3$/);
      expect([words, found]).toEqual([words, ['pass 3511件', `pass ${figure}`]]);
    }
  });

  it.each([
    '上年结转96件',
    '结转下年121件',
    '予以公开1191件',
    '部分公开328件',
    '不予公开142件',
    '无法提供1078件',
    '不予处理406件',
    '其他处理341件',
    '自然人3402件',
    '法人或其他组织109件',
  ])('is another one with more words before or behind: %s', (words) => {
    const [, label = '', figure = ''] = /^(\D+)(\d+件)$/.exec(words) ?? [];
    for (const other of [`涉农的${label}${figure}`, `${label}并归档${figure}`]) {
      expect([other, quoting(`${CARRIED}${other}。`, /^SC3$/)]).toEqual([other, ['pass 3511件']]);
    }
  });

  it.each([
    // What was received, with and without what was carried over, and what was decided.
    ['全市共收到政府信息公开申请3511件。', ['pass 3511件']],
    ['全市共办理,共收到政府信息公开申请3607件。', ['pass 3607件']],
    ['全市共收到政府信息公开申请3486件。', ['pass 3486件']],
    ['全市共收到政府信息公开申请3511件,予以公开1519件。', ['pass 3511件', 'pass 1519件']],
    ['全市共收到政府信息公开申请3511件,自然人3493件。', ['pass 3511件', 'pass 3493件']],
    ['全市共收到政府信息公开申请3511件,自然人3375件。', ['pass 3511件', 'pass 3375件']],
    ['全市共收到政府信息公开申请3511件,法人114件。', ['pass 3511件', 'pass 114件']],
    ['全市共收到政府信息公开申请3511件,法人111件。', ['pass 3511件', 'pass 111件']],
    // Another scope, about, another unit, another year, twice: not compared, or left open.
    ['全市共收到政府信息公开申请约3511件。', []],
    ['全市共收到政府信息公开申请3511次。', []],
    ['全市共收到政府信息公开申请3511万件。', []],
    ['全市上年共收到政府信息公开申请3511件。', []],
    ['全市共收到政府信息公开申请3511件,共收到申请3511件。', []],
    ['市本级共收到政府信息公开申请3611件。', []],
    ['全市共收到政府信息公开申请3611件,其中乡镇一批。', ['cannot-assess 3611件']],
    ['全市累计至今,共收到政府信息公开申请3611件。', ['cannot-assess 3611件']],
    // Without the whole area a large figure that differs by a slip is wrong; a small one may be of one office.
    ['共收到政府信息公开申请3611件。', ['error 3611件 3511']],
    ['共收到政府信息公开申请351件。', ['error 351件 3511']],
    ['共收到政府信息公开申请35件。', ['cannot-assess 35件']],
    // One large figure that agrees, or two small ones, vouch for the rest.
    ['共收到政府信息公开申请4999件,予以公开1191件。', ['error 4999件 3511', 'pass 1191件']],
    ['予以公开1199件。', ['cannot-assess 1199件']],
    ['予以公开1199件,部分公开328件。', ['error 1199件 1191', 'pass 328件']],
  ])('is compared in %s', (sentence, wanted) => {
    expect(quoting(sentence, /^SC3$/)).toEqual(wanted);
  });
});

describe('a table that cannot be relied on', () => {
  const sentence = '全市共收到政府信息公开申请3611件。';

  it('is not quoted: its flow is not balanced, or there are two of its kind', () => {
    expect(quoting(sentence, /^SC3$/)).toEqual(['error 3611件 3511']);
    expect(quoting(sentence, /^SC3$/, tables.replace('118 3 0 0 0 0 121', '118 3 0 0 0 0 122'))).toEqual([]);
    expect(quoting(sentence, /^SC3$/, tables.replace('91 3 0 0 2 0 96', '91 3 0 0 2 0 95'))).toEqual([]);
    expect(quoting(sentence, /^SC3$/, `${tables}\n${tables}`)).toEqual([]);
  });
});

describe('the figures of normative documents', () => {
  // In the table: 109 made, 489 repealed, 597 in force.
  const documents = (sentence: string) => quoting(sentence, /^P28$/, proactive);

  it.each([
    ['全市{制发|制定|印发|出台}{各类|行政|}规范性文件109件', '109件'],
    ['规范性文件工作有序,{本年|}{新|}制发109件', '109件'],
    ['规范性文件工作有序,{本年|}{宣布|}废止{和失效|失效|}{行政|}{规范性文件|}489件', '489件'],
    ['规范性文件工作有序,{现行有效|继续有效}{的|}{行政|}{规范性文件|}597件', '597件'],
  ])('may be quoted in the words %s', (template, figure) => {
    for (const words of variants(template)) {
      expect([words, documents(`${words}。`)]).toEqual([words, [`pass ${figure}`]]);
    }
  });

  it.each([
    '规章和规范性文件共同制发,制发109件',
    '党内规范性文件有序,制发109件',
    '规范性文件经清理,制发109件',
    '文件工作有序,制发109件',
    '规范性文件工作有序,部门制发109件',
    '规范性文件工作有序,制发通知109件',
    '制发规范性文件汇编109件',
    '规范性文件工作有序,建议废止489件',
    '规范性文件工作有序,废止条款489件',
    '规范性文件工作有序,部门现行有效597件',
    '规范性文件工作有序,现行有效条款597件',
  ])('are not those of %s', (sentence) => {
    expect(documents(`${sentence}。`)).toEqual([]);
  });
});

describe('a statement about none', () => {
  const balanced = (count: number) =>
    `三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t${String(count)}\t0\t0\t0\t0\t0\t${String(count)}\n二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n(一)予以公开\t${String(count)}\t0\t0\t0\t0\t0\t${String(count)}\n(二)部分公开\t0\t0\t0\t0\t0\t0\t0\n(七)总计\t${String(count)}\t0\t0\t0\t0\t0\t${String(count)}\n四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0\n`;
  const none = (sentence: string, count: number) => quoting(sentence, /^X5$/, balanced(count));

  it.each([
    '本年{未|没有}{收到|接到|受理}{过|}{任何|}{有关|}{政府信息公开|依申请公开政府信息|依申请公开|信息公开}{的|}申请{,工作平稳|;工作平稳|}。',
    '本年未收到{公民、|公民}法人{和|或|或者|及|}其他组织{提出|}{的|}政府信息公开申请。',
  ])('agrees with a table of zeros, and with no other: %s', (template) => {
    for (const text of variants(template)) {
      const words = /(?:未|没有)[^,;。]+/.exec(text)?.[0] ?? '';
      expect([text, none(text, 0)]).toEqual([text, [`pass ${words}`]]);
      expect([text, none(text, 5)]).toEqual([text, [`error ${words} 5`]]);
    }
  });

  it.each([
    '本年未收到政府信息公开申请费用。',
    '本年未收到政府信息公开申请的复议。',
    '本年办公室未收到政府信息公开申请。',
    '收费方面,未收到政府信息公开申请。',
    '诉讼方面,未收到政府信息公开申请。',
    '本年未收到政府信息公开申请的,继续宣传。',
  ])('is not made by %s', (text) => {
    expect(none(text, 5)).toEqual([]);
  });
});

describe('a statement about all reconsiderations', () => {
  // In the table: 440, of which 309 were upheld.
  const remedies = suqian2023.slice(suqian2023.indexOf('四、政府信息公开'), suqian2023.indexOf('五、存在的'));
  const upheld = (sentence: string, own = remedies) => quoting(sentence, /^P25$/, own);

  it.each([['收到行政复议440件,{均|全部|都}{被|获|予以|为|}维持。'], ['行政复议440件,{经审理|}均维持。']])(
    'is held to those upheld: %s',
    (template) => {
      for (const text of variants(template)) {
        const words = /(?:均|全部|都).*维持/.exec(text)?.[0] ?? '';
        expect([text, upheld(text)]).toEqual([text, [`error ${words} 309`]]);
        const all = remedies.replace('309 17 88 26 440', '440 0 0 0 440');
        expect([text, upheld(text, all)]).toEqual([text, [`pass ${words}`]]);
      }
    },
  );

  it.each([
    '收到行政复议439件,均维持。',
    '收到行政复议440件,行政诉讼440件,办结行政复议440件,均维持。',
    '收到行政复议440件,多数维持。',
    '行政诉讼案件中涉及行政复议440件,均维持。',
    '收到行政复议440%,均维持。',
  ])('is not made by %s', (text) => {
    expect(upheld(text)).toEqual([]);
  });
});
