import type { Calendar, CivilDate, Instant, Interval, ComputedDate, TracedDay } from '@gongkai/calendar';
import {
  addDays,
  addHours,
  CalendarError,
  CalendarNotPublishedError,
  civilDateOf,
  daysBetween,
  endOfDay,
} from '@gongkai/calendar';
import type { Clock, ClockReading, ClockState, CountedDays, Due, Measure, TimeLeft } from './clock.ts';
import { namedDays } from './named-day.ts';

const computeDue = (measure: Measure, calendar: Calendar, dayEnds: DayEnds): Due | null => {
  switch (measure.by) {
    case 'hours':
      return elapsed(addHours(measure.start, measure.count));
    case 'minutes':
      return elapsed(measure.start + measure.count * 60_000);
    case 'set-date':
      return setDate(measure, calendar, dayEnds);
    case 'working-days':
      return workingDays(measure, calendar, dayEnds);
    case 'natural-days':
      return naturalDays(measure, calendar, dayEnds);
    case 'months':
      return counted(calendar.addCalendarMonths(measure.start, measure.count, { roll: measure.roll }), dayEnds);
    case 'days-before':
      return counted(
        measure.unit === 'working-day'
          ? calendar.addWorkingDays(measure.anchor, -measure.count)
          : calendar.addNaturalDays(measure.anchor, -measure.count),
        dayEnds,
      );
  }
};

const workingDays = (measure: CountedDays, calendar: Calendar, dayEnds: DayEnds): Due | null => {
  const { start, count, extension, excluded } = measure;
  return counted(calendar.addWorkingDays(start, count + extension + namedDays(measure, calendar), excluded), dayEnds);
};

