import { StatsError } from '../errors.ts';

/** Whole months; the first and the last are included. */
export interface MonthSpan {
  /** `YYYY-MM` */
  readonly from: string;
  readonly through: string;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The number of a month, counted from the first month of year 0. */
export const monthNumber = (month: string): number => {
  if (!MONTH.test(month)) throw new StatsError('stats/bad-month', `${JSON.stringify(month)} is not a month YYYY-MM`);
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
};

/** The month with a number. */
export const monthOf = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

/**
 * Computes the bounds of a span for counting. @throws StatsError `stats/bad-month` also if it ends before it begins.
 */
export const spanBounds = ({ from, through }: MonthSpan): { readonly from: string; readonly until: string } => {
  if (monthNumber(from) > monthNumber(through)) {
    throw new StatsError('stats/bad-month', `The span from ${from} through ${through} ends before it begins`);
  }
  // The month after 9999-12 has no four-digit year; its text only has to sort after it.
  return { from, until: through === '9999-12' ? '9999-13' : monthOf(monthNumber(through) + 1) };
};

/** The months of a span, in order. @throws StatsError `stats/bad-month` */
export const monthsIn = (span: MonthSpan): readonly string[] => {
  spanBounds(span);
  const first = monthNumber(span.from);
  return Array.from({ length: monthNumber(span.through) - first + 1 }, (_, index) => monthOf(first + index));
};
