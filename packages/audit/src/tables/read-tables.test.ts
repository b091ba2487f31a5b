import { describe, expect, it } from 'vitest';
import { cellsOfTable3 } from '../../eval/mutation/table-relations.ts';
import { plainDocument } from '../document.ts';
import { balancedTables, suqian2023, yunnan2018 } from '../../test-support/reports.ts';
import { readTables } from './read-tables.ts';

const tables = (text: string) => readTables(plainDocument(text));
const texts = (text: string, table: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    tables(text)
      .filter((one) => one.table === table)
      .flatMap(({ cells }) => [...cells.values()].map((cell) => [cell.id, cell.text])),
  );

describe('readTables', () => {
  it('reads the three tables whose cells are separated by tabs', () => {
    expect(tables(balancedTables).map(({ format, table, cells }) => [format, table, cells.size])).toEqual([
      ['AR2021', 'proactive', 10],
      ['AR2021', 'requests', 175],
      ['AR2021', 'remedies', 15],
    ]);
    const figures = [...cellsOfTable3(balancedTables)].map(([cell, at]) => [
      cell,
      /\d+/.exec(balancedTables.slice(at))?.[0],
    ]);
    expect(texts(balancedTables, 'requests')).toEqual(Object.fromEntries(figures));
    expect(texts(balancedTables, 'proactive')['charges/amount']).toBe('316441');
  });

  it('reads tables from a PDF: labels broken over lines, radicals, headers repeated by a page break', () => {
    const requests = texts(suqian2023, 'requests');
    expect(Object.keys(requests)).toHaveLength(175);
    const some = ['newReceived/total', 'r3_2/natural', 'r4_2/commercial', 'r5_5/total', 'r6_3/legal-service'];
    expect(some.map((cell) => requests[cell])).toEqual(['3511', '27', '2', '4', '1']);
    expect(Object.values(texts(suqian2023, 'remedies'))).toEqual(
      '309 17 88 26 440 1 1 16 6 24 13 0 67 9 89'.split(' '),
    );
    expect(texts(suqian2023, 'proactive')).toMatchObject({
      'regulations/inForce': '11',
      'normativeDocuments/repealed': '489',
      'charges/amount': '59237.2449',
    });
  });

  it('gives the place of every figure in the raw text', () => {
    for (const report of [balancedTables, suqian2023]) {
      for (const { cells } of tables(report)) {
        for (const { text, offset, length } of cells.values()) expect(report.slice(offset, offset + length)).toBe(text);
      }
    }
  });

  it('finds no table where there are only sentences and pictures', () => {
    expect(tables(yunnan2018)).toEqual([]);
    expect(tables('本年新收政府信息公开申请12件,上年结转3件,予以公开5件、部分公开2件,结转下年1件。')).toEqual([]);
  });

  it('reads a table with each cell on a separate line', () => {
    const flat = balancedTables.replaceAll('\t', '\n');
    expect(texts(flat, 'requests')).toEqual(texts(balancedTables, 'requests'));
    expect(texts(flat, 'remedies')).toEqual(texts(balancedTables, 'remedies'));
  });

  it('reads the form of 2019 and 2020, where (六) is one row', () => {
    const older = balancedTables
      .replace(/（六）1[^\n]*\n2[^\n]*\n3[^\n]*\n/, '(六)其他处理\t1458\t20\t0\t2\t3\t3\t1486\n')
      .replace('本年制发件数\t本年废止件数\t现行有效件数', '本年新制作数量\t本年新公开数量\t对外公开总数量');
    expect(tables(older).map(({ format, table }) => [format, table])).toContainEqual(['AR2019', 'requests']);
    expect(texts(older, 'requests')['r6/total']).toBe('1486');
    expect(texts(older, 'proactive')['normativeDocuments/publishedTotal']).toBe('4185');
  });

  it('reads the statistics of 2014 with their units, notes and dashes', () => {
    const text = [
      '统计指标 单位 统计数\n一、主动公开情况 —— ——',
      '(一)主动公开政府信息数(不同渠道和方式公开相同信息计1条) 条 2431\n其中:主动公开规范性文件数 条 12',
      '制发规范性文件总数 件 13\n三、依申请公开情况 —— ——\n(一)收到申请数 件 36',
      '1.当面申请数 件 7\n2.传真申请数 件 0\n3.网络申请数 件 16\n4.信函申请数 件 13',
      '四、行政复议数量 件 6\n(一)维持具体行政行为数 件 1\n(二)被依法纠错数 件 2\n(三)其他情形数 件 3',
      '五、行政诉讼数量 件 9\n(一)维持具体行政行为或者驳回原告诉讼请求数 件 2\n(二)被依法纠错数 件 3\n(三)其他情形数 件 4',
    ].join('\n');
    expect(tables(text).map(({ format, table }) => [format, table])).toEqual([['STAT2014', 'statistics']]);
    expect(texts(text, 'statistics')).toMatchObject({
      '1.1': '2431',
      '1.1.1': '12',
      '3.1': '36',
      '3.1.4': '13',
      '4': '6',
      '4.3': '3',
      '5': '9',
      '5.1': '2',
      '5.3': '4',
    });
  });

  it('reads a table of strokes, and ignores a page number after a row', () => {
    const strokes = balancedTables
      .split('\n')
      .map((line) => (line.includes('\t') ? `| ${line.split('\t').join(' | ')} |` : line))
      .join('\n');
    expect(texts(strokes, 'requests')).toEqual(texts(balancedTables, 'requests'));
    const paged = suqian2023.replace('1191\n', '1191\n7\n').replace(' 328\n', ' 328\n- 8 -\n');
    expect(texts(paged, 'requests')).toEqual(texts(suqian2023, 'requests'));
  });

  it('reads table four beside a column of labels, by the heading of its first column', () => {
    const heads = Array.from({ length: 3 }, () => '结果维持\t结果纠正\t其他结果\t尚未审结\t总计').join('\t');
    const figures = '376\t97\t196\t121\t790\t16\t1\t12\t27\t56\t74\t1\t30\t51\t156';
    const labelled = balancedTables.replace(figures, `\t${heads}\n件数\t${figures}\t`);
    expect(labelled).not.toBe(balancedTables);
    expect(texts(labelled, 'remedies')).toEqual(texts(balancedTables, 'remedies'));
  });

  it('reads figures with their units in the cells', () => {
    const units = balancedTables.replaceAll(/(?<=\t)(\d+)(?=[\t\n])/g, '$1件');
    expect(texts(units, 'requests')).toEqual(texts(balancedTables, 'requests'));
  });

  it('reads a dash between spaces as an empty cell, and a line that ends with a tab', () => {
    const dashes = balancedTables.replaceAll(/\t0(?=[\t\n])/g, '\t-').replaceAll('\t', ' ');
    const [requests] = tables(dashes).filter(({ table }) => table === 'requests');
    expect([requests?.cells.size, requests?.cells.get('r5_3/total')?.value]).toEqual([175, null]);
    const tailed = balancedTables.replaceAll(/^(.*\t.*)$/gm, '$1\t');
    expect(texts(tailed, 'requests')).toEqual(texts(balancedTables, 'requests'));
    expect(texts(tailed, 'remedies')).toEqual(texts(balancedTables, 'remedies'));
  });

  it('leaves out a row with too few figures', () => {
    const found = tables(suqian2023.replace('1175 12 0 3 1 0 1191', '1175 12 3 1 1191'));
    const [requests] = found.filter(({ table }) => table === 'requests');
    expect(requests?.unread).toEqual(['r1']);
    expect(requests?.cells.has('r1/total')).toBe(false);
  });
});
