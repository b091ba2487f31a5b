import type { Engine, TallyRow } from '@gongkai/engine';
import type { Tally, YearCounts } from '@gongkai/stats';
import { storedYearCounts } from '@gongkai/stats';
import type { AgencyScope } from './agency-scope.ts';

const FIRST_YEAR = 0;

/** Counts of a year and of the time before it, from stored tallies; no case is read. */
export const countsOf = async (
  { figures }: Engine,
  { agencies }: Pick<AgencyScope, 'agencies'>,
  year: number,
): Promise<YearCounts> => storedYearCounts(await figures.sums({ from: FIRST_YEAR, through: year, agencies }), year);

const month = (year: number, index: number): string =>
  `${String(year).padStart(4, '0')}-${String(index + 1).padStart(2, '0')}`;

/** Stored tallies in the form that `@gongkai/stats` reads. */
export const tallyOfRows = (rows: readonly TallyRow[]): Tally => {
  const agencies = new Map<string, Map<string, Map<string, number>>>();
  for (const { agency, year, cell, months } of rows) {
    const byMonth = agencies.get(agency) ?? new Map<string, Map<string, number>>();
    agencies.set(agency, byMonth);
    for (const [index, hundredths] of months.entries()) {
      if (hundredths === 0) continue;
      const name = month(year, index);
      const amounts = byMonth.get(name) ?? new Map<string, number>();
      byMonth.set(name, amounts.set(cell, hundredths / 100));
    }
  }
  return { agencies };
};

/** The tally of these agencies through the end of a year, by month. */
export const tallyThrough = async (
  { figures }: Engine,
  { agencies }: Pick<AgencyScope, 'agencies'>,
  year: number,
): Promise<Tally> => tallyOfRows(await figures.months({ from: FIRST_YEAR, through: year, agencies, together: false }));
