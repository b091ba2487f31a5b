import { StatsError } from '../errors.ts';

// Fees are in yuan and fen; a sum kept on whole hundredths is exact, so adding and taking away leaves no dust.
const onHundredths = (value: number): number => Math.round(value * 100) / 100;

/** The exact sum of two amounts, up to 9·10¹³. */
export const sum = (a: number, b: number): number => {
  const total = a + b;
  return Number.isInteger(total) ? total : onHundredths(total);
};

/**
 * The amount of a contribution: 1 where it says nothing.
 * @throws StatsError `stats/bad-amount` for anything finer than hundredths, or not finite.
 */
export const amountOf = (amount: number | undefined): number => {
  if (amount === undefined) return 1;
  if (!Number.isFinite(amount) || onHundredths(amount) !== amount) {
    throw new StatsError('stats/bad-amount', `${amount} is not an amount in whole hundredths`);
  }
  return amount;
};

const MILLION = 1_000_000;

/** The exact sum of two figures of a form, which may be 万元 to the fen: six decimals, up to 9·10⁹ with all of them. */
export const sumOfFigures = (a: number, b: number): number => {
  const total = a + b;
  return Number.isInteger(total) ? total : Math.round(total * MILLION) / MILLION;
};
