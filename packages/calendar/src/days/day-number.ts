import { elementAt } from './element-at.ts';

/** Day number of 1970-01-01, the day on which epoch milliseconds begin. */
export const EPOCH_DAY = 719_163;
/** Day number of 9999-12-31, the last day that has a four-digit year. */
export const LAST_DAY = 3_652_059;
/** The value for "no such day"; real days are numbered from 1, which is 0001-01-01, a Monday. */
export const NO_DAY = 0;

const DASH = 45;
const ZERO = 48;
// Large enough to make any sum of digits negative, so that one comparison refuses every bad character.
const NOT_A_DIGIT = -1_000_000;
const DAYS_BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

const digit = (text: string, at: number): number => {
  const value = text.charCodeAt(at) - ZERO;
  return value >= 0 && value <= 9 ? value : NOT_A_DIGIT;
};

/** Two digits of a text as a number; negative when one of them is not a digit. */
export const twoDigits = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Number of days in a month of the Gregorian calendar. */
export const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

/** The number of a day, counted from 0001-01-01 = 1; {@link NO_DAY} when the day does not exist. */
export const dayNumber = (year: number, month: number, day: number): number => {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return NO_DAY;
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return past * 365 + leapDays + elementAt(DAYS_BEFORE_MONTH, month) + leapDay + day;
};

/** Reads `YYYY-MM-DD` strictly; {@link NO_DAY} when the text has another form or names no day. */
export const parseDay = (text: string): number => {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return NO_DAY;
  return dayNumber(twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8));
};

/** Year, month (1–12) and day of the month of a day number. */
export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The inverse of {@link dayNumber}, computed in years that begin on 1 March so that the leap day comes last. */
export const dayParts = (number: number): DayParts => {
  const since = number + 305;
  const era = Math.floor(since / 146_097);
  const dayOfEra = since - era * 146_097;
  const leapFree =
    dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor(leapFree / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * march + 2) / 5) + 1;
  const month = march < 10 ? march + 3 : march - 9;
  return { year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day };
};

/** ISO weekday of a day number: Monday 1 … Sunday 7. */
export const isoWeekday = (number: number): number => ((number - 1) % 7) + 1;

/** `YYYY-MM-DD` of a day number between 1 and {@link LAST_DAY}. */
export const dayText = (number: number): string => {
  const { year, month, day } = dayParts(number);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};
