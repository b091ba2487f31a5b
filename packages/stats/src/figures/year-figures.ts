import { CHANNELS, type Indicator, TIMELINESS } from '../codes.ts';
import { cellId, type FormatId } from '../formats/format.ts';
import { checkTable, type RuleBreach } from '../tables/check-table.ts';
import type { FilledTable } from '../tables/fill-table.ts';
import { makeTableFromCounts, type TableScope, withAgencies } from '../tables/make-table.ts';
import { sum } from '../tally/amount.ts';
import { type BreakdownAmount, countOf, countsBy, type YearCounts, yearCounts } from '../tally/counted.ts';
import type { Tally } from '../tally/tally.ts';
import { type Figure, figures } from './figure.ts';
import { computeIncidents, type IncidentFigures } from './incident-figures.ts';
import { REPLY_GROUPS } from './reply-groups.ts';

/** A count of requests and its breakdown. */
export interface Divided {
  readonly total: number;
  readonly by: readonly Figure[];
}

/** One form of a year, filled and checked against its rules. */
export interface FormFigures {
  readonly table: FilledTable;
  readonly findings: readonly RuleBreach[];
  /** The replies in the groups of the text of a report, with shares of all results. */
  readonly replies: readonly Figure[];
}

/** All figures of a year that come from facts. */
export interface YearFigures {
  readonly year: number;
  /** Requests received, by channel, and by the rows 3.1.1 to 3.1.4 of the form of 2014. */
  readonly received: Divided & { readonly byRow: readonly Figure[] };
  /** Requests handled: in time, in the extended period, late. */
  readonly handled: Divided;
  /** Results by outcome. */
  readonly results: Divided;
  readonly complaints: number;
  /** Information-processing fees paid, in yuan (section six of the annual report). */
  readonly feesPaid: number;
  readonly incidents: IncidentFigures;
  readonly forms: Readonly<Record<FormatId, FormFigures>>;
}

// These rows are fed by facts, so they are never blank.
const cell = ({ cells }: FilledTable, id: string): number => Number(cells[id]);

const divided = (
  rows: readonly BreakdownAmount[],
  indicator: Indicator,
  name: string,
  values: readonly string[],
): Divided => {
  const total = countOf(rows, indicator);
  return {
    total,
    by: figures(
      values.map((value) => [value, countOf(rows, indicator, { [name]: [value] })]),
      total,
    ),
  };
};

const computeForm = (table: FilledTable, results: number): FormFigures => {
  const column = table.format === 'STAT2014' ? null : 'total';
  const groups = Object.entries(REPLY_GROUPS[table.format]).map(
    ([id, cells]) => [id, cells.reduce((total, row) => sum(total, cell(table, cellId(row, column))), 0)] as const,
  );
  return { table, findings: checkTable(table), replies: figures(groups, results) };
};

const ROWS_RECEIVED = ['3.1.1', '3.1.2', '3.1.3', '3.1.4'];

/**
 * Computes all figures of a year: requests, incidents, every form with the rules that it breaks.
 * @throws StatsError `stats/bad-year`
 */
export const yearFigures = (tally: Tally, scope: TableScope): YearFigures =>
  yearFiguresFromCounts(yearCounts(tally, scope), withAgencies(tally, scope));

/** Computes the same from counts, such as those of a database that keeps tallies. */
export const yearFiguresFromCounts = (counts: YearCounts, scope: TableScope): YearFigures => {
  const { within } = counts;
  const received = divided(within, 'request.received', 'channel', CHANNELS);
  const total = countOf(within, 'request.result');
  const form = (format: FormatId): FormFigures => computeForm(makeTableFromCounts(format, counts, scope), total);
  const forms = { STAT2014: form('STAT2014'), AR2019: form('AR2019'), AR2021: form('AR2021') };
  const byRow = ROWS_RECEIVED.map((id) => [id, cell(forms.STAT2014.table, id)] as const);
  return {
    year: scope.year,
    received: { ...received, byRow: figures(byRow, received.total) },
    handled: divided(within, 'request.handled', 'timeliness', TIMELINESS),
    results: { total, by: figures(countsBy(within, 'request.result', 'outcome'), total) },
    complaints: countOf(within, 'request.complaint'),
    feesPaid: countOf(within, 'request.fee'),
    incidents: computeIncidents(within),
    forms,
  };
};
