import type { Calendar, CivilDate, Instant, TracedDay } from '@gongkai/calendar';
import { addHours, CalendarNotPublishedError, civilDateOf, endOfDay } from '@gongkai/calendar';
import type { Clock, ClockReading, ClockState, Due, Measure, TimeLeft } from './clock.ts';

const dueOf = (measure: Measure, calendar: Calendar, dayEnds: DayEnds): Due | null => {
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
      const { openFrom, latest, missingYears } = reckoned.kind === 'provisional' ? reckoned : NOTHING_OPEN;
      const provisional = openFrom === null ? null : { openFrom, latest, missingYears };
      return { on: reckoned.date, at: dayEnds(reckoned.date), provisional };
    }
  }
};

const NOTHING_OPEN = { openFrom: null, latest: null, missingYears: [] } as const;

/** The instant at which a day period ends: 24:00 of the day by default (Civil Code 203; reading U15). */
export type DayEnds = (on: CivilDate) => Instant;

const leftOf = (measure: Measure, due: Due, calendar: Calendar, at: Instant): TimeLeft => {
  if (measure.by === 'hours') return { milliseconds: due.at - at };
  const today = civilDateOf(at);
  const excluded = measure.by === 'working-days' ? measure.excluded : [];
  return { workingDays: safeBetween(calendar, today, due.on, excluded) };
};

// Days that no notice settles are counted by the same best guess as the due date itself.
const safeBetween = (calendar: Calendar, from: CivilDate, to: CivilDate, excluded: Parameters<Calendar['workingDaysBetween']>[2]) =>
  calendar.workingDaysBetween(from, to, excluded);

const stateOf = (clock: Clock, due: Due | null, now: Instant): ClockState => {
  if (clock.ended !== null) {
    if (clock.ended.how === 'void') return 'void';
    return due === null || isInTime(clock.measure, clock.ended.at, due) ? 'met' : 'late';
  }
  if (clock.measure === null) return 'waiting';
  if (due === null) return 'paused';
  return isInTime(clock.measure, now, due) ? 'running' : 'overdue';
};

// An act at exactly the limit of an hour clock is in time; a day ends with its last instant, so its end is already late.
const isInTime = (measure: Measure | null, at: Instant, due: Due): boolean =>
  measure?.by === 'hours' ? at <= due.at : at < due.at;

/**
 * Reads a clock at an instant. A count beyond everything the calendar knows gives no due date and names the year.
 * @throws CalendarRangeError when the start lies before the calendar.
 */
export const readClock = (clock: Clock, calendar: Calendar, now: Instant, dayEnds: DayEnds = endOfDay): ClockReading => {
  if (clock.measure === null) return { ...clock, state: stateOf(clock, null, now), due: null, left: null, unknownYear: null };
  try {
    const due = dueOf(clock.measure, calendar, dayEnds);
    const state = stateOf(clock, due, now);
    const judgedAt = clock.ended?.at ?? now;
    const left = due === null || state === 'void' ? null : leftOf(clock.measure, due, calendar, judgedAt);
    return { ...clock, state, due, left, unknownYear: null };
  } catch (error) {
    if (!(error instanceof CalendarNotPublishedError)) throw error;
    const state = clock.ended === null ? 'running' : clock.ended.how === 'void' ? 'void' : 'met';
    return { ...clock, state, due: null, left: null, unknownYear: error.year };
  }
};

/** The day-by-day sum of a working-day clock, from the day after its start through its due day; empty for other clocks. */
export const traceClock = (reading: ClockReading, calendar: Calendar): readonly TracedDay[] =>
  reading.measure?.by === 'working-days' && reading.due !== null
    ? calendar.trace(reading.measure.start, reading.due.on, reading.measure.excluded)
    : [];
