import { StatsError } from './errors.ts';

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** Computes a non-negative fraction in percent, rounded half up in exact integers. */
export const percentage = (part: bigint, whole: bigint, decimals: number): string => {
  const unit = 10n ** BigInt(decimals);
  const rounded = (200n * unit * part + whole) / (2n * whole);
  const fraction = String(rounded % unit).padStart(decimals, '0');
  return decimals === 0 ? String(rounded) : `${rounded / unit}.${fraction}`;
};

/**
 * Computes the percentage of a whole, as text with a fixed number of decimals, rounded half up in exact integers;
 * `null` if the whole is 0.
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
  return whole === 0 ? null : percentage(BigInt(part), BigInt(whole), decimals);
};
