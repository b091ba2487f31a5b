import {
  type DayParts,
  dayNumber,
  dayParts,
  dayText,
  daysInMonth,
  isoWeekday,
  LAST_DAY,
  NO_DAY,
  parseDay,
} from './day-number.ts';
import { CalendarError } from './calendar-error.ts';

declare const brand: unique symbol;

/** A day as `YYYY-MM-DD` that exists, without time or zone; made by {@link civilDate} and the functions that return days. */
export type CivilDate = string & { readonly [brand]: 'CivilDate' };

/** ISO weekday: Monday 1 … Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

// Guarantee: every caller passes a text that names an existing day in the form YYYY-MM-DD.
const branded = (text: string): CivilDate => text as CivilDate;

// Guarantee: isoWeekday of a day number from 1 is one of 1 … 7.
const asWeekday = (value: number): Weekday => value as Weekday;

/** Whether a value is a `YYYY-MM-DD` text of an existing day. */
export const isCivilDate = (text: unknown): text is CivilDate => typeof text === 'string' && parseDay(text) !== NO_DAY;

const noSuchDay = (what: string): CalendarError =>
  new CalendarError('calendar/impossible-date', `There is no day ${what}`);

/**
 * Checks a text and gives it the type of a day.
 * @throws CalendarError `calendar/impossible-date` for any other form and for days that do not exist.
 * @example
 * civilDate('2024-02-29') // => '2024-02-29'
 */
export const civilDate = (text: string): CivilDate => {
  if (!isCivilDate(text)) throw noSuchDay(JSON.stringify(text) ?? 'undefined');
  return text;
};

/**
 * The number of a day, counted from 0001-01-01 = 1.
 * @throws CalendarError `calendar/impossible-date`
 */
export const numberOf = (on: string): number => {
  const number = parseDay(on);
  if (number === NO_DAY) throw noSuchDay(JSON.stringify(on));
  return number;
};

/**
 * The day of a day number.
 * @throws CalendarError `calendar/impossible-date` outside the years 0001 … 9999.
 */
export const dateOf = (number: number): CivilDate => {
  if (!Number.isInteger(number) || number < 1 || number > LAST_DAY) throw noSuchDay(`number ${number}`);
  return branded(dayText(number));
};

/** Year, month and day of a date. */
export const partsOf = (on: CivilDate): DayParts => dayParts(numberOf(on));

/**
 * ISO weekday of a day, Monday 1 … Sunday 7.
 * @example
 * weekdayOf(civilDate('2026-02-14')) // => 6
 */
export const weekdayOf = (on: CivilDate): Weekday => asWeekday(isoWeekday(numberOf(on)));

/**
 * Returns the day a number of natural days later, or earlier when negative.
 * @throws CalendarError `calendar/bad-count` for a fraction, `calendar/impossible-date` outside the years 0001 … 9999.
 * @example
 * addDays(civilDate('2026-02-28'), 1) // => '2026-03-01'
 */
export const addDays = (on: CivilDate, days: number): CivilDate => dateOf(numberOf(on) + wholeCount(days));

/**
 * The corresponding day a number of months later, else the last day of that month (Civil Code 202).
 * @throws CalendarError `calendar/bad-count` for a fraction, `calendar/impossible-date` outside the years 0001 … 9999.
 * @example
 * addMonths(civilDate('2026-01-31'), 1) // => '2026-02-28'
 */
export const addMonths = (on: CivilDate, months: number): CivilDate => {
  const from = partsOf(on);
  const total = from.year * 12 + from.month - 1 + wholeCount(months);
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  if (year > 9999) throw noSuchDay(`in the year ${year}`);
  return dateOf(dayNumber(year, month, Math.min(from.day, daysInMonth(year, month))));
};

/**
 * Natural days from the first day to the second, negative when the second is earlier.
 * @example
 * daysBetween(civilDate('2026-02-10'), civilDate('2026-03-16')) // => 34
 */
export const daysBetween = (from: CivilDate, to: CivilDate): number => numberOf(to) - numberOf(from);

/**
 * Orders two days: negative, zero or positive as the first is earlier, the same or later.
 * @example
 * compareDates(civilDate('2026-02-10'), civilDate('2026-03-16')) // => -1
 */
export const compareDates = (a: CivilDate, b: CivilDate): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Passes a whole number through.
 * @throws CalendarError `calendar/bad-count`
 */
export const wholeCount = (count: number): number => {
  if (!Number.isSafeInteger(count)) throw new CalendarError('calendar/bad-count', `${count} is not a whole number`);
  return count;
};
