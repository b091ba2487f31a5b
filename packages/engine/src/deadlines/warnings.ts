import type { Calendar, CivilDate, Instant } from '@gongkai/calendar';
import { addHours, CalendarError, startOfDay } from '@gongkai/calendar';
import type { Clock, Due } from '@gongkai/core';

/** An open clock that is neither stopped nor beyond the calendar. */
export interface RunningClock {
  readonly clock: Clock;
  readonly due: Due;
}

/**
 * A reminder 催办 before a clock runs out, or after it where `before` is negative: working days for clocks of days,
 * hours for clocks of hours. It is internal and changes no right of an applicant.
 */
export interface WarningRule {
  readonly before: number;
  readonly unit: 'working-day' | 'hour';
  /** Whom it reaches, for example `holder` or `superior`: the last part of the topic. */
  readonly to: string;
}

/** One warning of one clock: when it is due, and the name under which it is sent once. */
export interface Milestone {
  readonly key: string;
  readonly at: Instant;
  readonly rule: WarningRule;
  readonly clock: RunningClock;
}

// Offices read their mail when the day begins, not at midnight.
const HOUR_OF_DAY = 9;

// A clock that ends without consequence, such as the window for a notice of correction, is no cause for haste.
// Applicants, third parties and other agencies are not reminded by the office's own ladder.
const ours = ({ clock }: RunningClock): boolean =>
  clock.expires && ['agency', 'responder', 'coordinator'].includes(clock.period.binds);

const workingDaysFrom = (on: CivilDate, count: number, calendar: Calendar): CivilDate | null => {
  try {
    return calendar.addWorkingDays(on, count).date;
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
};

const milestoneAt = ({ clock, due }: RunningClock, rule: WarningRule, calendar: Calendar): Instant | null => {
  if (clock.measure?.by === 'hours') return rule.unit === 'hour' ? addHours(due.at, -rule.before) : null;
  if (rule.unit === 'hour') return null;
  const on = workingDaysFrom(due.on, -rule.before, calendar);
  return on === null ? null : startOfDay(on) + HOUR_OF_DAY * 3_600_000;
};

/** Every warning of the running clocks, earliest first. */
export const milestonesOf = (
  running: readonly RunningClock[],
  rules: readonly WarningRule[],
  calendar: Calendar,
): readonly Milestone[] =>
  running
    .filter(ours)
    .flatMap((clock) =>
      rules.flatMap((rule): readonly Milestone[] => {
        const at = milestoneAt(clock, rule, calendar);
        const key = `${clock.clock.id}|${clock.due.on}|${rule.before}${rule.unit}|${rule.to}`;
        return at === null ? [] : [{ key, at, rule, clock }];
      }),
    )
    .toSorted((a, b) => a.at - b.at);

// What warns before the end says nothing once the end is past.
const stillTrue = ({ rule, clock }: Milestone, now: Instant): boolean => rule.before < 0 || now < clock.due.at;

const sameLadder = (a: Milestone, b: Milestone): boolean =>
  a.clock.clock.id === b.clock.clock.id && a.rule.to === b.rule.to;

/**
 * What has to be sent now, and what counts as sent afterwards: of several that came due on one clock for one reader only
 * the last is sent, so that a run after days of silence sends each once.
 */
export const warningsDue = (
  milestones: readonly Milestone[],
  warned: readonly string[],
  now: Instant,
): { readonly send: readonly Milestone[]; readonly warned: readonly string[] } => {
  const passed = milestones.filter(({ at }) => at <= now);
  const fresh = passed.filter(({ key }) => !warned.includes(key));
  const send = fresh.filter(
    (one) => stillTrue(one, now) && !passed.some((other) => sameLadder(one, other) && other.at > one.at),
  );
  return { send, warned: [...warned, ...fresh.map(({ key }) => key)] };
};

/** `5` working days as `5wd`, for messages and settings. */
export const distanceOf = ({ before, unit }: WarningRule): string => `${before}${unit === 'hour' ? 'h' : 'wd'}`;
