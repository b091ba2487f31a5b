import { breakdownOf, cellKey } from '@gongkai/core';
import { StatsError } from '../errors.ts';
import { readAmount } from './amount.ts';
import { tallyBuilder } from './tally-builder.ts';
import type { Tally } from './tally.ts';

/** One line of a stored tally; the key is the `cellKey` of core. */
export type TallyRow = readonly [agency: string, month: string, key: string, amount: number];

/** A tally as JSON: equal tallies give equal texts. */
export interface TallyJson {
  readonly version: 1;
  readonly rows: readonly TallyRow[];
}

const inOrder = <V>(map: ReadonlyMap<string, V>): readonly (readonly [string, V])[] =>
  [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Encodes a tally, in the order of agency, month and key. */
export const tallyToJson = ({ agencies }: Tally): TallyJson => ({
  version: 1,
  rows: inOrder(agencies).flatMap(([agency, months]) =>
    inOrder(months).flatMap(([month, amounts]) =>
      inOrder(amounts).map(([key, amount]): TallyRow => [agency, month, key, amount]),
    ),
  ),
});

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

const isCellKey = (key: string): boolean => {
  const { indicator, by } = breakdownOf(key);
  return cellKey(indicator, by) === key;
};

const isRow = (row: unknown): row is TallyRow => {
  if (!Array.isArray(row) || row.length !== 4) return false;
  const [agency, month, key, amount]: unknown[] = row;
  return (
    typeof agency === 'string' &&
    typeof month === 'string' &&
    MONTH.test(month) &&
    typeof key === 'string' &&
    isCellKey(key) &&
    typeof amount === 'number' &&
    amount !== 0
  );
};

const refused = (what: string): StatsError => new StatsError('stats/bad-tally', `Not a stored tally: ${what}`);

const rowsOf = (value: unknown): readonly unknown[] => {
  if (typeof value !== 'object' || value === null) throw refused('no object');
  const { version, rows } = { version: undefined, rows: undefined, ...value };
  if (version !== 1) throw refused(`version ${JSON.stringify(version)}`);
  if (!Array.isArray(rows)) throw refused('no rows');
  return rows;
};

/**
 * Decodes a stored tally; amounts of equal rows are added up.
 * @throws StatsError `stats/bad-tally` for another form or version, `stats/bad-amount` for an amount finer than
 * hundredths.
 */
export const tallyFromJson = (value: unknown): Tally => {
  const { agencies, months, keys, add, built } = tallyBuilder();
  for (const row of rowsOf(value)) {
    if (!isRow(row)) throw refused(`row ${JSON.stringify(row)}`);
    const [agency, month, key, amount] = row;
    add(agencies.of(agency), months.of(month), keys.of(key), readAmount(amount));
  }
  return built();
};
