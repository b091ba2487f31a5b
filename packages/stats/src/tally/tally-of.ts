import type { Contribution } from '@gongkai/core';
import { amountOf } from './amount.ts';
import { tallyBuilder } from './tally-builder.ts';
import { knownKeys } from './known-keys.ts';
import type { Tally } from './tally.ts';

/** Numbers months, looking each day up once: what is finished on a day stands there as handled and by its result. */
const knownMonths = (numberOf: (month: string) => number): ((on: string) => number) => {
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
  const monthOf = knownMonths(months.of);
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
