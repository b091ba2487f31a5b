import { describe, expect, it } from 'vitest';
import { plainDocument } from '../document.ts';
import type { AuditFinding } from '../finding.ts';
import { balancedTables, suqian2023, yunnan2018 } from '../../test-support/reports.ts';
import { auditTables } from './audit-tables.ts';
import { readTables } from './read-tables.ts';

const audit = (text: string) => auditTables(plainDocument(text));
const notPassed = (text: string): readonly AuditFinding[] => audit(text).filter(({ verdict }) => verdict !== 'pass');
const counts = (text: string): Readonly<Record<string, number>> => {
  const counted: Record<string, number> = {};
  for (const { ruleId, verdict } of audit(text))
    counted[`${ruleId} ${verdict}`] = (counted[`${ruleId} ${verdict}`] ?? 0) + 1;
  return counted;
};
const ROW = '1175 12 0 3 1 0 1191';

describe('tables that balance', () => {
  it.each([
    ['the made report', balancedTables],
    ['Suqian 2023', suqian2023],
  ])('pass every equation of their form: %s', (_, report) => {
    expect(counts(report)).toEqual({ 'I1 pass': 7, 'I2 pass': 7, 'I3 pass': 25, 'I5 pass': 3 });
  });
});

/** Only the tables, since every changed cell is audited separately. */
const suqianTables = suqian2023.slice(suqian2023.indexOf('三、收到和处理'), suqian2023.indexOf('五、存在的'));

/** Every cell that occurs in equations, changed by one: the report and the place of the change. */
const changes = (report: string, more: 1 | -1) =>
  readTables(plainDocument(report))
    .filter(({ table }) => table !== 'proactive')
    .flatMap(({ table, cells }) =>
      [...cells.values()].flatMap(({ id, text, offset, length }) => {
        const changed = Number(text) + more;
        if (changed < 0) return [];
        return [
          {
            table,
            id,
            offset,
            computed: text,
            text: `${report.slice(0, offset)}${changed}${report.slice(offset + length)}`,
          },
        ];
      }),
    );

describe.each([
  ['the made report', balancedTables, 1],
  ['the made report', balancedTables, -1],
  ['Suqian 2023', suqianTables, 1],
  ['Suqian 2023', suqianTables, -1],
] as const)('%s', (_, report, more) => {
  it(`has any one cell found that is changed by ${more}, once and at its place`, () => {
    const changed = changes(report, more);
    expect(changed.length).toBeGreaterThan(80);
    for (const { table, id, offset, computed, text } of changed) {
      const found = notPassed(text);
      expect([id, found.length, found[0]?.verdict, found[0]?.confidence]).toEqual([id, 1, 'error', 'high']);
      // Any of the five cells of a group in table 4 may be the wrong one: the finding is at the total.
      const group = found[0]?.operands.some(({ where }) => where?.offset === offset);
      const place = table === 'remedies' ? group : found[0]?.where.offset === offset && found[0].computed === computed;
      expect([id, place]).toEqual([id, true]);
    }
  });
});

