import type { CivilDate } from './civil-date.ts';
import { dateOf, isCivilDate, numberOf } from './civil-date.ts';
import { EPOCH_DAY, LAST_DAY } from './day-number.ts';
import { CalendarError } from './errors.ts';

/** A moment as epoch milliseconds. */
export type Instant = number;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Asia/Shanghai stands at UTC+8 without daylight saving in all years covered (from 2008). */
const SHANGHAI = 8 * HOUR;
const WIDEST_OFFSET = 14 * HOUR;
const FIRST_INSTANT = (1 - EPOCH_DAY) * DAY - SHANGHAI;
const END_OF_INSTANTS = (LAST_DAY + 1 - EPOCH_DAY) * DAY - SHANGHAI;

const FORM = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(?:(Z)|([+-])(\d\d):(\d\d))$/;

const noSuchInstant = (what: string): CalendarError =>
  new CalendarError(
    'calendar/impossible-instant',
    `${what} is not an instant: an ISO date-time with an offset is needed`,
  );

const inRange = (at: Instant): Instant => {
  if (at >= FIRST_INSTANT && at < END_OF_INSTANTS) return at;
  if (Number.isNaN(at)) throw noSuchInstant(String(at));
  throw new CalendarError('calendar/impossible-instant', `${at} ms lies outside the years 0001 to 9999`);
};

const upTo = (text: string | undefined, most: number): number | null => {
  const value = Number(text ?? '0');
  return value <= most ? value : null;
};

const offsetOf = (sign: string | undefined, hours: string | undefined, minutes: string | undefined): number | null => {
  const past = upTo(minutes, 59);
  if (past === null) return null;
  const offset = Number(hours ?? '0') * HOUR + past * MINUTE;
  // ISO 8601 has no negative zero.
  if (offset > WIDEST_OFFSET || (sign === '-' && offset === 0)) return null;
  return sign === '-' ? -offset : offset;
};

/**
 * Reads an ISO 8601 date-time with `Z` or an offset into epoch milliseconds; seconds and milliseconds may be left out.
 * @throws CalendarError `calendar/impossible-instant` for a missing offset, an impossible date, hour 24, second 60 and any other form.
 * @example
 * instantOf('2026-04-20T16:00:00Z') === instantOf('2026-04-21T00:00+08:00') // => true
 */
export const instantOf = (text: string): Instant => {
  const [, on = '', hh, mm, ss, fraction = '', , sign, offsetHours, offsetMinutes] = FORM.exec(text) ?? [];
  const hour = upTo(hh, 23);
  const minute = upTo(mm, 59);
  const second = upTo(ss, 59);
  const offset = offsetOf(sign, offsetHours, offsetMinutes);
  if (!isCivilDate(on) || hour === null || minute === null || second === null || offset === null) {
    throw noSuchInstant(JSON.stringify(text) ?? 'undefined');
  }
  const time = hour * HOUR + minute * MINUTE + second * SECOND + Number(fraction.padEnd(3, '0'));
  return inRange((numberOf(on) - EPOCH_DAY) * DAY + time - offset);
};

/**
 * The day on which an instant falls in China.
 * @throws CalendarError `calendar/impossible-instant` when it is no number or lies outside the years 0001 … 9999.
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
 * @throws CalendarError `calendar/impossible-instant` when the result lies outside the years 0001 … 9999.
 * @example
 * formatInstant(addHours(instantOf('2026-02-16T22:40:00+08:00'), 5)) // => '2026-02-17T03:40:00+08:00'
 */
export const addHours = (at: Instant, hours: number): Instant => inRange(Math.round(at + hours * HOUR));

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/**
 * Writes an instant in Shanghai time; milliseconds only where they are not zero.
 * @throws CalendarError `calendar/impossible-instant` when it is no number or lies outside the years 0001 … 9999.
 * @example
 * formatInstant(0) // => '1970-01-01T08:00:00+08:00'
 */
export const formatInstant = (at: Instant): string => {
  const on = civilDateOf(at);
  const time = Math.floor(at) - startOfDay(on);
  const clock = [time / HOUR, (time / MINUTE) % 60, (time / SECOND) % 60]
    .map((part) => pad(Math.floor(part)))
    .join(':');
  const milliseconds = time % SECOND;
  return `${on}T${clock}${milliseconds === 0 ? '' : `.${pad(milliseconds, 3)}`}+08:00`;
};
