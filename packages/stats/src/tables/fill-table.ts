import { cellsOf, type Format, type FormCell } from '../formats/format.ts';
import type { Entry } from '../registers/entry.ts';
import { sum, sumOfFigures } from '../tally/amount.ts';
import { type BreakdownAmount, type BreakdownFilter, countOf, countsBy, type YearCounts } from '../tally/counted.ts';
import type { CellOf } from './cell-of.ts';
import type { Table } from './check-table.ts';
import { currentEntries, type FigureOrigin, type MissingFigure, registerFigures } from './register-figures.ts';
import { type CellTerms, type FactSource, type Term, termsOf } from './terms.ts';

/** The results of one outcome that no row of a form counts. */
export interface Uncounted {
  readonly outcome: string;
  readonly amount: number;
}

/** A table made from a tally and from registers. */
export interface FilledTable extends Table {
  readonly year: number;
  /** The origin of the figure of each cell. */
  readonly origins: Readonly<Record<string, FigureOrigin>>;
  /** Cells that are blank, or blank for some agency. */
  readonly missing: readonly MissingFigure[];
  /** Results whose outcome has no cell in the form; they are in its totals, so a sum shows the gap. */
  readonly uncounted: readonly Uncounted[];
}

/** Inputs of a table. */
export interface TableParts {
  readonly year: number;
  /** Amounts of the requested agencies. */
  readonly counts: YearCounts;
  /** The requested agencies, in order: every register is expected from each. */
  readonly agencies: readonly string[];
  readonly cellOf: CellOf;
  /** Entries of registers in the order in which they were made. */
  readonly entries: Iterable<Entry>;
}

const FROM_FACTS: FigureOrigin = { from: 'facts', register: null, entries: [], cells: [] };

const byIndicator = (rows: readonly BreakdownAmount[]): ReadonlyMap<string, readonly BreakdownAmount[]> =>
  Map.groupBy(rows, ({ indicator }) => indicator);

/** Sorts outcomes into the rows of a form; returns those that no row counts as well. */
const placed = (format: Format, within: readonly BreakdownAmount[], cellOf: CellOf) => {
  const known = new Set(cellsOf(format).flatMap(({ source }) => (source.from === 'outcomes' ? source.rows : [])));
  const outcomesIn = new Map<string, string[]>();
  const uncounted: Uncounted[] = [];
  for (const [outcome, amount] of countsBy(within, 'request.result', 'outcome')) {
    const row = cellOf(outcome, format.id);
    if (row === null || !known.has(row)) uncounted.push({ outcome, amount });
    else outcomesIn.set(row, [...(outcomesIn.get(row) ?? []), outcome]);
  }
  return { outcomesIn, uncounted };
};

/** Returns a function that computes the figure of a cell from its terms. */
const createCounter = (counts: YearCounts, outcomesIn: ReadonlyMap<string, readonly string[]>) => {
  const spans = { before: byIndicator(counts.before), within: byIndicator(counts.within) };
  const termOf = ({ indicator, where, rows, during, times }: Term): number => {
    const outcome: BreakdownFilter = rows === null ? {} : { outcome: rows.flatMap((row) => outcomesIn.get(row) ?? []) };
    const taken = during === 'through' ? (['before', 'within'] as const) : [during];
    const amounts = taken.map((span) => countOf(spans[span].get(indicator) ?? [], indicator, { ...where, ...outcome }));
    return times * amounts.reduce(sum, 0);
  };
  return ({ terms, per }: CellTerms): number => {
    const amount = terms.map(termOf).reduce(sum, 0);
    // Fen in 万元 have six decimals.
    return per === 1 ? amount : Math.round((amount * 1_000_000) / per) / 1_000_000;
  };
};

const isFromFacts = (cell: FormCell): cell is FormCell & { readonly source: FactSource } =>
  cell.source.from !== 'register';

/**
 * Fills a form. A cell from facts is a number, 0 if nothing happened. A cell from a register is blank until an agency
 * has filled it or the facts of a case add to it, and listed as missing until all agencies have filled it.
 */
export const fillTable = (format: Format, { year, counts, agencies, cellOf, entries }: TableParts): FilledTable => {
  const { outcomesIn, uncounted } = placed(format, counts.within, cellOf);
  const counted = createCounter(counts, outcomesIn);
  const registered = registerFigures(format, currentEntries(entries, year), agencies);
  const cells: Record<string, number | null> = {};
  const origins: Record<string, FigureOrigin> = {};
  const missing: MissingFigure[] = [];
  for (const cell of cellsOf(format)) {
    if (isFromFacts(cell)) {
      cells[cell.id] = counted(termsOf(cell.source));
      origins[cell.id] = FROM_FACTS;
    } else if (cell.source.from === 'register') {
      const filled = registered(cell, cell.source.register, cell.source.sumOf);
      const added = cell.source.plus === null ? 0 : counted(termsOf(cell.source.plus));
      // A register that is blank stays blank where no case adds to it.
      cells[cell.id] = added === 0 ? filled.figure : sumOfFigures(filled.figure ?? 0, added);
      origins[cell.id] = added > 0 && filled.figure === null ? FROM_FACTS : filled.origin;
      if (filled.missing !== null) missing.push(filled.missing);
    }
  }
  return { format: format.id, year, cells, origins, missing, uncounted };
};
