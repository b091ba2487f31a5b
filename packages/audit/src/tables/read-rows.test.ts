import { describe, expect, it } from 'vitest';
import { balancedTables } from '../../test-support/reports.ts';
import { variants } from '../../test-support/variants.ts';
import { plainDocument } from '../document.ts';
import { auditTables } from './audit-tables.ts';
import { readTables } from './read-tables.ts';

const read = (text: string) =>
  readTables(plainDocument(text)).map(({ table, format, cells, unread }) => [table, format, cells.size, unread]);
const seven = (label: string, figures = '1 0 0 0 0 0 1') => `${label} ${figures}\n`;

describe('a table of requests in plain text', () => {
  const THREE = seven('本年新收') + seven('上年结转') + seven('予以公开');

  it.each([
    [THREE, [['requests', 'AR2019', 21, []]]],
    [seven('本年新收') + seven('上年结转'), []],
    [THREE.replace('本年新收', '本年度新收'), [['requests', 'AR2019', 21, []]]],
    [THREE.replace('本年新收', '本 年 度 新 收'), [['requests', 'AR2019', 21, []]]],
    [THREE.replace('上年结转', '上年度结转'), [['requests', 'AR2019', 21, []]]],
    // A row with more or fewer figures is not read; a page number is on the next line.
    [THREE + seven('部分公开', '1 0 0 0 0 0 1 7'), [['requests', 'AR2019', 21, ['r2']]]],
    [THREE + seven('部分公开', '1 0 0 0 0 1'), [['requests', 'AR2019', 21, ['r2']]]],
    [THREE + seven('部分公开', '1 0 0 0 0 0 1\n7'), [['requests', 'AR2019', 28, []]]],
    [THREE + seven('部分公开', '1 0 0 0 0 0 1\n7\n8'), [['requests', 'AR2019', 21, ['r2']]]],
    [THREE + seven('部分公开', '1 0 0 0 0 0\n1\n7'), [['requests', 'AR2019', 21, ['r2']]]],
    // A row that the form does not have counts if it has figures.
    [THREE + seven('电话申请') + seven('部分公开'), [['requests', 'AR2019', 28, ['?']]]],
    [THREE + seven('电话申请', '0 0 0 0 0 0 0') + seven('部分公开'), [['requests', 'AR2019', 28, []]]],
    // The last row of the form ends the table.
    [THREE + seven('结转下年') + seven('部分公开'), [['requests', 'AR2019', 28, []]]],
    // The rows under (六) tell the newer form.
    [THREE + seven('逾期不补正'), [['requests', 'AR2021', 28, []]]],
    [THREE + seven('逾期不缴费'), [['requests', 'AR2021', 28, []]]],
    [THREE + seven('其他处理'), [['requests', 'AR2019', 28, []]]],
  ])('is read by its rows: %j', (text, wanted) => {
    expect(read(text)).toEqual(wanted);
  });

  it.each([
    ['r3_4', '{第三方权益|第三方合法权益}'],
    ['r3_2', '{法规禁止|法规禁止公开}'],
    ['r4_2', '{现成信息|另行制作}'],
    ['r4_3', '{补正仍不明确|补正后仍不明确|补正申请内容仍不明确|补正后申请内容仍不明确}'],
    ['r5_2', '{重复|重复申请}'],
    ['r5_5', '{重新|重新出具|出具已获取信息}'],
    ['r6_2', '{逾期不缴费|逾期未按收费通知|逾期未缴}'],
    ['rTotal', '{总计|合计}'],
    ['r6_3', '其他'],
  ])('has the row %s in all its words: %s', (row, template) => {
    for (const label of variants(template)) {
      const [table] = readTables(plainDocument(THREE + seven(label)));
      const found =
        table?.cells.get(`${row}/total`)?.value ??
        readTables(plainDocument(THREE + seven('逾期不补正') + seven(label)))[0]?.cells.get(`${row}/total`)?.value;
      expect([label, found]).toEqual([label, 1_000_000n]);
    }
  });

  it.each(['总计情况', '予以公开信息', '其他处理情况', '其他类'])('has no row %s', (label) => {
    expect(read(seven('本年新收') + seven('上年结转') + seven('部分公开') + seven(label))).toEqual([
      ['requests', 'AR2019', 21, ['?']],
    ]);
  });
});

