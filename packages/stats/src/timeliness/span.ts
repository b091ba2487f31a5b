import { StatsError } from '../errors.ts';

/** Whole months, the first and the last of them included. */
export interface Span {
  /** `YYYY-MM` */
  readonly from: string;
  readonly through: string;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** How many months lie between the beginning of our era and a month. */
export const monthNumber = (month: string): number => {
  if (!MONTH.test(month)) throw new StatsError('stats/bad-month', `${JSON.stringify(month)} is not a month YYYY-MM`);
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
};

/** The month with a number. */
export const monthOf = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

/** The bounds of a span for counting. @throws StatsError `stats/bad-month` also where it ends before it begins. */
export const boundsOf = ({ from, through }: Span): { readonly from: string; readonly until: string } => {
  if (monthNumber(from) > monthNumber(through)) {
    throw new StatsError('stats/bad-month', `The span from ${from} through ${through} ends before it begins`);
  }
  // After the last month of all there is none of four digits; its text only has to sort behind it.
  return { from, until: through === '9999-12' ? '9999-13' : monthOf(monthNumber(through) + 1) };
};

/** The months of a span, in order. @throws StatsError `stats/bad-month` */
export const monthsIn = (span: Span): readonly string[] => {
  boundsOf(span);
  const first = monthNumber(span.from);
  return Array.from({ length: monthNumber(span.through) - first + 1 }, (_, index) => monthOf(first + index));
};
