import type { Grid, GridCell, ReportDocument } from '@gongkai/audit';
import type { Shape } from './shape.ts';

/** A cell with the columns and rows that it spans. */
type Cell = readonly [text: string, columns?: number, rows?: number];

/** Builds a document of grids; the text is that of all cells, one a line. */
const gridDocument = (grids: readonly (readonly (readonly Cell[])[])[]): ReportDocument => {
  const lines: string[] = [];
  let offset = 0;
  const place = ([text, columns = 1, rows = 1]: Cell): GridCell => {
    const cell = { text, offset, columns, rows };
    lines.push(text);
    offset += text.length + 1;
    return cell;
  };
  const placed: readonly Grid[] = grids.map((rows) => ({ rows: rows.map((row) => row.map(place)) }));
  return { text: lines.join('\n'), grids: placed };
};

const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: Math.max(1, Math.floor(count)) }, (_, index) => make(index));

const LABELS = ['本年新收', '上年结转', '予以公开', '部分公开', '国家秘密', '总计', '结转下年'];
const requestRow = (index: number): readonly Cell[] => [[LABELS[index % 7] ?? ''], ...times(7, (): Cell => ['1'])];
const remedyRow = (): readonly Cell[] => times(15, (): Cell => ['1']);

const ofGrids = (name: string, grids: (length: number) => readonly (readonly (readonly Cell[])[])[]): Shape => ({
  name: `in cells: ${name}`,
  make: (length) => ({ report: gridDocument(grids(length)) }),
});

/** Tables of a container; the length is that of the text, or the number of cells where cells are empty. */
export const GRID_SHAPES: readonly Shape[] = [
  ofGrids('a cell in each row that spans all rows', (length) => [
    times(length / 8, (): readonly Cell[] => [['1', 64, 9999]]),
  ]),
  ofGrids('a cell in each row that spans rows', (length) => [
    times(length / 8, (): readonly Cell[] => [['1', 1, 9999]]),
  ]),
  ofGrids('a first cell that spans all rows', (length) => [
    times(length / 8, (index): readonly Cell[] => [index === 0 ? ['公开', 64, 9999] : ['1']]),
  ]),
  ofGrids('one row of many cells', (length) => [[times(length / 2, (): Cell => ['1'])]]),
  ofGrids('one row of words', (length) => [[times(length / 3, (): Cell => ['公开'])]]),
  ofGrids('one row of empty wide cells', (length) => [[times(length / 8, (): Cell => ['', 64, 1])]]),
  ofGrids('one cell of spaces', (length) => [[[[`1${' '.repeat(length)}件`]]]]),
  ofGrids('one cell of digits', (length) => [[[['1'.repeat(length)]]]]),
  ofGrids('one cell of noughts', (length) => [[[[`1.${'0'.repeat(length)}1`]]]]),
  ofGrids('rows of table 3', (length) => [times(length / 18, requestRow)]),
  ofGrids('many tables of one row', (length) => times(length / 18, (index) => [requestRow(index)])),
  ofGrids('rows of table 4', (length) => [[[['结果维持']], ...times(length / 30, remedyRow)]]),
  ofGrids('rows of table 2', (length) => [
    times(length / 16, (): readonly Cell[] => [['行政许可'], ['1'], ['规范性文件'], ['1']]),
  ]),
  ofGrids('rows of the form of 2014', (length) => [
    times(length / 14, (): readonly Cell[] => [['主动公开政府信息数'], ['条'], ['12']]),
  ]),
  ofGrids('rows of two cells', (length) => [times(length / 4, (): readonly Cell[] => [['公'], ['1']])]),
];
