import { cellId } from '../../formats/format.ts';
import type { Grid } from '../document.ts';
import type { PlacedRow } from './grid-rows.ts';
import { placedRows } from './grid-rows.ts';
import type { PublishedTable } from './published-table.ts';
import { publishedTable } from './published-table.ts';
import type { TableFigure } from './table-row.ts';
import { stretchesOf, textRows } from './text-rows.ts';

const RESULTS = ['upheld', 'corrected', 'other', 'pending', 'total'] as const;
/** The fifteen cells of table 4 in the order in which they are printed. */
export const REMEDY_CELLS: readonly string[] = ['reconsideration', 'direct', 'later'].flatMap((group) =>
  RESULTS.map((result) => cellId('remedies', `${group}.${result}`)),
);

const tableOf = (figures: readonly TableFigure[]): PublishedTable | null =>
  figures.length === REMEDY_CELLS.length
    ? publishedTable(
        'AR2021',
        'remedies',
        figures.map((figure, index) => ({ ...figure, id: REMEDY_CELLS[index] ?? '', inferred: false })),
      )
    : null;

const HEADING = /行政复议、?(?:和)?(?:提起)?行政诉讼|复议、诉讼情况/g;
const NEXT = /\n\s*(?:五|5)[、.]|存在的?(?:主要)?问题/;
const FARTHEST = 2000;
/** Five figures with nothing between them; a sentence has none. */
const FIVE = /[\d—–/-](?:[\s|]+[\d—–/-]+){4}/;

/**
 * Table 4 in plain text: fifteen figures behind its heading with nothing but its own words between groups of five. Another
 * number of figures is no table that can be read.
 */
export const remediesInText = (text: string): readonly PublishedTable[] =>
  stretchesOf(text, HEADING, FARTHEST).flatMap(([from, end]) => {
    const stretch = text.slice(from, end);
    if (!FIVE.test(stretch)) return [];
    const to = from + (NEXT.exec(stretch)?.index ?? stretch.length);
    const rows = textRows(text, from, to).filter(({ figures }) => figures.length % RESULTS.length === 0);
    return tableOf(rows.flatMap(({ figures }) => figures)) ?? [];
  });

/** Fifteen cells without words; a line may end with a tab. */
const fifteenOf = (row: PlacedRow): PlacedRow | null => {
  const cut = row.length === REMEDY_CELLS.length + 1 && row.at(-1)?.text === '' ? row.slice(0, -1) : row;
  return cut.length === REMEDY_CELLS.length && cut.every(({ words }) => !words) ? cut : null;
};

/** Table 4 in the tables of a container: a row of fifteen cells that holds only figures, under its own words or alone. */
export const remediesInGrids = (grids: readonly Grid[]): readonly PublishedTable[] =>
  grids.flatMap((grid) => {
    const rows = placedRows(grid);
    const named = rows.some((row) => row.some(({ text }) => /维持|纠正|尚未/.test(text)));
    const found = rows.map(fifteenOf).find((one) => {
      const filled = one?.filter(({ value }) => value !== null).length ?? 0;
      return filled > (named ? 0 : RESULTS.length);
    });
    return found === undefined || found === null ? [] : (tableOf(found) ?? []);
  });
