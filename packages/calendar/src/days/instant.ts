import { type CivilDate, dateOf, numberOf } from './civil-date.ts';
import { EPOCH_DAY, LAST_DAY, NO_DAY, parseDay, twoDigits } from './day-number.ts';
import { CalendarError } from './calendar-error.ts';

/** A moment as epoch milliseconds. */
export type Instant = number;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Asia/Shanghai is at UTC+8 without daylight saving in all years covered (from 2008). */
const SHANGHAI = 8 * HOUR;
const WIDEST_OFFSET = 14 * HOUR;
const FIRST_INSTANT = (1 - EPOCH_DAY) * DAY - SHANGHAI;
const END_OF_INSTANTS = (LAST_DAY + 1 - EPOCH_DAY) * DAY - SHANGHAI;

const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;
const [HOURS_AT, MINUTES_AT, SECONDS_AT, FRACTION_AT] = [11, 14, 17, 20];
const OFFSET_LENGTH = '+08:00'.length;

const noSuchInstant = (what: string): CalendarError =>
  new CalendarError(
    'calendar/impossible-instant',
    `${what} is not an instant: an ISO date-time with an offset is needed`,
  );

const inRange = (at: Instant): Instant => {
  if (at >= FIRST_INSTANT && at < END_OF_INSTANTS) return at;
  if (Number.isNaN(at)) throw noSuchInstant(String(at));
  throw new CalendarError('calendar/impossible-instant', `${at} ms is outside the years 0001 to 9999`);
};

const offsetOf = (text: string): number | null => {
  if (text.endsWith('Z')) return 0;
  const [hours, minutes] = [twoDigits(text, text.length - 5), twoDigits(text, text.length - 2)];
  const offset = hours * HOUR + minutes * MINUTE;
  const isWest = text.charAt(text.length - OFFSET_LENGTH) === '-';
  // ISO 8601 has no negative zero.
  if (minutes > 59 || offset > WIDEST_OFFSET || (isWest && offset === 0)) return null;
  return isWest ? -offset : offset;
};

const millisecondsOf = (text: string): number =>
  text.charAt(FRACTION_AT - 1) === '.' ? Number(text.slice(FRACTION_AT).replace(/\D.*/, '').padEnd(3, '0')) : 0;

/**
 * Reads an ISO 8601 date-time with `Z` or an offset into epoch milliseconds; seconds and milliseconds may be left out.
 * @throws CalendarError `calendar/impossible-instant` for a missing offset, an impossible date, hour 24, second 60 and any other form.
 * @example
 * instantOf('2026-04-20T16:00:00Z') === instantOf('2026-04-21T00:00+08:00') // => true
 */
export const instantOf = (text: string): Instant => {
  // Every fact is read three times: parts at known places cost a third of what captured groups did.
  const day = FORM.test(text) ? parseDay(text.slice(0, 10)) : NO_DAY;
  if (day === NO_DAY) throw noSuchInstant(JSON.stringify(text) ?? 'undefined');
  const [hour, minute] = [twoDigits(text, HOURS_AT), twoDigits(text, MINUTES_AT)];
  const second = text.charAt(SECONDS_AT - 1) === ':' ? twoDigits(text, SECONDS_AT) : 0;
  const offset = offsetOf(text);
  if (hour > 23 || minute > 59 || second > 59 || offset === null) throw noSuchInstant(JSON.stringify(text));
  const time = hour * HOUR + minute * MINUTE + second * SECOND + millisecondsOf(text);
  return inRange((day - EPOCH_DAY) * DAY + time - offset);
};

/**
 * The day on which an instant falls in China.
 * @throws CalendarError `calendar/impossible-instant` when it is not a number or is outside the years 0001 … 9999.
 * @example
 * civilDateOf(instantOf('2026-04-20T15:59:59Z')) // => '2026-04-20'
 * civilDateOf(instantOf('2026-04-20T16:00:00Z')) // => '2026-04-21'
 */
export const civilDateOf = (at: Instant): CivilDate => dateOf(Math.floor((inRange(at) + SHANGHAI) / DAY) + EPOCH_DAY);

/** The first instant of a day in China, 0:00 Shanghai time. */
export const startOfDay = (on: CivilDate): Instant => (numberOf(on) - EPOCH_DAY) * DAY - SHANGHAI;

/**
 * The end of a day in China: 24:00 Shanghai time, which is the start of the next day (Civil Code 203).
 * @example
 * formatInstant(endOfDay(civilDate('2026-05-20'))) // => '2026-05-21T00:00:00+08:00'
 */
export const endOfDay = (on: CivilDate): Instant => startOfDay(on) + DAY;

/**
 * Elapsed hours later: nights and holidays count, nothing rolls (Civil Code 201).
 * @throws CalendarError `calendar/impossible-instant` when the result is outside the years 0001 … 9999.
 * @example
 * formatInstant(addHours(instantOf('2026-02-16T22:40:00+08:00'), 5)) // => '2026-02-17T03:40:00+08:00'
 */
export const addHours = (at: Instant, hours: number): Instant => inRange(Math.round(at + hours * HOUR));

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/**
 * Writes an instant in Shanghai time; milliseconds only where they are not zero.
 * @throws CalendarError `calendar/impossible-instant` when it is not a number or is outside the years 0001 … 9999.
 * @example
 * formatInstant(0) // => '1970-01-01T08:00:00+08:00'
 */
export const formatInstant = (at: Instant): string => {
  const on = civilDateOf(at);
  const time = Math.floor(at) - startOfDay(on);
  const [hour, minute, second] = [
    Math.floor(time / HOUR),
    Math.floor(time / MINUTE) % 60,
    Math.floor(time / SECOND) % 60,
  ];
  const milliseconds = time % SECOND;
  const fraction = milliseconds === 0 ? '' : `.${pad(milliseconds, 3)}`;
  return `${on}T${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}+08:00`;
};
