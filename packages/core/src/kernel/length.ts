import type { CivilDate } from '@gongkai/calendar';

/** A length that counts units of time from a start. */
export interface FixedLength {
  readonly unit: 'working-day' | 'natural-day' | 'hour' | 'minute' | 'month' | 'year';
  readonly count: number;
  /** The period ends on the next working day where its last day is a day off (Civil Code 203). */
  readonly roll?: true;
}

/** A date taken from the context of a case: `null` while it is not set, `undefined` where the case has no such date. */
type DateIn<C> = (context: C) => CivilDate | null | undefined;

/** How long a period is. An agency or an order sets some of them; the law fixes the others. */
export type Length<C = never> =
  | FixedLength
  /** A date set by an authority with the power to do so. */
  | { readonly unit: 'set-date'; readonly on: DateIn<C> }
  /** The same day of every year, as `MM-DD`. */
  | { readonly unit: 'on-date'; readonly monthDay: string }
  /** A minimum: an act before its end is irregular. */
  | { readonly unit: 'at-least'; readonly of: FixedLength }
  /** An act that must come at least so long before another day. */
  | { readonly unit: 'before'; readonly anchor: DateIn<C>; readonly of: FixedLength }
  /** A number of acts owed in each month, quarter, half-year or year; statistics judge it, no clock runs. */
  | { readonly unit: 'quota'; readonly count: number; readonly per: 'month' | 'quarter' | 'half-year' | 'year' };

/** Working days; day one is the working day after the start. */
export const workingDays = (count: number): FixedLength => ({ unit: 'working-day', count });

/** Natural days; with `roll` a last day that is a day off moves to the next working day. */
export const naturalDays = (count: number, { roll = false } = {}): FixedLength =>
  roll ? { unit: 'natural-day', count, roll } : { unit: 'natural-day', count };

/** Elapsed hours: nights and holidays count. */
export const hours = (count: number): FixedLength => ({ unit: 'hour', count });

/** Elapsed minutes. */
export const minutes = (count: number): FixedLength => ({ unit: 'minute', count });

/** Calendar months: the corresponding day, else the last day of the month (Civil Code 202). */
export const months = (count: number, { roll = false } = {}): FixedLength =>
  roll ? { unit: 'month', count, roll } : { unit: 'month', count };

/** Calendar years. */
export const years = (count: number, { roll = false } = {}): FixedLength =>
  roll ? { unit: 'year', count, roll } : { unit: 'year', count };

/** A date that the context holds. */
export const setDate = <C>(on: DateIn<C>): Length<C> => ({ unit: 'set-date', on });

/**
 * The same day of every year, the first one after the start.
 * @throws Error when `monthDay` is not a day that every year has.
 */
export const onDate = (monthDay: string): Length<unknown> => {
  const [, month = '', day = ''] = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.exec(monthDay) ?? [];
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
  if (Number(day) < 1 || Number(day) > days) throw new Error(`${monthDay} is not a day of every year`);
  return { unit: 'on-date', monthDay };
};

/** A minimum: an act before its end is irregular. */
export const atLeast = (of: FixedLength): Length<unknown> => ({ unit: 'at-least', of });

/** At least so long before the day that `anchor` names. */
export const before = <C>(anchor: DateIn<C>, of: FixedLength): Length<C> => ({ unit: 'before', anchor, of });

/** So many acts in each month, quarter, half-year or year. */
export const quota = (count: number, per: 'month' | 'quarter' | 'half-year' | 'year'): Length<unknown> => ({
  unit: 'quota',
  count,
  per,
});
