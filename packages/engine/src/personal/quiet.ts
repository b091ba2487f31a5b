import {
  addDays,
  type Calendar,
  CalendarError,
  type CivilDate,
  civilDateOf,
  type Instant,
  startOfDay,
  weekdayOf,
} from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import type { QuietHours } from './personal-notice.ts';

/** A time of the day, `21:00`. */
export const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)$/;

const millisecondsOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return (hour * 60 + minute) * 60_000;
};

// A year whose notice is not published has no days off but weekends.
const isDayOff = (on: CivilDate, calendar: Calendar): boolean => {
  try {
    return !calendar.isWorkingDay(on);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return weekdayOf(on) > 5;
  }
};

/** The end of the quiet hours at an instant; the instant itself outside of them. */
const endOfHours = (at: Instant, { from, to }: QuietHours): Instant => {
  const [begin, end] = [millisecondsOf(from), millisecondsOf(to)];
  const today = civilDateOf(at);
  const time = at - startOfDay(today);
  const overnight = begin > end;
  const isQuiet = overnight ? time >= begin || time < end : time >= begin && time < end;
  if (!isQuiet) return at;
  return startOfDay(overnight && time >= begin ? addDays(today, 1) : today) + end;
};

// Longer than any run of days off with the hours between.
const MOST_STEPS = 60;

/** When a person may be disturbed: at once, or at the end of their quiet hours and days. */
export const quietUntil = (at: Instant, quiet: QuietHours | null, calendar: Calendar): Instant => {
  if (quiet === null) return at;
  let free = at;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const today = civilDateOf(free);
    const off = quiet.weekends && isDayOff(today, calendar);
    const next = off ? startOfDay(addDays(today, 1)) : endOfHours(free, quiet);
    if (next === free) break;
    free = next;
  }
  return free;
};

/** Whether cases of a procedure run by the hour, so that quiet hours do not delay a notice. */
export const runsByTheHour = ({ periods }: Pick<AnyProcedure, 'periods'>): boolean =>
  Object.values(periods).some(({ length: { unit } }) => unit === 'hour' || unit === 'minute');
