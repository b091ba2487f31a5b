import { describe, expect, it } from 'vitest';
import { variants } from '../../test-support/variants.ts';
import { matchRows, UNKNOWN } from './match-rows.ts';
import { missingTables } from './missing-tables.ts';
import { ideographs, parseFigure } from './published-table.ts';
import { remediesInText } from './read-remedies.ts';
import type { RowNames } from './row-names.ts';
import { findStretches, textRows } from './text-rows.ts';

const rows = (text: string, last: RegExp | null = null) =>
  textRows(text, 0, text.length, last).map(({ label, figures }) => [label, figures.map((one) => one.text)]);

describe('a row of plain text', () => {
  it.each([
    ['予以公开 1175 12 0 1191', [['予以公开', ['1175', '12', '0', '1191']]]],
    [
      '予以公开 5 6\n部分公开 7 8\n',
      [
        ['予以公开', ['5', '6']],
        ['部分公开', ['7', '8']],
      ],
    ],
    [
      '予以\n公开\n5\n6\n部分公开 7',
      [
        ['予以公开', ['5', '6']],
        ['部分公开', ['7']],
      ],
    ],
    ['收费 -5 +6 −7 1,234 12.5', [['收费', ['-5', '+6', '−7', '1,234', '12.5']]]],
    // Enumerators belong to the words: 1. and 2、 and (3) and 4), and a short number before words of its line.
    [
      '1.信访 5\n2、重复 6\n(3)出版物 7\n4)反复 8\n12.其他 9',
      [
        ['信访', ['5']],
        ['重复', ['6']],
        ['出版物', ['7']],
        ['反复', ['8']],
        ['其他', ['9']],
      ],
    ],
    [
      '3 信访 5\n12 重复 6',
      [
        ['信访', ['5']],
        ['重复', ['6']],
      ],
    ],
    [
      '新收 5\n312 信访 6',
      [
        ['新收', ['5', '312']],
        ['信访', ['6']],
      ],
    ],
    [
      '新收 7 信访 6',
      [
        ['新收', ['7']],
        ['信访', ['6']],
      ],
    ],
    ['收费 2.5 3', [['收费', ['2.5', '3']]]],
    ['信访(123) 5', [['信访', ['5']]]],
    // A number inside a word is not a figure.
    ['公开(计1条) 5', [['公开计条', ['5']]]],
    ['2019年新收 5', [['年新收', ['5']]]],
    ['新收5 6', [['新收', ['5', '6']]]],
    ['新收 5件 6', [['新收件', ['6']]]],
    [
      '新收 5(含) 7',
      [
        ['新收', ['5']],
        ['含', ['7']],
      ],
    ],
    // A dash or a stroke between blanks is a blank cell.
    ['新收 5 - 6', [['新收', ['5', '', '6']]]],
    ['新收 — —— – / 6', [['新收', ['', '', '', '', '6']]]],
    ['- 新收 6', [['新收', ['6']]]],
    // A page number is between dashes, on a line of its own or at the end of one.
    [
      '新收 5 6\n- 8 -\n结转 7',
      [
        ['新收', ['5', '6']],
        ['结转', ['7']],
      ],
    ],
    [
      '新收 5 6\n—12—\n结转 7',
      [
        ['新收', ['5', '6']],
        ['结转', ['7']],
      ],
    ],
    [
      '新收 5 6 – 123 –\n结转 7',
      [
        ['新收', ['5', '6']],
        ['结转', ['7']],
      ],
    ],
    ['新收 5 6\n- 8 -', [['新收', ['5', '6']]]],
    ['新收 5 6\n- 8 - \n', [['新收', ['5', '6']]]],
    ['新收 5 - 8 - 9', [['新收', ['5', '', '8', '', '9']]]],
    ['新收 5 - 1234 - \n', [['新收', ['5', '', '1234', '']]]],
    ['', []],
    ['新收', []],
  ])('has words, then figures: %j', (text, wanted) => {
    expect(rows(text)).toEqual(wanted);
  });

  it('is the last one that is wanted', () => {
    expect(rows('甲 1\n结转下年 2\n乙 3\n丙 4', /结转/)).toEqual([
      ['甲', ['1']],
      ['结转下年', ['2']],
    ]);
    expect(rows('结转下年 2\n', /结转/)).toEqual([['结转下年', ['2']]]);
  });

  it('knows its place, and the line of each figure', () => {
    const text = '题目\n新收\n5 6\n\n7\n结转 8';
    const [first, second] = textRows(text, 3, text.length);
    expect(first).toMatchObject({ label: '新收', placed: false, offset: 3 });
    expect(first?.figures.map(({ offset, length, line, value }) => [offset, length, line, value])).toEqual([
      [6, 1, 1, 5_000_000n],
      [8, 1, 1, 6_000_000n],
      [11, 1, 3, 7_000_000n],
    ]);
    expect(second).toMatchObject({ label: '结转', offset: text.indexOf('结转') });
    expect(textRows(text, 3, text.indexOf('7')).map(({ figures }) => figures.length)).toEqual([2]);
  });
});

it('a stretch reaches to the next beginning, and not too far', () => {
  const text = `甲${'乙'.repeat(9)}甲${'乙'.repeat(4)}`;
  expect(findStretches(text, /甲/g, 6)).toEqual([
    [0, 6],
    [10, 15],
  ]);
  expect(findStretches(text, /甲/g, 60)).toEqual([
    [0, 10],
    [10, 15],
  ]);
  expect(findStretches(text, /丙/g, 60)).toEqual([]);
});

