import type { Calendar, Interval } from '@gongkai/calendar';
import type { CountedDays, NamedDay } from './clock.ts';

/** The stops as they are on a day: those that have begun, and none of them beyond it. */
const stopsOn = (since: NamedDay['since'], excluded: readonly Interval[]): readonly Interval[] =>
  excluded
    .filter(({ after }) => after < since)
    .map(({ after, through }) => ({ after, through: through === null || through > since ? since : through }));

/**
 * The working days from the end that a period has on the day on which another end is named for it, through the last
 * working day on or before the named one; negative where it is earlier. A clock that is stopped on that day goes on
 * after it for this purpose: later days of the stop move the end, as every later stop does.
 */
export const daysUntil = (
  { start, count, excluded }: Pick<CountedDays, 'start' | 'count' | 'excluded'>,
  { on, since, beside }: Pick<NamedDay, 'on' | 'since' | 'beside'>,
  calendar: Calendar,
): number => {
  const stops = stopsOn(since, excluded);
  const base = calendar.addWorkingDays(start, count + beside, stops);
  // Every stop of the list has an end, so the count has one.
  return base === null ? 0 : calendar.workingDaysBetween(base.date, on, stops);
};

/** The working days by which a named day extends a period: within the limit, and never a shortening; 0 without one. */
export const namedDays = (measure: CountedDays, calendar: Calendar): number =>
  measure.until === undefined
    ? 0
    : Math.max(0, Math.min(daysUntil(measure, measure.until, calendar), measure.until.most - measure.extension));
