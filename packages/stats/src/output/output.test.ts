import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entered } from '../../test-support/entries.ts';
import { anyHistory, casesOf, cellOfMade, madeRequest } from '../../test-support/requests.ts';
import { tallyCases } from '../tally/tally-cases.ts';
import { makeTable } from '../tables/make-table.ts';
import { encodeCsv } from './csv.ts';
import { tableToCsv } from './table-csv.ts';
import { tableToJson } from './table-json.ts';

/** A CSV reader, independent of the writer. */
const read = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at] ?? '';
    if (quoted && one === '"' && text[at + 1] === '"') [field, at] = [`${field}"`, at + 1];
    else if (one === '"') quoted = !quoted;
    else if (!quoted && one === ',') [row, field] = [[...row, field], ''];
    else if (!quoted && one === '\r') [rows[rows.length], row, field, at] = [[...row, field], [], '', at + 1];
    else field += one;
  }
  return rows;
};

describe('CSV', () => {
  it.each([['=1+1'], ['+86'], ['-5'], ['@SUM(A1)'], ['\tx'], ['\rx'], ['\nx'], ['＝1'], ['＠x']])(
    'makes text of %j, which a spreadsheet would run',
    (text) => {
      expect(read(encodeCsv([[text, 'b']]))).toEqual([[`'${text}`, 'b']]);
    },
  );

  it('leaves numbers numbers, below zero too, and a blank empty', () => {
    expect(encodeCsv([[-5, 0, 3219.47, 0.000001, null, '']])).toBe('-5,0,3219.47,0.000001,,\r\n');
  });

  it('is read back as it was written, for any content', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '条', ' ') });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 1 })), (lines) => {
        const safe = lines.map((line) => line.map((one) => (/^[\r\n]/.test(one) ? `'${one}` : one)));
        expect(read(encodeCsv(lines))).toEqual(safe);
      }),
    );
  });

  it('begins with a byte order mark only on demand', () => {
    expect(encodeCsv([['条']], { bom: true })).toBe('\uFEFF条\r\n');
    expect(encodeCsv([])).toBe('');
  });
});

describe('a table as a file', () => {
  const entries = [
    entered('licence-items-change', -4),
    entered('licence-items-before', 10, { origin: 'register' }),
    entered('direct-suits-upheld', 1),
    entered('direct-suits-corrected', 0),
    entered('direct-suits-other', 2),
    entered('direct-suits-pending', 0),
  ];
  const tally = tallyCases(casesOf([madeRequest({ outcome: 'secret' })]));
  const table = makeTable('AR2019', tally, { year: 2018, cellOf: cellOfMade, entries });

  it('has one line per cell in the order of the form, with its words and the origin of its figure', () => {
    const lines = read(tableToCsv(table));
    expect(lines).toHaveLength(1 + 22 + 23 * 7 + 15);
    expect(lines[0]).toEqual(['表式', '年度', '表', '栏目', '项目', '列', '单位', '数值', '来源', '单元格']);
    const line = (cell: string) => lines.find((fields) => fields.at(-1) === cell)?.slice(2, 9);
    expect(line('licences/change')).toEqual([
      '主动公开政府信息情况',
      '第二十条第(五)项',
      '行政许可',
      '本年增/减',
      '项',
      '-4',
      '填报',
    ]);
    expect(line('licences/before')?.slice(5)).toEqual(['10', '登记']);
    expect(line('procurement/amount')?.slice(4)).toEqual(['万元', '', '空白']);
    expect(line('r3_1/natural')).toEqual([
      '收到和处理政府信息公开申请情况',
      '',
      '1.属于国家秘密',
      '自然人',
      '件',
      '1',
      '事实',
    ]);
    expect(line('remedies/direct.total')?.slice(3)).toEqual(['行政诉讼/未经复议直接起诉/总计', '件', '3', '合计']);
    expect(lines[1]?.at(-1)).toBe('regulations/made');
    expect(lines.at(-1)?.at(-1)).toBe('remedies/later.total');
  });

  it('keeps the order of the form, not of its numbers, and ends with figures outside the form', () => {
    const cells = read(tableToCsv(makeTable('STAT2014', tally, { year: 2018, cellOf: cellOfMade }))).map((line) =>
      line.at(-1),
    );
    expect(cells.slice(1, 4)).toEqual(['1.1', '1.1.1', '1.1.2']);
    expect(cells.indexOf('4')).toBe(cells.indexOf('3.3.8') + 1);
    expect(cells.at(-1)).toBe('carriedOver');
  });

  it('is the same to the byte, in any order of facts', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const make = (requests: typeof history) =>
          makeTable('AR2021', tallyCases(casesOf(requests)), { year: 2019, cellOf: cellOfMade });
        const [one, other] = [make(history), make(history.toReversed())];
        expect(tableToCsv(other, { bom: true })).toBe(tableToCsv(one, { bom: true }));
        expect(JSON.stringify(tableToJson(other))).toBe(JSON.stringify(tableToJson(one)));
      }),
      { numRuns: 30 },
    );
  });

  it('lists broken rules, open rules and missing figures as JSON', () => {
    const json = tableToJson(table);
    expect(json.cells[0]).toMatchObject({
      id: 'regulations/made',
      figure: null,
      unit: '件',
      origin: { from: 'blank' },
    });
    expect(json.findings).toEqual([]);
    expect(json.open).toEqual([
      { rule: 'I5', at: 'reconsideration' },
      { rule: 'I5', at: 'later' },
    ]);
    expect(json.missing).toHaveLength(37 - 7);
    expect(tableToJson({ ...table, origins: {} }).cells).toEqual([]);
  });
});
