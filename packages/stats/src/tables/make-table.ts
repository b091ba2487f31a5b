import type { FormatId } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import type { Entry } from '../registers/entry.ts';
import { type Scope, type YearCounts, yearCounts } from '../tally/counted.ts';
import type { Tally } from '../tally/tally.ts';
import type { CellOf } from './cell-of.ts';
import { type FilledTable, fillTable } from './fill-table.ts';

/** The year and agencies of a table, where outcomes are counted, and the entries of registers. */
export interface TableScope extends Scope {
  readonly cellOf: CellOf;
  /** In the order in which they were made; none by default. */
  readonly entries?: Iterable<Entry>;
}

const inOrder = (agencies: Iterable<string>): readonly string[] => [...new Set(agencies)].toSorted();

/**
 * Fills a form from counts, such as those of a database that keeps tallies. Without `agencies`, registers are expected
 * from those that have an entry.
 */
export const makeTableFromCounts = (format: FormatId, counts: YearCounts, scope: TableScope): FilledTable => {
  const entries = [...(scope.entries ?? [])];
  const agencies = inOrder(scope.agencies ?? entries.map(({ agency }) => agency));
  return fillTable(FORMATS[format], { year: scope.year, counts, agencies, cellOf: scope.cellOf, entries });
};

/** Names the agencies of a scope: the requested ones, or all that have a case or an entry. */
export const withAgencies = (tally: Tally, scope: TableScope): TableScope => {
  const entries = [...(scope.entries ?? [])];
  const agencies = scope.agencies ?? [...tally.agencies.keys(), ...entries.map(({ agency }) => agency)];
  return { ...scope, agencies: inOrder(agencies), entries };
};

/**
 * Fills a form for a year and any agencies together: a department, or a province with everything below it. Requests,
 * fees and complaints come from facts, everything else from registers; what no agency has filled is blank. Carried over
 * is all that was received before the year, less all that was handled before it, per kind of applicant; so it equals
 * what the year before carried forward (I4).
 * @throws StatsError `stats/bad-year`
 */
export const makeTable = (format: FormatId, tally: Tally, scope: TableScope): FilledTable =>
  makeTableFromCounts(format, yearCounts(tally, scope), withAgencies(tally, scope));
