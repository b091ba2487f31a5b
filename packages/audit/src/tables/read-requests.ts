import { cellId, FORMATS } from '@gongkai/stats/formats';
import { distinct, type PlacedGrid, type PlacedRow } from './grid-rows.ts';
import { type MatchedRow, matchRows } from './match-rows.ts';
import {
  ideographs,
  type PublishedCell,
  type PublishedTable,
  publishedTable,
  type TableFigure,
  type TableRow,
} from './published-table.ts';
import { REQUEST_ROWS_2019, REQUEST_ROWS_2021 } from './row-names.ts';
import { findStretches, textRows } from './text-rows.ts';

/** Columns of table 3, the same in both forms: the kinds of applicants and their total. */
const COLUMNS: readonly string[] = FORMATS.AR2021.tables
  .filter(({ id }) => id === 'requests')
  .flatMap(({ blocks }) => blocks.flatMap(({ columns }) => columns.map(({ id }) => id)));
const LEAST_ROWS = 3;

/** The seven figures of a row; null if it has another number of figures. */
const sevenFigures = ({ figures }: TableRow): readonly TableFigure[] | null => {
  if (figures.length === COLUMNS.length) return figures;
  // A page number after a row is on a separate line.
  const seven = figures.slice(0, COLUMNS.length);
  const [first, last] = [seven[0], seven.at(-1)];
  const next = figures[COLUMNS.length];
  if (first === undefined || last === undefined || next === undefined) return null;
  return figures.length === COLUMNS.length + 1 && first.line === last.line && next.line > last.line ? seven : null;
};

const readCells = ({ row, found, offset }: MatchedRow): readonly PublishedCell[] => {
  if (found === null) {
    return COLUMNS.map((column) => ({
      id: cellId(row, column),
      text: '',
      value: null,
      offset,
      length: 0,
      line: 0,
      inferred: true,
    }));
  }
  return (sevenFigures(found) ?? []).map((figure, index) => ({
    ...figure,
    id: cellId(row, COLUMNS[index]),
    inferred: false,
  }));
};

const buildTable = (rows: readonly MatchedRow[], format: 'AR2019' | 'AR2021'): PublishedTable | null => {
  const read = rows.filter(({ found }) => found !== null && sevenFigures(found) !== null);
  if (read.length < LEAST_ROWS) return null;
  const unread = rows.filter(({ found }) => found !== null && sevenFigures(found) === null).map(({ row }) => row);
  const strange = read.filter(({ row, found }) => row === '?' && found?.figures.some(({ value }) => value !== 0n));
  const cells = rows.flatMap(readCells).filter(({ id }) => !id.startsWith('?'));
  return publishedTable(format, 'requests', cells, [...unread, ...strange.map(({ row }) => row)]);
};

const hasSixth = (rows: readonly MatchedRow[]): boolean =>
  rows.some(({ row, found }) => row.startsWith('r6_') && found !== null);

const tablesIn = (rows: readonly TableRow[]): readonly PublishedTable[] => {
  const newer = matchRows(rows, REQUEST_ROWS_2021);
  const newerToo = newer.some(hasSixth);
  const runs = newerToo ? newer : matchRows(rows, REQUEST_ROWS_2019);
  return runs.flatMap((run) => buildTable(run, newerToo ? 'AR2021' : 'AR2019') ?? []);
};

const ANCHOR = /本\s*年\s*(?:度\s*)?新\s*收/g;
const FARTHEST = 8000;
const LAST = /结转下年/;

/** Reads tables of requests in plain text. */
export const requestsInText = (text: string): readonly PublishedTable[] =>
  findStretches(text, ANCHOR, FARTHEST).flatMap(([from, to]) => tablesIn(textRows(text, from, to, LAST)).slice(0, 1));

const findFirstColumn = (rows: readonly PlacedRow[]): number | null => {
  for (const row of rows) {
    const at = row.findIndex(({ words, text }) => words && ideographs(text) === '自然人');
    if (at !== -1) return at;
  }
  return null;
};

const HEADER = /自然人|商业企业/;

const gridRow = (row: PlacedRow, left: number): TableRow | null => {
  const figures = row.slice(left, left + COLUMNS.length);
  if (figures.length < COLUMNS.length || figures.some(({ words }) => words)) return null;
  const label = ideographs(
    distinct(row.slice(0, left))
      .map(({ text }) => text)
      .join(''),
  );
  return label === '' ? null : { label, figures, placed: true, offset: figures[0]?.offset ?? 0 };
};

/** The seven cells after the words of a row, if the positions were lost; a line may end with a tab. */
const behindWords = (row: PlacedRow): TableRow | null => {
  const left = row.findLastIndex(({ words }) => words) + 1;
  const cells = row.length - left;
  const cut = cells === COLUMNS.length + 1 && row.at(-1)?.text === '';
  return left > 0 && (cut || cells === COLUMNS.length) ? gridRow(row, left) : null;
};

/** The rows of one grid that have seven figures, blanks included. */
const rowsOfGrid = (rows: readonly PlacedRow[], known: number | null): readonly TableRow[] =>
  rows.flatMap((row) => {
    const left = known ?? row.length - COLUMNS.length;
    if (row.some(({ text, words }) => words && HEADER.test(text))) return [];
    return (left < 1 ? null : gridRow(row, left)) ?? behindWords(row) ?? [];
  });

/** Reads tables of requests in the tables of a container; parts split by a page break are joined. */
export const requestsInGrids = (grids: readonly PlacedGrid[]): readonly PublishedTable[] => {
  const rows = grids.flatMap((grid) => rowsOfGrid(grid, findFirstColumn(grid)));
  const start = rows.findIndex(({ label }) => /本年(?:度)?新收/.test(label));
  return start === -1 ? [] : tablesIn(rows.slice(start));
};
