import { addHours, type Calendar, CalendarError, type CivilDate, type Instant, startOfDay } from '@gongkai/calendar';
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
  /** The recipient, for example `holder` or `superior`: the last part of the topic. */
  readonly to: string;
}

/** The default reminders of a node. */
export const USUAL_WARNINGS: readonly WarningRule[] = [
  { before: 5, unit: 'working-day', to: 'holder' },
  { before: 1, unit: 'working-day', to: 'superior' },
  { before: 1, unit: 'hour', to: 'holder' },
];

const FORM = /^(-?\d{1,3})(wd|h):([a-z][a-z-]{0,39})$/;

/**
 * Reads the setting `5wd:holder,1wd:superior,1h:holder`, and lists the parts that are not reminders; an empty text turns
 * reminders off. Every node of a store needs the same setting, because each one records when the next reminder is due.
 */
export const readWarningRules = (
  text: string,
): { readonly rules: readonly WarningRule[]; readonly bad: readonly string[] } => {
  const rules: WarningRule[] = [];
  const bad: string[] = [];
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [, before, unit, to] = FORM.exec(part.trim()) ?? [];
    if (before === undefined || to === undefined) bad.push(part);
    else rules.push({ before: Number(before), unit: unit === 'h' ? 'hour' : 'working-day', to });
  }
  return { rules, bad };
};

/** `5` working days as `5wd`, for messages and settings. */
export const distanceOf = ({ before, unit }: WarningRule): string => `${before}${unit === 'hour' ? 'h' : 'wd'}`;

/** One warning of one clock: when it is due, and the key under which it is sent once. */
export interface Milestone {
  readonly key: string;
  readonly at: Instant;
  readonly rule: WarningRule;
  readonly clock: RunningClock;
}

// Offices read their mail when the day begins, not at midnight.
const HOUR_OF_DAY = 9;

// A clock that ends without consequence, such as the period for a notice of correction, needs no reminder. The agency's
// own reminders do not go to applicants, third parties or other agencies.
const isOurs = ({ clock }: RunningClock): boolean =>
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
    .filter(isOurs)
    .flatMap((clock) =>
      rules.flatMap((rule): readonly Milestone[] => {
        const at = milestoneAt(clock, rule, calendar);
        const key = `${clock.clock.id}|${clock.due.on}|${rule.before}${rule.unit}|${rule.to}`;
        return at === null ? [] : [{ key, at, rule, clock }];
      }),
    )
    .toSorted((a, b) => a.at - b.at);

// A reminder before the end is pointless once the end has passed.
const isStillTrue = ({ rule, clock }: Milestone, now: Instant): boolean => rule.before < 0 || now < clock.due.at;

const isSameLadder = (a: Milestone, b: Milestone): boolean =>
  a.clock.clock.id === b.clock.clock.id && a.rule.to === b.rule.to;

/**
 * The warnings to send now, and the keys that count as sent afterwards. Of several that came due on one clock for one
 * recipient only the last is sent, so that a run after days without a sweep sends one.
 */
export const warningsDue = (
  milestones: readonly Milestone[],
  warned: readonly string[],
  now: Instant,
): { readonly send: readonly Milestone[]; readonly warned: readonly string[] } => {
  const passed = milestones.filter(({ at }) => at <= now);
  const fresh = passed.filter(({ key }) => !warned.includes(key));
  const send = fresh.filter(
    (one) => isStillTrue(one, now) && !passed.some((other) => isSameLadder(one, other) && other.at > one.at),
  );
  return { send, warned: [...warned, ...fresh.map(({ key }) => key)] };
};
