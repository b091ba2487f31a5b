import type { Contribution } from '@gongkai/core';
import { readAmount } from './amount.ts';
import { tallyBuilder } from './tally-builder.ts';
import { numberKeys } from './number-keys.ts';
import type { Tally } from './tally.ts';

/** Numbers months. Each day is looked up once: most contributions have the day of the one before. */
const numberMonths = (numberOf: (month: string) => number): ((on: string) => number) => {
  const days = new Map<string, number>();
  let [lastOn, last] = ['', -1];
  return (on) => {
    if (on === lastOn) return last;
    let month = days.get(on);
    if (month === undefined) days.set(on, (month = numberOf(on.slice(0, 7))));
    [lastOn, last] = [on, month];
    return month;
  };
};

/** The contributions of one or several cases of an agency. */
export interface CountedCase {
  readonly agency: string;
  readonly contributions: Iterable<Contribution>;
}

/**
 * Tallies any number of cases in one pass.
 * @throws StatsError `stats/bad-amount`
 */
export const tallyCases = (cases: Iterable<CountedCase>): Tally => {
  const { agencies, months, keys, add, built } = tallyBuilder();
  const keyOf = numberKeys(keys.of);
  const monthOf = numberMonths(months.of);
  for (const { agency, contributions } of cases) {
    const own = agencies.of(agency);
    for (const { indicator, on, by, amount } of contributions) {
      add(own, monthOf(on), keyOf(indicator, by), readAmount(amount));
    }
  }
  return built();
};

/**
 * Tallies the contributions of one agency.
 * @throws StatsError `stats/bad-amount`
 */
export const tallyContributions = (agency: string, contributions: Iterable<Contribution>): Tally =>
  tallyCases([{ agency, contributions }]);