describe('auditTables', () => {
  it('names the slip, the cell and the equations that it explains', () => {
    const [finding] = notPassed(suqian2023.replace('305 0 0 0 0 0 305', '350 0 0 0 0 0 305'));
    expect(finding).toMatchObject({
      ruleId: 'I3',
      stated: '350',
      computed: '305',
      quote: '1. 信访举报投诉类申请 350 0 0 0 0 0 305',
      likelyCause:
        'two neighbouring digits are swapped: 50; 信访举报投诉类申请·自然人 alone explain why I2 (自然人) and I3 (信访举报投诉类申请) do not hold',
    });
    expect(finding?.operands.map(({ value }) => value)).toEqual(['305', '350', '0', '0', '0', '0', '0']);
  });

  it('reports two wrong cells separately', () => {
    const found = notPassed(
      suqian2023.replace(ROW, '1175 12 0 3 1 0 1193').replace('91 3 0 0 2 0 96', '91 4 0 0 2 0 96'),
    );
    expect(found.map(({ stated, computed }) => [stated, computed])).toEqual([
      ['4', '3'],
      ['1193', '1191'],
    ]);
  });

  it('reports two equally changed cells of a row once, at that row', () => {
    const carried = notPassed(suqian2023.replace('118 3 0 0 0 0 121', '119 3 0 0 0 0 122'));
    expect(carried.map(({ ruleId, verdict, stated, computed }) => [ruleId, verdict, stated, computed])).toEqual([
      ['I1', 'error', '3607', '3608'],
    ]);
    const total = notPassed(suqian2023.replace('3375 99 0 4 7 1 3486', '3376 99 0 4 7 1 3487'));
    expect(total.map(({ stated, computed, quote }) => [stated, computed, quote])).toEqual([
      ['3487', '3486', '（七）总计 3376 99 0 4 7 1 3487'],
    ]);
    const apart = notPassed(suqian2023.replace('118 3 0 0 0 0 121', '119 4 0 0 0 0 123'));
    expect(apart.map(({ ruleId, verdict }) => [ruleId, verdict])).toEqual([
      ['I1', 'error'],
      ['I1', 'error'],
    ]);
  });

  it('assumes which of two equivalent cells is wrong', () => {
    const twice = notPassed(suqian2023.replace(ROW, '1176 12 0 3 1 0 1191').replace('319 7 0 0 2 0', '319 8 0 0 2 0'));
    expect(twice.map(({ verdict, confidence }) => [verdict, confidence])).toContainEqual(['error', 'medium']);
    expect(twice[0]?.assumption).toMatch(/^the wrong cell is this one, not /);
  });

  it('reads a placed blank cell as zero, and a blank total as missing', () => {
    const rows = balancedTables.replaceAll('\t0', '\t');
    expect(counts(rows)).toMatchObject({ 'I1 pass': 6, 'I2 pass': 6, 'I3 pass': 24, 'I5 pass': 3 });
    expect(notPassed(rows)).toEqual([]);
    const [finding, ...rest] = notPassed(balancedTables.replace('\t45\t128\t32\t14069', '\t45\t128\t32\t'));
    expect([finding?.verdict, finding?.reason, rest]).toEqual(['cannot-assess', 'total-not-given', []]);
  });

  it('leaves open equations that include an unreadable row', () => {
    const found = notPassed(suqian2023.replace(ROW, '1175 12 3 1 1191'));
    expect(found.map(({ ruleId, verdict, reason }) => [ruleId, verdict, reason])).toEqual([
      ['I2', 'cannot-assess', 'figures-missing'],
    ]);
  });

  it('leaves open a table whose total is in the first column', () => {
    const turned = balancedTables.replaceAll(
      /^(.*\t)((?:\d+\t){6})(\d+)$/gm,
      (row, label: string, parts: string, total: string) =>
        row.split('\t').length === 8 ? `${label}${total}\t${parts.trimEnd()}` : row,
    );
    expect(turned).not.toBe(balancedTables);
    expect(notPassed(turned).map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['cannot-assess', 'layout-unclear'],
    ]);
  });

  it('refuses negative counts and decimals, except for money', () => {
    expect(
      notPassed(suqian2023.replace('规章 2 0 11', '规章 2 -1 11').replace('⾏政强制 20163', '⾏政强制 20163.5')),
    ).toMatchObject([
      { ruleId: 'SC2', stated: '-1' },
      { ruleId: 'SC2', stated: '20163.5' },
    ]);
    expect(notPassed(balancedTables.replace('规章\t3\t5', '规章\t3\t-5'))).toMatchObject([
      { ruleId: 'SC2', stated: '-5' },
    ]);
  });

  it('reports a table as not available if it has only a heading and pictures', () => {
    expect(notPassed(yunnan2018).map(({ verdict, reason, where }) => [verdict, reason, where.line])).toEqual([
      ['cannot-assess', 'table-not-available', 181],
    ]);
  });

  it('ignores sentences', () => {
    expect(audit('根据统计,收到和处理政府信息公开申请情况良好。全年收到12件,行政复议、行政诉讼情况见附件。')).toEqual(
      [],
    );
  });
});

const STATISTICS = `统计指标 单位 统计数
(一)主动公开政府信息数(不同渠道和方式公开相同信息计1条) 条 100
其中:主动公开规范性文件数 条 12
制发规范性文件总数 件 13
1.政府公报公开政府信息数 条 10
2.政府网站公开政府信息数 条 90
3.政务微博公开政府信息数 条 5
4.政务微信公开政府信息数 条 6
5.其他方式公开政府信息数 条 7
1.参加或举办新闻发布会总次数 次 5
其中:主要负责同志参加新闻发布会次数 次 2
(一)收到申请数 件 36
1.当面申请数 件 7
2.传真申请数 件 0
3.网络申请数 件 16
4.信函申请数 件 13
四、行政复议数量 件 6
(一)维持具体行政行为数 件 1
(二)被依法纠错数 件 2
(三)其他情形数 件 3`;

describe('the statistics of 2014', () => {
  it('pass their sums and inequalities', () => {
    expect(counts(STATISTICS)).toEqual({ 'J1 pass': 1, 'J5 pass': 1, 'K1 pass': 1, 'K2 pass': 2, 'K3 pass': 1 });
  });

  it.each([
    ['J1', '4.信函申请数 件 13', '4.信函申请数 件 14'],
    ['J5', '四、行政复议数量 件 6', '四、行政复议数量 件 7'],
    ['K1', '2.政府网站公开政府信息数 条 90', '2.政府网站公开政府信息数 条 9'],
    ['K3', '主要负责同志参加新闻发布会次数 次 2', '主要负责同志参加新闻发布会次数 次 6'],
  ])('break %s', (rule, from, to) => {
    expect(notPassed(STATISTICS.replace(from, to)).map(({ ruleId, verdict }) => [ruleId, verdict])).toEqual([
      [rule, 'error'],
    ]);
  });

  it('with more normative documents disclosed than made give a note, not an error', () => {
    const found = notPassed(STATISTICS.replace('规范性文件总数 件 13', '规范性文件总数 件 11'));
    expect(found.map(({ ruleId, verdict, reason }) => [ruleId, verdict, reason])).toEqual([
      ['K2', 'cannot-assess', 'usual-not-compelling'],
    ]);
  });
});
