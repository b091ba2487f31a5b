import type { Column, Format, Row, Source } from '../formats/format.ts';
import { cellId } from '../formats/format.ts';
import { sum } from '../tally/amount.ts';
import type { Counted, Where, YearCounts } from '../tally/counted.ts';
import { countOf, countsBy } from '../tally/counted.ts';
import type { CellOf } from './cell-of.ts';
import type { Table } from './check-table.ts';

/** Results that no row of a form counts. */
export interface Uncounted {
  readonly outcome: string;
  readonly amount: number;
}

/** A table made from a tally. */
export interface CountedTable extends Table {
  readonly year: number;
  /** Results whose outcome has no cell in the form; they are in its totals all the same, so a sum shows the gap. */
  readonly uncounted: readonly Uncounted[];
}

const open = (rows: readonly Counted[], where: Where): number =>
  sum(countOf(rows, 'request.received', where), -countOf(rows, 'request.handled', where));

type FigureSource = Exclude<Source, { readonly from: 'heading' }>;

const figure = (
  source: FigureSource,
  where: Where,
  counts: YearCounts,
  outcomesIn: ReadonlyMap<string, readonly string[]>,
) => {
  switch (source.from) {
    case 'register':
      return null;
    case 'facts':
      return countOf(counts.within, source.indicator, { ...source.where, ...where });
    case 'outcomes': {
      const outcome = source.cells.flatMap((cell) => outcomesIn.get(cell) ?? []);
      return countOf(counts.within, 'request.result', { ...where, outcome });
    }
    case 'carried':
      return source.at === 'start'
        ? open(counts.before, where)
        : sum(open(counts.before, where), open(counts.within, where));
  }
};

/** The cells of a row with what each of them counts; a heading has none. */
const cellsOfRow = ({ id, source }: Row, columns: readonly Column[]): readonly [string, FigureSource, Where][] => {
  if (source.from === 'heading') return [];
  if (columns.length === 0) return [[cellId(id), source, {}]];
  return columns.map((column) => [cellId(id, column.id), source, column.where]);
};

/** Fills a form from what was counted before its year and in it. Headings have no cell; registers are blank. */
export const fillTable = (format: Format, year: number, counts: YearCounts, cellOf: CellOf): CountedTable => {
  const rows = [...format.rows, ...format.beside];
  const known = new Set(rows.flatMap(({ source }) => (source.from === 'outcomes' ? source.cells : [])));
  const outcomesIn = new Map<string, string[]>();
  const uncounted: Uncounted[] = [];
  for (const [outcome, amount] of countsBy(counts.within, 'request.result', 'outcome')) {
    const cell = cellOf(outcome, format.id);
    if (cell === null || !known.has(cell)) uncounted.push({ outcome, amount });
    else outcomesIn.set(cell, [...(outcomesIn.get(cell) ?? []), outcome]);
  }
  const cells = rows
    .flatMap((row) => cellsOfRow(row, format.columns))
    .map(([id, source, where]) => [id, figure(source, where, counts, outcomesIn)]);
  return { format: format.id, year, cells: Object.fromEntries(cells), uncounted };
};
