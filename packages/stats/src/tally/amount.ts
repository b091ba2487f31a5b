import { StatsError } from '../errors.ts';

// Fees are in yuan and fen. A sum rounded to whole hundredths is exact, so adding and subtracting leaves no remainder.
const onHundredths = (value: number): number => Math.round(value * 100) / 100;

/** Adds two amounts exactly, up to 9·10¹³. */
export const sum = (a: number, b: number): number => {
  const total = a + b;
  return Number.isInteger(total) ? total : onHundredths(total);
};

/**
 * Reads the amount of a contribution; 1 by default.
 * @throws StatsError `stats/bad-amount` for anything finer than hundredths, or not finite.
 */
export const readAmount = (amount: number | undefined): number => {
  if (amount === undefined) return 1;
  if (!Number.isFinite(amount) || onHundredths(amount) !== amount) {
    throw new StatsError('stats/bad-amount', `${amount} is not an amount in whole hundredths`);
  }
  return amount;
};

const MILLION = 1_000_000;

/** Adds two figures of a form exactly. They may be 万元 to the fen: six decimals, up to 9·10⁹. */
export const sumOfFigures = (a: number, b: number): number => {
  const total = a + b;
  return Number.isInteger(total) ? total : Math.round(total * MILLION) / MILLION;
};
