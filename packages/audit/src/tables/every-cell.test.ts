import { FORMATS } from '@gongkai/stats/formats';
import { describe, expect, it } from 'vitest';
import {
  distinctFigures,
  gridDocument,
  type Printed,
  type PrintedTable,
  printTable,
} from '../../test-support/printed-form.ts';
import { plainDocument, type ReportDocument } from '../document.ts';
import { readTables } from './read-tables.ts';

const read = (document: ReportDocument): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readTables(document).flatMap(({ cells }) => [...cells.values()].map(({ id, text }) => [id, text] as const)),
  );

const lines = (rows: PrintedTable, between: string): string =>
  rows
    .map((row) => row.map(([text]) => text).filter((text) => between === '\t' || text !== ''))
    .map((cells) => cells.join(between))
    .join('\n');

describe.each(Object.values(FORMATS).map((format) => [format.id, format] as const))('the form %s', (id, format) => {
  const figures = distinctFigures(format);
  const tables = format.tables.map((table) => printTable(table, figures));
  // The rows of X1 are in no published form.
  const expected = Object.fromEntries([...figures].filter(([cell]) => !cell.startsWith('X1')));
  const documents = [
    gridDocument(tables),
    plainDocument(tables.map((rows) => lines(rows, '\t')).join('\n\n')),
    plainDocument(tables.map((rows) => lines(rows, ' ')).join('\n\n')),
  ] as const;

  it.each([
    ['marked tables', documents[0]],
    ['lines with tabs', documents[1]],
    ['running text', documents[2]],
  ])('is read in every cell from %s, each at its place', (_, document) => {
    expect(read(document)).toEqual(expected);
    for (const { cells } of readTables(document)) {
      for (const { text, offset, length } of cells.values())
        expect(document.text.slice(offset, offset + length)).toBe(text);
    }
  });

  it('is read from its cells alone if they are marked', () => {
    const { text, grids } = gridDocument(tables);
    expect(read({ text: '□'.repeat(text.length), grids })).toEqual(expected);
  });

  it('is told from the others by its rows; table 4 has had the same since 2019', () => {
    for (const document of documents) {
      const found = readTables(document).map((one) => [one.table, one.format, one.unread.filter((row) => row !== '?')]);
      expect(found).toEqual(format.tables.map((one) => [one.id, one.id === 'remedies' ? 'AR2021' : id, []]));
    }
  });
});

