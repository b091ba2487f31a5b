import type { FormatId } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import type { Entry } from '../registers/entry.ts';
import { type Scope, type YearCounts, yearCounts } from '../tally/counted.ts';
import type { Tally } from '../tally/tally.ts';
import type { CellOf } from './cell-of.ts';
import { type FilledTable, fillTable } from './fill-table.ts';

/** What a table is made for, where outcomes are counted, and what the registers say. */
export interface TableScope extends Scope {
  readonly cellOf: CellOf;
  /** In the order in which they were made; none where nothing is said. */
  readonly entries?: Iterable<Entry>;
}

const inOrder = (agencies: Iterable<string>): readonly string[] => [...new Set(agencies)].toSorted();

/**
 * Fills a form from counts that were made elsewhere, such as by a database that keeps tallies. Where `agencies` are not
 * named, registers are expected of those that have an entry.
 */
export const makeTableOf = (format: FormatId, counts: YearCounts, scope: TableScope): FilledTable => {
  const entries = [...(scope.entries ?? [])];
  const agencies = inOrder(scope.agencies ?? entries.map(({ agency }) => agency));
  return fillTable(FORMATS[format], { year: scope.year, counts, agencies, cellOf: scope.cellOf, entries });
};

/** A scope in which the agencies in view are named: those asked for, else all that have a case or an entry. */
export const withAgencies = (tally: Tally, scope: TableScope): TableScope => {
  const entries = [...(scope.entries ?? [])];
  const agencies = scope.agencies ?? [...tally.agencies.keys(), ...entries.map(({ agency }) => agency)];
  return { ...scope, agencies: inOrder(agencies), entries };
};

/**
 * A form for a year and any agencies together: a department, or a province with everything below it. Requests, fees and
 * complaints come from facts, everything else from registers; what nobody has filled is blank. What is carried over is
 * all that was received before the year less all that was handled before it, per kind of applicant, so it equals what
 * the year before carried forward (I4).
 * @throws StatsError `stats/bad-year`
 */
export const makeTable = (format: FormatId, tally: Tally, scope: TableScope): FilledTable =>
  makeTableOf(format, yearCounts(tally, scope), withAgencies(tally, scope));
