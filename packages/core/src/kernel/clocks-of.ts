import type { Instant } from '@gongkai/calendar';
import type { CaseState } from './case-state.ts';
import type { Clock, ClockReading, Due } from './clock.ts';
import type { AnyProcedure } from './procedure.ts';
import { dueOf, readClock } from './read-clock.ts';
import type { Env } from './rule.ts';

/** All clocks of a case, read at `now`: due date, state, time left. Several may run at once. */
export const clocksOf = (
  procedure: AnyProcedure,
  state: Pick<CaseState, 'context'>,
  now: Instant,
  env: Env,
): readonly ClockReading[] => {
  const dayEnds = procedure.dayEnds?.(state.context);
  return procedure.clocks(state.context, { ...env, now }).map((clock) => readClock(clock, env.calendar, now, dayEnds));
};

/** A clock that was started and has not ended; `due` is null while it is stopped, or where the calendar cannot say. */
export interface OpenClock {
  readonly clock: Clock;
  readonly due: Due | null;
}

/** The clocks of a case that were started and have not ended. What silence alone has ended by now is still among them. */
export const openClocks = (
  procedure: AnyProcedure,
  state: Pick<CaseState, 'context'>,
  env: Env,
): readonly OpenClock[] => {
  const dayEnds = procedure.dayEnds?.(state.context);
  return procedure
    .clocks(state.context, { ...env, now: Number.NEGATIVE_INFINITY })
    .filter((clock) => clock.ended === null && clock.measure !== null)
    .map((clock) => ({ clock, due: dueOf(clock, env.calendar, dayEnds).due }));
};

/** What the engine has to record next for a case, and when. */
export interface Expiry {
  readonly clock: string;
  /** The instant at which the period is over. */
  readonly at: Instant;
}

/**
 * The expiries among open clocks that are not recorded yet, earliest first. A provisional due date does not expire:
 * no right is lost because of a guessed day; it becomes firm when the year's notice is loaded.
 */
export const expiriesAmong = (
  procedure: AnyProcedure,
  state: Pick<CaseState, 'context'>,
  open: readonly OpenClock[],
): readonly Expiry[] =>
  open
    .filter(({ clock }) => clock.expires)
    .flatMap(({ clock, due }) => (due === null || due.provisional !== null ? [] : [{ clock: clock.id, at: due.at }]))
    .filter(({ clock, at }) => procedure.expiredAt(state.context, clock) !== at)
    .toSorted((a, b) => a.at - b.at);

/** The expiries that are due at or after the last fact and not recorded yet, earliest first. */
export const expiriesOf = (procedure: AnyProcedure, state: Pick<CaseState, 'context'>, env: Env): readonly Expiry[] =>
  expiriesAmong(procedure, state, openClocks(procedure, state, env));
