import { type Breakdown, breakdownOf } from '@gongkai/core';
import type { Indicator } from '../codes.ts';
import { StatsError } from '../errors.ts';
import { sum } from './amount.ts';
import type { Tally } from './tally.ts';

/** An amount with what it counts, summed over the agencies and months asked for. */
export interface Counted extends Breakdown {
  readonly amount: number;
}

/** The values that each named part of a breakdown may have; what is not named may have any. */
export type Where = Readonly<Record<string, readonly string[]>>;

/** Which part of a tally is counted. */
export interface Scope {
  /** Year of the Gregorian calendar, whole. */
  readonly year: number;
  /** The agencies counted together; all of the tally where nothing is said. */
  readonly agencies?: readonly string[];
}

/** What happened before a year and in it. */
export interface YearCounts {
  readonly before: readonly Counted[];
  readonly within: readonly Counted[];
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
  // The first month after 9999 has no text of four digits; every month of that year lies before this one.
  until: year === 9999 ? '9999-13' : firstMonth(year + 1),
});

const counted = (amounts: ReadonlyMap<string, number>): readonly Counted[] =>
  [...amounts].map(([key, amount]) => ({ ...breakdownOf(key), amount }));

/** Sums a tally over agencies into what happened before a month and from it on, until another. */
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
      // A province has hundreds of thousands of sums: forEach makes no pair of each, as a loop over entries would.
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

/** Whether a breakdown has the values asked for. */
export const matches = (by: Counted['by'], where: Where): boolean =>
  Object.entries(where).every(([name, values]) => values.includes(by[name] ?? ''));

/** The amount of one indicator, narrowed to a part of its breakdown. */
export const countOf = (rows: readonly Counted[], indicator: Indicator, where: Where = {}): number =>
  rows.reduce(
    (total, row) => (row.indicator === indicator && matches(row.by, where) ? sum(total, row.amount) : total),
    0,
  );

/** The amounts of one indicator by the values of one part of its breakdown, in the order of the values. */
export const countsBy = (rows: readonly Counted[], indicator: Indicator, name: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { by, amount } of rows.filter((row) => row.indicator === indicator)) {
    const value = by[name] ?? '';
    counts.set(value, sum(counts.get(value) ?? 0, amount));
  }
  return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};