describe('table 2 in plain text', () => {
  const HEADING = '二、主动公开政府信息情况\n';

  it.each([
    ['规章 3 5 74\n行政许可 11\n', [['proactive', 'AR2021', 4, []]]],
    ['行政许可 11\n', []],
    ['规章 3 5 74\n规范性文件 5 9 41\n', []],
    ['规章 3 5 74\n行政许可 11\n行政处罚 1 2\n', [['proactive', 'AR2021', 4, []]]],
    ['规章 3 5 74\n行政许可 11\n行政许可 12\n', [['proactive', 'AR2021', 4, []]]],
    ['规章 3 5 74\n行 政 许 可 11\n行政事业性收费(万元) 3.5\n', [['proactive', 'AR2021', 5, []]]],
    ['规章制度 3 5 74\n行政许可 11\n行政强制 5\n', [['proactive', 'AR2021', 2, []]]],
    ['新制作数量 新公开数量 对外公开总数量\n规章 3 5 74\n行政许可 11 +2 13\n', [['proactive', 'AR2019', 6, []]]],
    ['规章 3 5 74\n行政许可 11\n收到和处理政府信息公开申请\n行政强制 5\n', [['proactive', 'AR2021', 4, []]]],
    ['规章 3 5 74\n行政许可 11\n本 年 新 收 1\n行政强制 5\n', [['proactive', 'AR2021', 4, []]]],
  ])('is read by its rows, up to table 3: %j', (rows, wanted) => {
    expect(read(HEADING + rows)).toEqual(wanted);
  });
});

describe('the statistics of 2014 in plain text', () => {
  const ROWS = [
    '主动公开政府信息数 条 5',
    '主动公开规范性文件数 条 2',
    '政府网站公开政府信息数 条 3',
    '收到申请数 件 7',
  ];

  it.each([
    [ROWS, 4],
    [ROWS.slice(0, 3), 0],
    [[...ROWS.slice(0, 2), '制发规范性文件数 件 1', ...ROWS.slice(2)], 5],
    [[...ROWS.slice(0, 2), '制发规范性文件总数 件 1', ...ROWS.slice(2)], 5],
    [[...ROWS, '行政复议数 件 1', '被依法纠错数 件 1'], 6],
    [[...ROWS, '行政复议数量 件 1', '行政诉讼数 件 1', '举报投诉数 件 1'], 7],
    [[...ROWS, '同意公开答复数 件 1', '不同意公开答复数 件 1'], 6],
    [[...ROWS, '申请办结数 件 1 2'], 4],
    [[...ROWS, '接受培训人员数 人 1', '召开专题会议数 次 2'], 5],
  ])('is read by its rows: %j', (rows, cells) => {
    expect(readTables(plainDocument(rows.join('\n')))[0]?.cells.size ?? 0).toBe(cells);
  });

  it('has a blank that was not seen where a label has no figure of its own', () => {
    const text = ROWS.join('\n').replace('主动公开政府信息数 条 5\n', '主动公开政府信息数 其中:');
    const cells = readTables(plainDocument(`${text}\n制发规范性文件总数 件 1\n收到申请数 件 7`))[0]?.cells;
    expect(cells?.get('1.1')).toMatchObject({ value: null, inferred: true });
    expect(cells?.get('1.1.1')).toMatchObject({ value: 2_000_000n, inferred: false });
  });

  it('is not the number of items alone', () => {
    expect(read(ROWS.join('\n').replace('主动公开政府信息数 ', '主动公开政府信息数量 '))).toEqual([]);
    expect(read(ROWS.join('\n').replace('主动公开政府信息数', '主 动 公 开 政 府 信 息 数'))).toHaveLength(1);
  });
});

describe('a table with many wrong cells', () => {
  /** The tables of the made report with some cells of table 3 larger. */
  const changed = (more: Readonly<Record<string, number>>): string => {
    const cells = readTables(plainDocument(balancedTables)).find(({ table }) => table === 'requests')?.cells;
    const edits = Object.entries(more).map(([id, by]) => ({ by, ...cells?.get(id) }));
    return edits
      .toSorted((a, b) => (b.offset ?? 0) - (a.offset ?? 0))
      .reduce(
        (text, { offset = 0, length = 0, text: figure = '', by }) =>
          text.slice(0, offset) + String(Number(figure) + by) + text.slice(offset + length),
        balancedTables,
      );
  };
  const findings = (text: string) =>
    auditTables(plainDocument(text))
      .filter(({ verdict }) => verdict !== 'pass')
      .map(({ ruleId, verdict, reason }) => [ruleId, verdict, ...(reason === null ? [] : [reason])].join(' '));

  it('is judged while eight equations at most are unexplained', () => {
    const two = { 'r1/natural': 1, 'r1/commercial': 2, 'r2/research': 1, 'r2/public-welfare': 2 };
    expect(findings(changed(two)).every((one) => one.includes('error'))).toBe(true);
    expect(findings(changed(two))).toHaveLength(6);
    expect(findings(changed({ ...two, 'r3_1/legal-service': 1, 'r3_1/other': 2 }))).toEqual([
      expect.stringMatching(/cannot-assess layout-unclear$/),
    ]);
  });

  it('names each cell that is impossible, once', () => {
    const impossible = (figure: string) => balancedTables.replace('二、上年结转\t535', `二、上年结转\t${figure}`);
    expect(findings(impossible('535.5'))).toEqual(['I1 error', 'SC2 error'].slice(0, 1));
    expect(findings(balancedTables.replace('规章\t3\t5', '规章\t3.5\t5'))).toEqual(['SC2 error']);
    expect(findings(balancedTables.replace('316441', '316441.25'))).toEqual([]);
    expect(findings(balancedTables.replace('316441', '-316441'))).toEqual(['SC2 error']);
  });
});
