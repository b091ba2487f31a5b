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
      return setDate(measure, calendar, dayEnds);
    case 'working-days':
      return counted(
        calendar.addWorkingDays(measure.start, measure.count + measure.extension, measure.excluded),
        dayEnds,
      );
  }
};

const counted = (reckoned: Reckoned | null, dayEnds: DayEnds): Due | null =>
  reckoned === null ? null : { on: reckoned.date, at: dayEnds(reckoned.date), provisional: openPart(reckoned) };

type SetDate = Extract<Measure, { by: 'set-date' }>;

const setDate = ({ start, on, excluded = [] }: SetDate, calendar: Calendar, dayEnds: DayEnds): Due | null => {
  const asSet: Due = { on, at: writable(dayEnds(on)), provisional: null };
  // A stop that begins on the last day or later gives nothing back.
  const stops = excluded.filter((one) => one.after < on && (one.through === null || one.through > start));
  if (stops.length === 0) return asSet;
  if (stops.some((one) => one.through === null)) return null;
  const days = calendar.workingDaysBetween(start, on, []);
  if (calendar.workingDaysBetween(start, on, stops) === days) return asSet;
  return counted(calendar.addWorkingDays(start, days, stops), dayEnds);
};

/** @throws CalendarError for the end of the last day of all, which has no date: whoever shows it would fail. */
const writable = (at: Instant): Instant => {
  civilDateOf(at);
  return at;
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

/** When a clock is due: null while it is not started or stopped, or where the calendar cannot say, which is told. */
export const dueOf = (
  clock: Pick<Clock, 'measure'>,
  calendar: Calendar,
  dayEnds: DayEnds = endOfDay,
): Pick<ClockReading, 'due' | 'unknownYear' | 'outside'> => {
  if (clock.measure === null) return { due: null, unknownYear: null, outside: false };
  try {
    return { due: reckon(clock.measure, calendar, dayEnds), unknownYear: null, outside: false };
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    const unknownYear = error instanceof CalendarNotPublishedError ? error.year : null;
    return { due: null, unknownYear, outside: unknownYear === null };
  }
};

/** The instant from which a period is over for certain: the end of the latest day where its last day is still a guess. */
export const certainEnd = (due: Due, dayEnds: DayEnds = endOfDay): Instant =>
  due.provisional === null ? due.at : dayEnds(due.provisional.latest);

const stateOf = (clock: Clock, end: Instant | null, unknown: boolean, now: Instant): ClockState => {
  if (clock.ended !== null) {
    if (clock.ended.how === 'void') return 'void';
    return end === null || isInTime(clock.measure, clock.ended.at, end) ? 'met' : 'late';
  }
  if (clock.measure === null) return 'waiting';
  if (end === null) return unknown ? 'running' : 'paused';
  return isInTime(clock.measure, now, end) ? 'running' : 'overdue';
};

// An act at exactly the limit of an hour clock is in time; a day ends with its last instant, so its end is already late.
const isInTime = (measure: Measure | null, at: Instant, end: Instant): boolean =>
  measure?.by === 'hours' ? at <= end : at < end;

/**
 * Reads a clock at an instant. A count beyond everything the calendar knows gives no due date and names the year; one
 * that lies outside it altogether says so. A stored case is never unreadable for its days.
 */
export const readClock = (
  clock: Clock,
  calendar: Calendar,
  now: Instant,
  dayEnds: DayEnds = endOfDay,
): ClockReading => {
  const { due, unknownYear, outside } = dueOf(clock, calendar, dayEnds);
  const state = stateOf(clock, due === null ? null : certainEnd(due, dayEnds), unknownYear !== null || outside, now);
  const at = clock.ended?.at ?? now;
  // Past a guessed day nobody can say how much is left, or how late it is.
  const guessed = due !== null && due.provisional !== null && at >= due.at && state !== 'overdue' && state !== 'late';
  const idle = due === null || clock.measure === null || state === 'void' || guessed;
  const left = idle ? null : leftOf(clock.measure, due, calendar, at);
  return { ...clock, state, due, left, unknownYear, outside };
};

/** The day-by-day sum of a working-day clock, from the day after its start through its due day; empty for other clocks. */
export const traceClock = (reading: ClockReading, calendar: Calendar): readonly TracedDay[] =>
  reading.measure?.by === 'working-days' && reading.due !== null
    ? calendar.trace(reading.measure.start, reading.due.on, reading.measure.excluded)
    : [];