describe('rows and the names of a form', () => {
  const NAMES: RowNames = [
    ['a', /甲/],
    ['b', /乙/],
    ['c', /丙/],
  ];
  const row = (label: string) => ({
    label: ideographs(label),
    figures: [{ text: '1', value: parseFigure('1'), offset: 0, length: 1, line: 0 }],
    placed: false,
    offset: 0,
  });
  const matched = (...labels: readonly string[]) =>
    matchRows(labels.map(row), NAMES).map((run) =>
      run.map((one) => one.row + (one.found === null ? '' : '*')).join(' '),
    );

  it.each([
    [['甲', '乙', '丙'], ['a* b* c*']],
    [['甲', '丙'], ['a* c*']],
    [['甲乙', '丙'], ['a b* c*']],
    [['甲乙丙'], ['a b c*']],
    [['甲', '丁', '丙'], ['a* ?* c*']],
    [['丁', '甲', '丙', '丁'], ['a* c*']],
    [['乙', '丙'], ['b* c*']],
    [['甲', '丙', '乙'], ['a* c*']],
    [
      ['甲', '丙', '甲', '乙'],
      ['a* c*', 'a* b*'],
    ],
    [
      ['甲', '甲'],
      ['a*', 'a*'],
    ],
    [
      ['甲', '乙甲'],
      ['a*', 'a*'],
    ],
    [['丁'], []],
    [[], []],
  ])('are matched in order: %j', (labels, wanted) => {
    expect(matched(...labels)).toEqual(wanted);
  });

  it('keep the figures of a row that the form has not', () => {
    expect(matchRows([row('甲'), row('丁')], NAMES)[0]?.[1]).toMatchObject({ row: UNKNOWN, found: { label: '丁' } });
  });
});

describe('a heading without a table', () => {
  const missing = (text: string) =>
    missingTables(text, []).map(({ table, offset, length }) => [table, text.slice(offset, offset + length)]);

  it.each([
    ['{ |}{三、|(三)|三、 |}{行政机关|}收到和处理政府信息公开申请{的|}情况{ |}', 'requests'],
    ['{ |}{四、|(四)|}政府信息公开行政复议、行政诉讼情况{ |}', 'remedies'],
    ['{ |}{五、|(五)|}{政府信息公开工作|}情况统计表{ |}', 'statistics'],
  ])('is on a line of its own: %s', (template, table) => {
    for (const heading of variants(template)) {
      for (const [before, after] of [
        ['', ''],
        ['前文。\n', '\n后文'],
        ['前文\n\n', '(截图)'],
      ] as const) {
        expect([heading, missing(before + heading + after)]).toEqual([heading, [[table, heading.trim()]]]);
      }
    }
  });

  it.each([
    '关于收到和处理政府信息公开申请情况',
    '收到和处理政府信息公开申请情况良好',
    '一二、收到和处理政府信息公开申请情况',
    '见政府信息公开行政复议、行政诉讼情况',
    '政府信息公开行政复议、行政诉讼情况见附件',
    '填报情况统计表和附件',
    '见附件。情况统计表',
    `${'甲'.repeat(25)}情况统计表`,
  ])('is not a line with other words: %s', (text) => {
    expect(missing(text)).toEqual([]);
  });

  it('is reported once', () => {
    expect(missing('情况统计表\n情况统计表')).toHaveLength(1);
  });
});

describe('table 4 in plain text', () => {
  const FIGURES = ['1 2 3 4 10', '5 6 7 8 26', '1 1 1 1 4'];
  const values = (text: string) =>
    remediesInText(text).map(({ cells }) => [...cells.values()].map((cell) => cell.text).join(' '));
  const whole = FIGURES.join(' ');

  it.each([
    [
      '{行政复议、行政诉讼|行政复议和行政诉讼|行政复议、和提起行政诉讼|行政复议提起行政诉讼|行政复议行政诉讼|复议、诉讼}情况',
    ],
  ])('is under its heading: %s', (template) => {
    for (const heading of variants(template)) {
      expect([heading, values(`四、政府信息公开${heading}\n${whole}\n五、问题`)]).toEqual([heading, [whole]]);
    }
  });

  it('is fifteen figures, with its words between groups of five', () => {
    const heading = '四、政府信息公开行政复议、行政诉讼情况\n';
    expect(values(`${heading}行政复议 ${FIGURES.join('\n直接起诉 ')}\n`)).toEqual([whole]);
    expect(values(`${heading}结果维持 结果纠正\n${whole}`)).toEqual([whole]);
    expect(values(`${heading}${FIGURES.join('|')}\n`)).toEqual([whole]);
    expect(values(`${heading}${FIGURES.slice(0, 2).join(' ')}\n`)).toEqual([]);
    expect(values(`${heading}收到 12\n${whole}\n`)).toEqual([]);
    expect(values(`${heading}${whole.replaceAll(' ', '件 ')}\n`)).toEqual([]);
    expect(values(`${heading}${whole.replace('7 8', '— –')}\n`)).toEqual([whole.replace('7 8', ' ')]);
  });

  it.each(['\n五、', '\n 五、', '\n5.', '\n5、', '\n存在的主要问题', '\n存在的问题', '\n存在问题'])(
    'ends before the next section: %j',
    (next) => {
      const text = `行政复议、行政诉讼情况\n${whole}${next} 培训 1 2 3 4 5`;
      expect(values(text)).toEqual([whole]);
    },
  );
});
