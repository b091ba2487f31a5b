import type { Contribution } from '@gongkai/core';
import { sum } from './amount.ts';
import { tallyContributions } from './tally-cases.ts';
import type { Amounts, Months, Tally } from './tally.ts';

/** Adds a map to another in place; a key is deleted if `joined` returns null. */
const join = <V>(
  into: Map<string, V>,
  from: ReadonlyMap<string, V>,
  joined: (held: V, more: V) => V | null,
): Map<string, V> => {
  for (const [key, more] of from) {
    const held = into.get(key);
    const next = held === undefined ? more : joined(held, more);
    if (next === null) into.delete(key);
    else into.set(key, next);
  }
  return into;
};

const orNull = <V>(map: Map<string, V>): Map<string, V> | null => (map.size === 0 ? null : map);

const joinAmount = (held: number, more: number): number | null => sum(held, more) || null;
const joinMonth = (held: Amounts, more: Amounts): Amounts | null => orNull(join(new Map(held), more, joinAmount));
const joinAgency = (held: Months, more: Months): Months | null => orNull(join(new Map(held), more, joinMonth));

/** Adds tallies. Months and agencies that only one tally has are shared, not copied. */
export const mergeTallies = (tallies: Iterable<Tally>): Tally => {
  const agencies = new Map<string, Months>();
  for (const tally of tallies) join(agencies, tally.agencies, joinAgency);
  return { agencies };
};

const negated = ({ agencies }: Tally): Tally => ({
  agencies: mapped(agencies, (months) => mapped(months, (amounts) => mapped(amounts, (amount) => -amount))),
});

const mapped = <V, W>(map: ReadonlyMap<string, V>, change: (value: V) => W): Map<string, W> =>
  new Map([...map].map(([key, value]) => [key, change(value)]));

/**
 * Adds a case to a tally. Only the months of the case are copied, so a tally can follow a ledger fact by fact.
 * @throws StatsError `stats/bad-amount`
 */
export const addCase = (tally: Tally, agency: string, contributions: Iterable<Contribution>): Tally =>
  mergeTallies([tally, tallyContributions(agency, contributions)]);

/**
 * Removes a case from a tally: the inverse of {@link addCase}.
 * @throws StatsError `stats/bad-amount`
 */
export const removeCase = (tally: Tally, agency: string, contributions: Iterable<Contribution>): Tally =>
  mergeTallies([tally, negated(tallyContributions(agency, contributions))]);
