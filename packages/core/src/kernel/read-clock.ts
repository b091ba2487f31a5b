import type { Calendar, CivilDate, Instant, Reckoned, TracedDay } from '@gongkai/calendar';
import { addHours, CalendarError, CalendarNotPublishedError, civilDateOf, endOfDay } from '@gongkai/calendar';
import type { Clock, ClockReading, ClockState, Due, Measure, TimeLeft } from './clock.ts';

const reckon = (measure: Measure, calendar: Calendar, dayEnds: DayEnds): Due | null => {
  switch (measure.by) {
    case 'hours': {
      const at = addHours(measure.start, measure.count);
      return { on: civilDateOf(at), at, provisional: null };
    }
    case 'set-date':
      return { on: measure.on, at: dayEnds(measure.on), provisional: null };
    case 'working-days': {
      const reckoned = calendar.addWorkingDays(measure.start, measure.count + measure.extension, measure.excluded);
      if (reckoned === null) return null;
      return { on: reckoned.date, at: dayEnds(reckoned.date), provisional: openPart(reckoned) };
    }
  }
};

const openPart = (reckoned: Reckoned): Due['provisional'] =>
  reckoned.kind === 'final'
    ? null
    : { openFrom: reckoned.openFrom, latest: reckoned.latest, missingYears: reckoned.missingYears };

/** The instant at which a day period ends: 24:00 of the day by default (Civil Code 203; reading U15). */
export type DayEnds = (on: CivilDate) => Instant;

// A pause that begins after the due day gives nothing back, so that lateness counts every working day since then.
// A date that somebody set, or the present day, may lie outside the calendar; then the days between cannot be counted.
const leftOf = (measure: Measure, due: Due, calendar: Calendar, at: Instant): TimeLeft | null => {
  if (measure.by === 'hours') return { milliseconds: due.at - at };
  const excluded = measure.by === 'working-days' && at < due.at ? measure.excluded : [];
  try {
    return { workingDays: calendar.workingDaysBetween(civilDateOf(at), due.on, excluded) };
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
};

/** When a clock is due: null while it is not started or stopped; `unknownYear` where the calendar cannot say. */
export const dueOf = (
  clock: Pick<Clock, 'measure'>,
  calendar: Calendar,
  dayEnds: DayEnds = endOfDay,
): { readonly due: Due | null; readonly unknownYear: number | null } => {
  if (clock.measure === null) return { due: null, unknownYear: null };
  try {
    return { due: reckon(clock.measure, calendar, dayEnds), unknownYear: null };
  } catch (error) {
    if (!(error instanceof CalendarNotPublishedError)) throw error;
    return { due: null, unknownYear: error.year };
  }
};

const stateOf = (clock: Clock, due: Due | null, unknown: boolean, now: Instant): ClockState => {
  if (clock.ended !== null) {
    if (clock.ended.how === 'void') return 'void';
    return due === null || isInTime(clock.measure, clock.ended.at, due) ? 'met' : 'late';
  }
  if (clock.measure === null) return 'waiting';
  if (due === null) return unknown ? 'running' : 'paused';
  return isInTime(clock.measure, now, due) ? 'running' : 'overdue';
};

// An act at exactly the limit of an hour clock is in time; a day ends with its last instant, so its end is already late.
const isInTime = (measure: Measure | null, at: Instant, due: Due): boolean =>
  measure?.by === 'hours' ? at <= due.at : at < due.at;

/**
 * Reads a clock at an instant. A count beyond everything the calendar knows gives no due date and names the year.
 * @throws CalendarRangeError when a day lies before the calendar.
 */
export const readClock = (
  clock: Clock,
  calendar: Calendar,
  now: Instant,
  dayEnds: DayEnds = endOfDay,
): ClockReading => {
  const { due, unknownYear } = dueOf(clock, calendar, dayEnds);
  const state = stateOf(clock, due, unknownYear !== null, now);
  const idle = due === null || clock.measure === null || state === 'void';
  const left = idle ? null : leftOf(clock.measure, due, calendar, clock.ended?.at ?? now);
  return { ...clock, state, due, left, unknownYear };
};

/** The day-by-day sum of a working-day clock, from the day after its start through its due day; empty for other clocks. */
export const traceClock = (reading: ClockReading, calendar: Calendar): readonly TracedDay[] =>
  reading.measure?.by === 'working-days' && reading.due !== null
    ? calendar.trace(reading.measure.start, reading.due.on, reading.measure.excluded)
    : [];
