import type { Format, FormCell } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import type { FilledTable } from '../tables/fill-table.ts';
import type { FigureOrigin } from '../tables/register-figures.ts';
import { type CsvOptions, encodeCsv, type Field } from './csv.ts';

const HEAD = ['表式', '年度', '表', '栏目', '项目', '列', '单位', '数值', '来源', '单元格'];

const ORIGINS: Readonly<Record<FigureOrigin['from'], string>> = {
  facts: '事实',
  register: '登记',
  typed: '填报',
  derived: '合计',
  blank: '空白',
};

/** The words of a cell: table, block, row, column. */
const placesOf = (format: Format): readonly (readonly [FormCell, ...Field[]])[] => [
  ...format.tables.flatMap(({ title, blocks }) =>
    blocks.flatMap((block) =>
      block.cells.map((cell) => {
        const row = block.rows.find(({ id }) => id === cell.row);
        const column = block.columns.find(({ id }) => id === cell.column);
        const heads = column === undefined ? '' : [...column.above, column.label].join('/');
        return [cell, title, block.title ?? '', row?.label ?? '', heads] as const;
      }),
    ),
  ),
  ...format.beside.map((cell) => [cell, '表外', '', '上年结转申请数', ''] as const),
];

/**
 * Encodes a table as CSV, one line per cell in the order of the form; a blank cell is an empty field. Equal tables give
 * equal bytes.
 */
export const tableToCsv = (table: FilledTable, options: CsvOptions = {}): string =>
  encodeCsv(
    [
      HEAD,
      ...placesOf(FORMATS[table.format]).map(([{ id, unit }, ...words]) => {
        const figure = table.cells[id] ?? null;
        const from = table.origins[id]?.from ?? 'blank';
        return [table.format, table.year, ...words, unit, figure, ORIGINS[from], id];
      }),
    ],
    options,
  );
