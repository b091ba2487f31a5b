import { describe, expect, it } from 'vitest';
import { type GridCell, plainDocument } from '../document.ts';
import { distinct, placeGrids } from './grid-rows.ts';

const texts = (text: string) =>
  placeGrids(plainDocument(text)).map((grid) => grid.map((row) => row.map((cell) => cell.text).join(',')));

describe('cells in plain text', () => {
  it.each([
    ['甲\t1\n乙\t2\n', [['甲,1', '乙,2']]],
    ['甲\t1\r\n乙\t2\r\n', [['甲,1', '乙,2']]],
    ['题目\n甲\t1\n说明\n乙\t2', [['甲,1'], ['乙,2']]],
    ['甲\t1\n\n乙\t2', [['甲,1'], ['乙,2']]],
    ['甲\t1\n  \n乙\t2', [['甲,1', '乙,2']]],
    ['| 甲 | 1 | 2 |\n|---|:-:|---|\n| 乙 | 3 | 4 |', [['甲,1,2', '乙,3,4']]],
    ['甲 | 1 | 2 | 3', [['甲,1,2,3']]],
    [' | 甲 | 1 | 2 | ', [['甲,1,2']]],
    ['|甲|1|2|3', [['甲,1,2,3']]],
    ['甲|1|2|3|', [['甲,1,2,3']]],
    ['甲|1|2', []],
    ['甲\t1|2', [['甲,1|2']]],
    ['甲\t', [['甲,']]],
    ['甲', []],
    ['', []],
  ])('are between tabs or strokes: %j', (text, wanted) => {
    expect(texts(text)).toEqual(wanted);
  });

  it.each([
    ['12', '12', '12000000', false],
    [' 12 ', '12', '12000000', false],
    ['12件', '12', '12000000', false],
    ['12 件', '12', '12000000', false],
    ['-1,234.5万元', '-1,234.5', '-1234500000', false],
    ['+3 项', '+3', '3000000', false],
    ['1 234', '1 234', '1234000000', false],
    ['12件次', '12件次', 'null', true],
    ['约12件', '约12件', 'null', true],
    ['件', '件', 'null', true],
    ['—', '', 'null', false],
    ['', '', 'null', false],
  ])('hold a figure, with or without its unit: %j', (printed, text, value, words) => {
    const source = `甲\t${printed}`;
    const cell = placeGrids(plainDocument(source))[0]?.[0]?.[1];
    expect([cell?.text, String(cell?.value), cell?.words]).toEqual([text, value, words]);
    const [offset, length] = [cell?.offset ?? 0, cell?.length ?? 0];
    expect([text, '—']).toContain(source.slice(offset, offset + length));
  });
});

describe('marked cells', () => {
  const cell = (text: string, columns = 1, rows = 1): GridCell => ({ text, offset: 0, columns, rows });
  const placed = (...rows: readonly (readonly GridCell[])[]) =>
    placeGrids({ text: '', grids: [{ rows }] })[0]?.map((row) => row.map(({ text }) => text).join(',')) ?? [];

  it('are at each position that they span, in each row', () => {
    expect(placed([cell('甲', 2), cell('乙')], [cell('1'), cell('2'), cell('3')])).toEqual(['甲,甲,乙', '1,2,3']);
    expect(placed([cell('甲', 1, 2), cell('乙')], [cell('1')], [cell('2'), cell('3')])).toEqual([
      '甲,乙',
      '甲,1',
      '2,3',
    ]);
    expect(placed([cell('乙'), cell('甲', 1, 3)], [cell('1')], [cell('2')], [cell('3')])).toEqual([
      '乙,甲',
      '1,甲',
      '2,甲',
      '3',
    ]);
    expect(placed([cell('甲', 2, 2), cell('乙')], [cell('1')])).toEqual(['甲,甲,乙', '甲,甲,1']);
    expect(placed([cell('甲', 0, 0)], [cell('1')])).toEqual(['甲', '1']);
    expect(placed([cell('甲', 1, 2)], [])).toEqual(['甲', '甲']);
  });

  it('span 64 columns at most, and none behind 128', () => {
    const width = (...row: readonly GridCell[]) => placed(row)[0]?.split(',').length;
    expect(width(cell('甲', 64))).toBe(64);
    expect(width(cell('甲', 65))).toBe(64);
    expect(width(cell('甲', 64), cell('乙', 60), cell('丙', 5))).toBe(128);
    expect(width(cell('甲', 64), cell('乙', 64), cell('丙', 5), cell('丁', 5))).toBe(130);
    const hanging = placed([cell('甲', 64), cell('乙', 64), cell('丙', 1, 2)], [cell('1', 64), cell('2', 64)]);
    expect(hanging.map((row) => row.split(',').length)).toEqual([129, 128]);
    const last = placed([cell('甲', 64), cell('乙', 63), cell('丙', 1, 2)], [cell('1', 64), cell('2', 63)]);
    expect(last.map((row) => row.split(',').length)).toEqual([128, 128]);
  });

  it('are counted once each', () => {
    const [[row = []] = []] = placeGrids({ text: '', grids: [{ rows: [[cell('甲', 3), cell('甲')]] }] });
    expect(distinct(row)).toHaveLength(2);
  });
});
