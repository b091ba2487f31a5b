import { civilDate } from '@gongkai/calendar';
import { breakdownOf, type Contribution } from '@gongkai/core';
import type { BreakdownAmount, YearCounts } from './counted.ts';
import type { Tally } from './tally.ts';

// A store keeps amounts in whole hundredths (fen of a yuan); this file is the only one that converts them.
const amountFrom = (hundredths: number): number => hundredths / 100;

/** A stored sum of one cell and year, in hundredths; `cell` is the `cellKey` of core. */
export interface StoredSum {
  readonly year: number;
  readonly cell: string;
  readonly hundredths: number;
}

/** Stored amounts of one agency and cell in the twelve months of a year, in hundredths. */
export interface StoredMonths {
  readonly agency: string;
  readonly year: number;
  readonly cell: string;
  /** January to December. */
  readonly months: readonly number[];
}

/** A stored contribution of one case: month `YYYY-MM`, `cellKey` of core, hundredths. */
export type StoredContribution = readonly [month: string, cell: string, hundredths: number];

const countedFrom = (sums: ReadonlyMap<string, number>): readonly BreakdownAmount[] =>
  [...sums].flatMap(([cell, hundredths]) =>
    hundredths === 0 ? [] : [{ ...breakdownOf(cell), amount: amountFrom(hundredths) }],
  );

/** Sums stored amounts into the time before a year and the year itself; later years are left out. */
export const storedYearCounts = (sums: Iterable<StoredSum>, year: number): YearCounts => {
  const before = new Map<string, number>();
  const within = new Map<string, number>();
  for (const one of sums) {
    if (one.year > year) continue;
    const into = one.year < year ? before : within;
    into.set(one.cell, (into.get(one.cell) ?? 0) + one.hundredths);
  }
  return { before: countedFrom(before), within: countedFrom(within) };
};

const monthOf = (year: number, index: number): string =>
  `${String(year).padStart(4, '0')}-${String(index + 1).padStart(2, '0')}`;

/** Builds a tally from stored amounts; each agency, year and cell occurs once. */
export const storedTally = (rows: Iterable<StoredMonths>): Tally => {
  const agencies = new Map<string, Map<string, Map<string, number>>>();
  for (const { agency, year, cell, months } of rows) {
    const byMonth = agencies.get(agency) ?? new Map<string, Map<string, number>>();
    agencies.set(agency, byMonth);
    for (const [index, hundredths] of months.entries()) {
      if (hundredths === 0) continue;
      const month = monthOf(year, index);
      const amounts = byMonth.get(month) ?? new Map<string, number>();
      byMonth.set(month, amounts.set(cell, amountFrom(hundredths)));
    }
  }
  return { agencies };
};

/** Reads the stored contributions of a case. They are dated the first of their month: a store keeps no day. */
export const storedContributions = (stored: Iterable<StoredContribution>): readonly Contribution[] =>
  Array.from(stored, ([month, cell, hundredths]) => ({
    ...breakdownOf(cell),
    on: civilDate(`${month}-01`),
    amount: amountFrom(hundredths),
  }));
