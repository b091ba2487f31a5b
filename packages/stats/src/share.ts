import { StatsError } from './errors.ts';

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/**
 * The percentage that a count is of another, as text with a fixed number of decimals, rounded half up in exact integers;
 * `null` where there is nothing to divide.
 * @throws StatsError `stats/bad-share` unless both counts and the number of decimals are whole and not negative.
 * @example
 * share(740, 3605) // => '20.53'
 * share(1, 8, 1) // => '12.5'
 * share(0, 0) // => null
 */
export const share = (part: number, whole: number, decimals = 2): string | null => {
  if (!isCount(part) || !isCount(whole) || !isCount(decimals)) {
    throw new StatsError('stats/bad-share', `No share of ${part} in ${whole} to ${decimals} decimals`);
  }
  if (whole === 0) return null;
  const unit = 10n ** BigInt(decimals);
  const rounded = (200n * unit * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole));
  const fraction = String(rounded % unit).padStart(decimals, '0');
  return decimals === 0 ? String(rounded) : `${rounded / unit}.${fraction}`;
};