describe('cells that span columns and rows', () => {
  const [proactive = [], requests = [], remedies = []] = FORMATS.AR2021.tables.map((table) =>
    printTable(table, distinctFigures(FORMATS.AR2021)),
  );
  const plain = read(gridDocument([proactive, requests, remedies]));
  const SEVEN = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];

  /** Table 3 as web pages lay it out: the group of a row in a cell of its own, which spans its rows. */
  const grouped = (table: PrintedTable): PrintedTable => {
    const rows = table.slice(2).filter((row) => row.length > 2);
    const groups: readonly (readonly [string, number])[] = [
      ['(三)不予公开', 8],
      ['(四)无法提供', 3],
      ['(五)不予处理', 5],
      ['(六)其他处理', 3],
    ];
    const labelled = (row: readonly Printed[], ...labels: readonly Printed[]) => [...labels, ...row.slice(1)];
    const [received = [], carried = [], given = [], partly = [], ...more] = rows;
    let at = 0;
    const middle = groups.flatMap(([name, count]) =>
      more.slice(at, (at += count)).map((row, index) => [...(index === 0 ? [[name, 1, count] as const] : []), ...row]),
    );
    const [total = [], forward = []] = more.slice(at);
    return [
      [
        ['(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)', 3, 3],
        ['申请人情况', 7],
      ],
      [
        [SEVEN[0] ?? '', 1, 2],
        ['法人或其他组织', 5],
        ['总计', 1, 2],
      ],
      SEVEN.slice(1, 6).map((name): Printed => [name]),
      labelled(received, ['一、本年新收政府信息公开申请数量', 3]),
      labelled(carried, ['二、上年结转政府信息公开申请数量', 3]),
      labelled(given, ['三、本年度办理结果', 1, 22], ['(一)予以公开', 2]),
      labelled(partly, ['(二)部分公开', 2]),
      ...middle,
      labelled(total, ['(七)总计', 2]),
      labelled(forward, ['四、结转下年度继续办理', 3]),
    ];
  };

  it('are at each of their positions in table 3', () => {
    expect(read(gridDocument([proactive, grouped(requests), remedies]))).toEqual(plain);
  });

  it('leave blank cells where they are', () => {
    const figures = distinctFigures(FORMATS.AR2021);
    const some = new Map([...figures].filter(([id]) => !/^r\d_\d\/(?:commercial|other)$/.test(id)));
    const [, table = []] = FORMATS.AR2021.tables.map((one) => printTable(one, some));
    expect(read(gridDocument([proactive, grouped(table), remedies]))).toEqual(
      Object.fromEntries([...figures].map(([id]) => [id, some.get(id) ?? ''])),
    );
  });

  it('are under the heads of their columns, with blank columns behind', () => {
    const wide = requests.map((row) => (row.length > 2 ? [...row, [''] as const, [''] as const] : row));
    const { text, grids } = gridDocument([proactive, wide, remedies]);
    expect(read({ text: '□'.repeat(text.length), grids })).toEqual(plain);
  });

  it('are found behind their words where they are not under their heads', () => {
    const moved = requests.map((row): readonly Printed[] => {
      if (row.length <= 2) return row;
      return row[1]?.[0] === SEVEN[0] ? [[''], [''], ...row] : [...row, ['']];
    });
    const { text, grids } = gridDocument([proactive, moved, remedies]);
    expect(read({ text: '□'.repeat(text.length), grids })).toEqual(plain);
  });

  it('are joined over a page break, with the head of the table again', () => {
    const [first, rest] = [grouped(requests).slice(0, 7), grouped(requests).slice(0, 3)];
    expect(read(gridDocument([proactive, first, [...rest, ...requests.slice(7)], remedies]))).toEqual(plain);
  });

  it('are one figure in table 2', () => {
    const wide = proactive.map((row) => (row.length === 2 ? [row[0] ?? [''], [row[1]?.[0] ?? '', 3] as const] : row));
    expect(read(gridDocument([wide, requests, remedies]))).toEqual(plain);
  });

  it('head the fifteen columns of table 4, with or without a column of labels', () => {
    const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    const figures = remedies.at(-1)?.slice(1) ?? [];
    const tall = results.map((name): Printed => [name, 1, 2]);
    const heads: PrintedTable = [
      [
        ['行政复议', 5],
        ['行政诉讼', 10],
      ],
      [...tall, ['未经复议直接起诉', 5], ['复议后起诉', 5]],
      [...results, ...results].map((name): Printed => [name]),
    ];
    expect(read(gridDocument([proactive, requests, [...heads, figures]]))).toEqual(plain);
    const labelled = [
      [['', 1, 3] as const, ...(heads[0] ?? [])],
      ...heads.slice(1),
      [['数量'] as const, ...figures, [''] as const],
    ];
    expect(read(gridDocument([proactive, requests, labelled]))).toEqual(plain);
  });

  it('are fifteen figures of table 4 without its heads, and perhaps a blank at the end', () => {
    const figures = remedies.at(-1)?.slice(1) ?? [];
    const expected = Object.fromEntries(Object.entries(plain).filter(([id]) => id.startsWith('remedies')));
    for (const row of [figures, [...figures, [''] as const]]) {
      const { text, grids } = gridDocument([[row]]);
      expect(read({ text: '□'.repeat(text.length), grids })).toEqual(expected);
    }
  });

  it('begin again where the first row of the form does', () => {
    const found = readTables(gridDocument([requests, requests.slice(1)]));
    expect(found.map(({ table, cells }) => [table, cells.size, cells.has('newReceived/total')])).toEqual([
      ['requests', 175, true],
      ['requests', 175, true],
    ]);
  });

  it('may be blank between strokes', () => {
    const strokes = (rows: PrintedTable): string =>
      rows.map((row) => `| ${row.map(([text], index) => (index === 3 ? '' : text)).join(' | ')} |`).join('\n');
    const [table] = readTables(plainDocument(`三、收到和处理政府信息公开申请情况\n${strokes(requests.slice(1))}`));
    expect(table?.cells.size).toBe(175);
    expect(
      [...(table?.cells.values() ?? [])].filter(({ value }) => value === null).map(({ id }) => id.split('/')[1]),
    ).toEqual(Array.from({ length: 25 }, () => 'research'));
  });
});