// By how many working days a named day extends the period, for display.
const extendedBy = (measure: Measure | null, calendar: Calendar): number | null => {
  if (measure?.by !== 'working-days' || measure.until === undefined) return null;
  try {
    return namedDays(measure, calendar);
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
};

const elapsed = (at: Instant): Due => ({ on: civilDateOf(at), at, provisional: null });

const counted = (result: ComputedDate | null, dayEnds: DayEnds): Due | null =>
  result === null ? null : { on: result.date, at: dayEnds(result.date), provisional: openPart(result) };

type NaturalDays = Extract<Measure, { by: 'natural-days' }>;

// Excluded days are passed over one by one; an extension is added to the day before it rolls.
const naturalDays = (measure: NaturalDays, calendar: Calendar, dayEnds: DayEnds): Due | null => {
  const { start, count, extension, excluded, roll } = measure;
  let last = addDays(start, count + extension);
  for (const { after, through } of unionOf(excluded)) {
    if (after >= last || (through !== null && through <= start)) continue;
    if (through === null) return null;
    last = addDays(last, daysBetween(after < start ? start : after, through));
  }
  return counted(calendar.addNaturalDays(last, 0, { roll }), dayEnds);
};

// Overlapping intervals count once; the earliest comes first.
const unionOf = (excluded: readonly Interval[]): readonly Interval[] => {
  const union: Interval[] = [];
  for (const one of excluded.toSorted((a, b) => (a.after < b.after ? -1 : 1))) {
    const last = union.at(-1);
    if (last === undefined || (last.through !== null && one.after > last.through)) union.push(one);
    else union[union.length - 1] = { after: last.after, through: later(last.through, one.through) };
  }
  return union;
};

const later = (a: CivilDate | null, b: CivilDate | null): CivilDate | null =>
  a === null || b === null ? null : a > b ? a : b;

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

/** @throws CalendarError for the end of the last day of all, which has no date and cannot be shown. */
const writable = (at: Instant): Instant => {
  civilDateOf(at);
  return at;
};

const openPart = (reckoned: ComputedDate): Due['provisional'] =>
  reckoned.kind === 'final'
    ? null
    : { openFrom: reckoned.openFrom, latest: reckoned.latest, missingYears: reckoned.missingYears };

/** The instant at which a day period ends: 24:00 of the day by default (Civil Code 203; reading U15). */
export type DayEnds = (on: CivilDate) => Instant;

// A pause that begins after the due day gives nothing back, so that lateness counts every working day since then.
// A date that was set, or the present day, may be outside the calendar; then the days between cannot be counted.
const leftOf = (measure: Measure, due: Due, calendar: Calendar, at: Instant): TimeLeft | null => {
  if (isElapsed(measure)) return { milliseconds: due.at - at };
  const excluded = measure.by === 'working-days' && at < due.at ? measure.excluded : [];
  try {
    return { workingDays: calendar.workingDaysBetween(civilDateOf(at), due.on, excluded) };
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
};

/** When a clock is due: null while it waits or is stopped, or where the calendar cannot say, with the reason. */
export const dueOf = (
  clock: Pick<Clock, 'measure'>,
  calendar: Calendar,
  dayEnds: DayEnds = endOfDay,
): Pick<ClockReading, 'due' | 'unknownYear' | 'outOfRange'> => {
  if (clock.measure === null) return { due: null, unknownYear: null, outOfRange: false };
  try {
    return { due: computeDue(clock.measure, calendar, dayEnds), unknownYear: null, outOfRange: false };
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    const unknownYear = error instanceof CalendarNotPublishedError ? error.year : null;
    return { due: null, unknownYear, outOfRange: unknownYear === null };
  }
};

/** The instant from which a period is over for certain: the end of the latest day where its last day is still a guess. */
export const certainEnd = (due: Due, dayEnds: DayEnds = endOfDay): Instant =>
  due.provisional === null ? due.at : dayEnds(due.provisional.latest);

const minimumState = (clock: Clock, end: Instant | null, now: Instant): ClockState => {
  if (clock.measure === null) return 'waiting';
  const at = clock.ended?.at ?? now;
  if (end !== null && at >= end) return 'met';
  return clock.ended === null ? 'running' : 'early';
};

const stateOf = (clock: Clock, end: Instant | null, unknown: boolean, now: Instant): ClockState => {
  if (clock.ended?.how === 'void') return 'void';
  if (clock.minimum === true) return minimumState(clock, end, now);
  if (clock.ended !== null) {
    return end === null || isInTime(clock.measure, clock.ended.at, end) ? 'met' : 'late';
  }
  if (clock.measure === null) return 'waiting';
  if (end === null) return unknown ? 'running' : 'paused';
  return isInTime(clock.measure, now, end) ? 'running' : 'overdue';
};

// An act at exactly the limit of an hour clock is in time; a day ends with its last instant, so its end is already late.
const isInTime = (measure: Measure | null, at: Instant, end: Instant): boolean =>
  measure !== null && isElapsed(measure) ? at <= end : at < end;

/** Whether a measure counts elapsed time and no days. */
export const isElapsed = (measure: Measure): measure is Extract<Measure, { by: 'hours' | 'minutes' }> =>
  measure.by === 'hours' || measure.by === 'minutes';

/**
 * Reads a clock at an instant. A count beyond everything the calendar knows gives no due date and names the year; one
 * that is wholly outside it says so. A stored case is never unreadable for its days.
 */
export const readClock = (
  clock: Clock,
  calendar: Calendar,
  now: Instant,
  dayEnds: DayEnds = endOfDay,
): ClockReading => {
  const { due, unknownYear, outOfRange } = dueOf(clock, calendar, dayEnds);
  const end = due === null ? null : certainEnd(due, dayEnds);
  const state = stateOf(clock, end, unknownYear !== null || outOfRange, now);
  const at = clock.ended?.at ?? now;
  // After a guessed day the time left, or the delay, is unknown.
  const guessed = due !== null && due.provisional !== null && at >= due.at && state !== 'overdue' && state !== 'late';
  const idle = due === null || clock.measure === null || state === 'void' || guessed;
  const remaining = idle ? null : leftOf(clock.measure, due, calendar, at);
  return {
    ...clock,
    state,
    due,
    extendedBy: extendedBy(clock.measure, calendar),
    over: end !== null && now >= end,
    remaining,
    unknownYear,
    outOfRange,
  };
};

/** The day-by-day sum of a working-day clock, from the day after its start through its due day; empty for other clocks. */
export const traceClock = (reading: ClockReading, calendar: Calendar): readonly TracedDay[] =>
  reading.measure?.by === 'working-days' && reading.due !== null
    ? calendar.trace(reading.measure.start, reading.due.on, reading.measure.excluded)
    : [];
