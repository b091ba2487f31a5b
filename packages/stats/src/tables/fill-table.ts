import { type Cell, cellsOf, type Format } from '../formats/format.ts';
import type { Entry } from '../registers/entry.ts';
import { sum } from '../tally/amount.ts';
import { type Counted, countOf, countsBy, type Where, type YearCounts } from '../tally/counted.ts';
import type { CellOf } from './cell-of.ts';
import type { Table } from './check-table.ts';
import { type Missing, type Origin, registerFigures, standingEntries } from './register-figures.ts';
import { type CellTerms, type FactSource, type Term, termsOf } from './terms.ts';

/** Results that no row of a form counts. */
export interface Uncounted {
  readonly outcome: string;
  readonly amount: number;
}

/** A table made from a tally and from registers. */
export interface FilledTable extends Table {
  readonly year: number;
  /** Where the figure of each cell comes from. */
  readonly origins: Readonly<Record<string, Origin>>;
  /** Cells that are blank, or that some agency has left blank. */
  readonly missing: readonly Missing[];
  /** Results whose outcome has no cell in the form; they are in its totals all the same, so a sum shows the gap. */
  readonly uncounted: readonly Uncounted[];
}

/** What a table is filled with. */
export interface TableParts {
  readonly year: number;
  /** Counts of the agencies in view. */
  readonly counts: YearCounts;
  /** The agencies in view: those from which every register is expected, in order. */
  readonly agencies: readonly string[];
  readonly cellOf: CellOf;
  /** Entries of registers in the order in which they were made. */
  readonly entries: Iterable<Entry>;
}

const FROM_FACTS: Origin = { from: 'facts', register: null, entries: [], cells: [] };

const byIndicator = (rows: readonly Counted[]): ReadonlyMap<string, readonly Counted[]> =>
  Map.groupBy(rows, ({ indicator }) => indicator);

/** Which outcomes each row of a form counts, and the results that none does. */
const placed = (format: Format, within: readonly Counted[], cellOf: CellOf) => {
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

/** Counts the terms of cells in what happened before a year and within it. */
const counterOf = (counts: YearCounts, outcomesIn: ReadonlyMap<string, readonly string[]>) => {
  const spans = { before: byIndicator(counts.before), within: byIndicator(counts.within) };
  const termOf = ({ indicator, where, rows, during, times }: Term): number => {
    const outcome: Where = rows === null ? {} : { outcome: rows.flatMap((row) => outcomesIn.get(row) ?? []) };
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

const isFromFacts = (cell: Cell): cell is Cell & { readonly source: FactSource } => cell.source.from !== 'register';

/**
 * Fills a form. A cell fed by facts is a number, 0 where nothing happened; a cell fed by a register is blank until an
 * agency has filled it, and is listed as missing until all of them have.
 */
export const fillTable = (format: Format, { year, counts, agencies, cellOf, entries }: TableParts): FilledTable => {
  const { outcomesIn, uncounted } = placed(format, counts.within, cellOf);
  const counted = counterOf(counts, outcomesIn);
  const registered = registerFigures(format, standingEntries(entries, year), agencies);
  const cells: Record<string, number | null> = {};
  const origins: Record<string, Origin> = {};
  const missing: Missing[] = [];
  for (const cell of cellsOf(format)) {
    if (isFromFacts(cell)) {
      cells[cell.id] = counted(termsOf(cell.source));
      origins[cell.id] = FROM_FACTS;
    } else if (cell.source.from === 'register') {
      const filled = registered(cell, cell.source.register, cell.source.sumOf);
      cells[cell.id] = filled.figure;
      origins[cell.id] = filled.origin;
      if (filled.missing !== null) missing.push(filled.missing);
    }
  }
  return { format: format.id, year, cells, origins, missing, uncounted };
};
