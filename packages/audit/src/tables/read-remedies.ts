import { cellId } from '@gongkai/stats/formats';
import type { PlacedGrid, PlacedRow } from './grid-rows.ts';
import { ideographs, type PublishedTable, publishedTable, type TableFigure } from './published-table.ts';
import { findStretches, textRows } from './text-rows.ts';

const RESULTS = ['upheld', 'corrected', 'other', 'pending', 'total'] as const;
/** The fifteen cells of table 4 in the order in which they are printed. */
export const REMEDY_CELLS: readonly string[] = ['reconsideration', 'direct', 'later'].flatMap((group) =>
  RESULTS.map((result) => cellId('remedies', `${group}.${result}`)),
);

const buildTable = (figures: readonly TableFigure[]): PublishedTable | null =>
  figures.length === REMEDY_CELLS.length
    ? publishedTable(
        'AR2021',
        'remedies',
        figures.map((figure, index) => ({ ...figure, id: REMEDY_CELLS[index] ?? '', inferred: false })),
      )
    : null;

const HEADING = /行政复议、?(?:和)?(?:提起)?行政诉讼|复议、诉讼情况/g;
const NEXT = /\n[^\S\n]*(?:五|5)[、.]|存在的?(?:主要)?问题/;
const FARTHEST = 2000;
/** Five adjacent figures, which do not occur in a sentence. */
const FIVE = /[\d—–/-](?:[\s|]+[\d—–/-]+){4}/;

/**
 * Reads table 4 in plain text: fifteen figures after its heading, with only its own words between groups of five. A
 * table with another number of figures is not read.
 */
export const remediesInText = (text: string): readonly PublishedTable[] =>
  findStretches(text, HEADING, FARTHEST).flatMap(([from, end]) => {
    const stretch = text.slice(from, end);
    if (!FIVE.test(stretch)) return [];
    const to = from + (NEXT.exec(stretch)?.index ?? stretch.length);
    const rows = textRows(text, from, to).filter(({ figures }) => figures.length % RESULTS.length === 0);
    return buildTable(rows.flatMap(({ figures }) => figures)) ?? [];
  });

const withoutWords = (cells: PlacedRow): PlacedRow | null =>
  cells.length === REMEDY_CELLS.length && cells.every(({ words }) => !words) ? cells : null;

/** Fifteen cells without words: a whole row, one whose line ends with a tab, or the cells from the first heading on. */
const fifteenCells = (row: PlacedRow, left: number | null): PlacedRow | null => {
  const cut = row.length === REMEDY_CELLS.length + 1 && row.at(-1)?.text === '' ? row.slice(0, -1) : row;
  const under = left === null ? null : withoutWords(row.slice(left, left + REMEDY_CELLS.length));
  return under ?? withoutWords(cut);
};

/** Finds the position of the first of the fifteen columns. */
const findFirstColumn = (rows: readonly PlacedRow[]): number | null => {
  const starts = rows
    .map((row) => row.findIndex(({ words, text }) => words && ideographs(text).startsWith('结果维持')))
    .filter((at) => at !== -1);
  return starts.length === 0 ? null : starts.reduce((least, at) => Math.min(least, at));
};

/** Reads table 4 in the tables of a container: a row of fifteen cells with figures only. */
export const remediesInGrids = (grids: readonly PlacedGrid[]): readonly PublishedTable[] =>
  grids.flatMap((rows) => {
    const left = findFirstColumn(rows);
    const found = rows
      .map((row) => fifteenCells(row, left))
      .find((one) => {
        const filled = one?.filter(({ value }) => value !== null).length ?? 0;
        return filled > (left === null ? RESULTS.length : 0);
      });
    return found === undefined || found === null ? [] : (buildTable(found) ?? []);
  });
