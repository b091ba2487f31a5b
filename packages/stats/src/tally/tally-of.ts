import type { Contribution } from '@gongkai/core';
import { amountOf } from './amount.ts';
import { tallyBuilder } from './tally-builder.ts';
import { knownKeys } from './known-keys.ts';
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
  const { agencies, months, cells, add, built } = tallyBuilder();
  const keyOf = knownKeys(cells.of);
  const days = new Map<string, number>();
  const monthOf = (on: string): number => {
    const known = days.get(on);
    if (known !== undefined) return known;
    const month = months.of(on.slice(0, 7));
    days.set(on, month);
    return month;
  };
  for (const { agency, contributions } of cases) {
    const own = agencies.of(agency);
    for (const { indicator, on, by, amount } of contributions) {
      add(own, monthOf(on), keyOf(indicator, by), amountOf(amount));
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
