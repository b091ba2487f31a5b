import type { Engine } from '@gongkai/engine';
import type { Tally, YearCounts } from '@gongkai/stats';
import { storedTally, storedYearCounts } from '@gongkai/stats';
import type { AgencyScope } from './agency-scope.ts';

const FIRST_YEAR = 0;

/** Counts of a year and of the time before it, from stored tallies; no case is read. */
export const countsOf = async (
  { figures }: Engine,
  { agencies }: Pick<AgencyScope, 'agencies'>,
  year: number,
): Promise<YearCounts> => storedYearCounts(await figures.sums({ from: FIRST_YEAR, through: year, agencies }), year);

/** The tally of these agencies through the end of a year, by month. */
export const tallyThrough = async (
  { figures }: Engine,
  { agencies }: Pick<AgencyScope, 'agencies'>,
  year: number,
): Promise<Tally> => storedTally(await figures.months({ from: FIRST_YEAR, through: year, agencies, together: false }));
