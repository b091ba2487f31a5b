import type { Calendar, Instant } from '@gongkai/calendar';
import { nationalCalendar } from '@gongkai/calendar';
import { expiriesOf } from './clocks-of.ts';
import type { AnyFact } from './fact.ts';
import type { AnyProcedure } from './procedure.ts';

/** The part of an XState actor that is driven; `createActor(procedure.machine)` has it. */
export interface DrivenActor {
  getSnapshot(): { readonly context: unknown };
  subscribe(listener: () => void): { unsubscribe(): void };
  send(event: AnyFact): void;
}

/** What a driver is given instead of the process's own clock. */
export interface Driver {
  /** The present instant; pass `Date.now`. */
  readonly now: () => Instant;
  readonly calendar?: Calendar;
  /** Starts a timer and returns how to cancel it; the timers of the platform by default. */
  readonly startTimer?: (run: () => void, milliseconds: number) => () => void;
}

/** The platform's timers hold 2^31 − 1 ms, 24.8 days; a longer wait fires at once. */
export const LONGEST_TIMER = 2_147_483_647;

const platformTimer = (run: () => void, milliseconds: number): (() => void) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/**
 * Sends `clock.expired` to an actor of a procedure's machine when a period ends, for hosts without an engine. Longer
 * waits are made of several timers. Nothing survives the process: after a restart, restore the actor and drive it again.
 */
export const driveClocks = (
  procedure: AnyProcedure,
  actor: DrivenActor,
  { now, calendar = nationalCalendar, startTimer = platformTimer }: Driver,
): { readonly stop: () => void } => {
  let cancel = (): void => undefined;
  let stopped = false;
  // An expiry that the machine did not take is not offered again, else the driver would spin.
  const offered = new Set<string>();
  const plan = (): void => {
    cancel();
    if (stopped) return;
    const state = { context: contextOf(actor.getSnapshot()) };
    const next = expiriesOf(procedure, state, { calendar }).find((one) => !offered.has(`${one.clock}@${one.at}`));
    if (next === undefined) return;
    const fire = (): void => {
      if (now() < next.at) return plan();
      offered.add(`${next.clock}@${next.at}`);
      actor.send(expiry(next.clock, next.at));
      plan();
    };
    cancel = startTimer(fire, Math.min(LONGEST_TIMER, Math.max(0, next.at - now())));
  };
  const subscription = actor.subscribe(plan);
  plan();
  return {
    stop: () => {
      stopped = true;
      cancel();
      subscription.unsubscribe();
    },
  };
};

const expiry = (clock: string, dueAt: Instant): AnyFact & { readonly clock: string; readonly dueAt: Instant } => ({
  type: 'clock.expired',
  at: dueAt,
  clock,
  dueAt,
});

// The actor was created from this procedure's machine, whose context is an object.
const contextOf = (snapshot: { readonly context: unknown }): object => snapshot.context as object;
