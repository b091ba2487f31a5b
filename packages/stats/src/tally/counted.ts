import { type Breakdown, breakdownOf } from '@gongkai/core';
import type { Indicator } from '../codes.ts';
import { StatsError } from '../errors.ts';
import { sum } from './amount.ts';
import type { Tally } from './tally.ts';

/** An amount with its breakdown, summed over the requested agencies and months. */
export interface BreakdownAmount extends Breakdown {
  readonly amount: number;
}

/** The allowed values of each named part of a breakdown; parts that are not named may have any value. */
export type BreakdownFilter = Readonly<Record<string, readonly string[]>>;

/** The year and the agencies that are counted. */
export interface Scope {
  /** Gregorian calendar year. */
  readonly year: number;
  /** The agencies counted together; all agencies of the tally by default. */
  readonly agencies?: readonly string[];
}

/** Amounts before a year, and within it. */
export interface YearCounts {
  readonly before: readonly BreakdownAmount[];
  readonly within: readonly BreakdownAmount[];
}

const firstMonth = (year: number): string => {
  if (!Number.isInteger(year) || year < 1 || year > 9999) {
    throw new StatsError('stats/bad-year', `${year} is not a year from 1 to 9999`);
  }
  return `${String(year).padStart(4, '0')}-01`;
};

/** The first month of a year, and the first after it. */
export const monthsOf = (year: number): { readonly from: string; readonly until: string } => ({
  from: firstMonth(year),
  // The first month after 9999 has no text of four digits; every month of that year sorts before this one.
  until: year === 9999 ? '9999-13' : firstMonth(year + 1),
});

const counted = (amounts: ReadonlyMap<string, number>): readonly BreakdownAmount[] =>
  [...amounts].map(([key, amount]) => ({ ...breakdownOf(key), amount }));

/** Sums a tally over agencies: amounts before the month `from`, and amounts from it until the month `until`. */
export const countsBetween = (
  tally: Tally,
  { from, until }: ReturnType<typeof monthsOf>,
  agencies: Iterable<string> = tally.agencies.keys(),
): YearCounts => {
  const before = new Map<string, number>();
  const within = new Map<string, number>();
  for (const agency of new Set(agencies)) {
    tally.agencies.get(agency)?.forEach((amounts, month) => {
      if (month >= until) return;
      const into = month < from ? before : within;
      // A province has hundreds of thousands of sums: unlike a loop over entries, forEach allocates no pairs.
      amounts.forEach((amount, key) => into.set(key, sum(into.get(key) ?? 0, amount)));
    });
  }
  return { before: counted(before), within: counted(within) };
};

/**
 * Sums a tally over agencies into the time before a year and the year itself.
 * @throws StatsError `stats/bad-year`
 */
export const yearCounts = (tally: Tally, { year, agencies }: Scope): YearCounts =>
  countsBetween(tally, monthsOf(year), agencies);

/** Whether a breakdown passes a filter. */
export const matches = (by: BreakdownAmount['by'], where: BreakdownFilter): boolean =>
  Object.entries(where).every(([name, values]) => values.includes(by[name] ?? ''));

/** Sums the amounts of one indicator that pass a filter. */
export const countOf = (rows: readonly BreakdownAmount[], indicator: Indicator, where: BreakdownFilter = {}): number =>
  rows.reduce(
    (total, row) => (row.indicator === indicator && matches(row.by, where) ? sum(total, row.amount) : total),
    0,
  );

/** Sums the amounts of one indicator by the values of one part of its breakdown, in the order of the values. */
export const countsBy = (
  rows: readonly BreakdownAmount[],
  indicator: Indicator,
  name: string,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { by, amount } of rows.filter((row) => row.indicator === indicator)) {
    const value = by[name] ?? '';
    counts.set(value, sum(counts.get(value) ?? 0, amount));
  }
  return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};
