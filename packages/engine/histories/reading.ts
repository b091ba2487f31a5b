import { type CivilDate, civilDateOf, type Instant, instantOf, nationalCalendar, startOfDay } from '@gongkai/calendar';
import { type AnyProcedure, type CaseState, clocksOf, expiriesOf } from '@gongkai/core';

const env = { calendar: nationalCalendar };
const DAY = 86_400_000;
// Later instants are not read: the notices of later years would change what is left of a period.
const END = instantOf('2027-01-01T00:00:00+08:00');

type Parts = Readonly<Record<string, unknown>>;

/** Everything that a case says after one of its facts, as plain JSON. */
export interface Reading {
  readonly state: string;
  readonly outcome: string | null;
  /** The amount of each contribution to the figures. */
  readonly counted: Parts;
  /** The expiries that the engine has to record, as `clock: instant`. */
  readonly expiries: Parts;
  /** Each clock by its identifier, with all its fields, at each instant of reading. */
  readonly clocks: Parts;
}

const workingDaysLater = (on: CivilDate, days: number): Instant | null => {
  const later = nationalCalendar.addWorkingDays(on, days, []);
  return later === null ? null : startOfDay(later.date) + DAY / 2;
};

const instantsAfter = (at: Instant): Readonly<Record<string, Instant | null>> => ({
  'at the fact': at,
  '3 working days later': workingDaysLater(civilDateOf(at), 3),
  '30 days later': at + 30 * DAY,
  'a year later': at + 365 * DAY,
});

const countedOf = (procedure: AnyProcedure, { context }: CaseState): Parts => {
  const sums = new Map<string, number>();
  for (const { indicator, on, by, amount = 1 } of procedure.contributions(context, env)) {
    const parts = Object.entries(by).map(([name, value]) => `${name}=${value}`);
    const key = [indicator, on, ...parts.toSorted()].join(' ');
    sums.set(key, (sums.get(key) ?? 0) + amount);
  }
  return Object.fromEntries(sums);
};

/** Reads a case after the fact that happened at `at`: its state, result, figures, and clocks then and later. */
export const readingOf = (procedure: AnyProcedure, state: CaseState, at: Instant): Reading => ({
  state: state.value,
  outcome: procedure.outcomeOf(state.context),
  counted: countedOf(procedure, state),
  expiries: Object.fromEntries(expiriesOf(procedure, state, env).map((one) => [one.clock, one.at])),
  clocks: Object.fromEntries(
    Object.entries(instantsAfter(at)).map(([name, now]) => [
      name,
      now === null || now >= END
        ? {}
        : Object.fromEntries(clocksOf(procedure, state, now, env).map((clock) => [clock.id, clock])),
    ]),
  ),
});
