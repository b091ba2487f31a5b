import type { Contribution } from '@gongkai/core';
import { cellKey } from '@gongkai/core';
import { amountOf } from './amount.ts';
import { tallyBuilder } from './tally-builder.ts';
import type { Tally } from './tally.ts';

/** What one case of an agency contributes; several cases of an agency may stand together. */
export interface CountedCase {
  readonly agency: string;
  readonly contributions: Iterable<Contribution>;
}

/**
 * The tally of any number of cases, in one pass.
 * @throws StatsError `stats/bad-amount`
 */
export const tallyOfCases = (cases: Iterable<CountedCase>): Tally => {
  const { add, built } = tallyBuilder();
  for (const { agency, contributions } of cases) {
    for (const { indicator, on, by, amount } of contributions) {
      add(agency, on.slice(0, 7), cellKey(indicator, by), amountOf(amount));
    }
  }
  return built();
};

/**
 * The tally of what one agency's cases contribute.
 * @throws StatsError `stats/bad-amount`
 */
export const tallyOf = (agency: string, contributions: Iterable<Contribution>): Tally =>
  tallyOfCases([{ agency, contributions }]);
