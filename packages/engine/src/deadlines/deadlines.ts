import type { Calendar } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import type { Salts } from '../ledger/salt.ts';
import { checkCaseGroups } from '../store/case-groups.ts';
import type { Agency, Move, Store } from '../store/store.ts';
import { calendarsOf } from './calendars.ts';
import { localCalendars } from './local-calendars.ts';
import type { Rulebook, Rules } from './plan.ts';
import { countUncounted, recomputeDeadlines } from './recompute-deadlines.ts';
import { sweepStore, type SweepReport } from './sweep.ts';

/** Everything that the passage of time and amended calendars cause. */
export interface Deadlines {
  /**
   * Records every expiry that has passed by the store's clock and sends every warning; `limit` is the number of cases in
   * one transaction. Applies notices that another node loaded.
   */
  sweep(options?: { readonly limit?: number }): Promise<SweepReport>;
  /**
   * Applies notices of the State Council to the calendar, stores them, and recomputes open cases; every moved date is
   * recorded. Loading the same notices again changes nothing. Returns the number of moved dates.
   * @throws CalendarFileError that names each bad line; the calendar then stays as it is.
   */
  loadNotices(text: string): Promise<number>;
  /**
   * Adds agencies, or replaces those that are there, and recomputes the cases of those whose local days change; every
   * moved date is recorded. Returns the number of moved dates.
   * @throws CalendarError `calendar/bad-input` for local days that contradict each other; then nothing is stored.
   */
  putAgencies(agencies: readonly Agency[]): Promise<number>;
}

/** The rules of an engine, and where moved dates are reported. */
export interface DeadlineOptions {
  readonly store: Store;
  readonly procedures: ReadonlyMap<string, AnyProcedure>;
  readonly calendar: Calendar;
  readonly warnings: Rulebook['warnings'];
  readonly onMoved: (moved: Move) => void;
  readonly salt: Salts;
}

/** Deadlines, with what their owner needs: the rules in force, and the end of running sweeps. */
export interface OwnedDeadlines extends Deadlines {
  readonly rules: () => Rules;
  /** Settles when no sweep is running. */
  idle(): Promise<unknown>;
}

/**
 * Brings every case up to date with the release and the calendar, and returns the deadlines of the store.
 * @throws UnknownKindError that names stored cases which the procedures cannot open.
 */
export const openDeadlines = async (options: DeadlineOptions): Promise<OwnedDeadlines> => {
  const { store, procedures, warnings, onMoved, salt } = options;
  checkCaseGroups(await store.caseGroups(), procedures);
  const calendars = calendarsOf(store, options.calendar);
  const rules = (): Rules => ({ procedures, warnings, calendarOf: calendars.current().of });
  const recompute = async (): Promise<number> => {
    let moved = 0;
    await recomputeDeadlines(store, rules(), calendars, (one) => {
      moved += 1;
      onMoved(one);
    });
    return moved;
  };
  const sweepOnce = async (limit: number): Promise<SweepReport> => {
    if (await calendars.refresh()) await recompute();
    else await countUncounted(store, rules());
    return sweepStore(store, rules(), limit, salt);
  };
  const sweeps = new Set<Promise<unknown>>();
  await calendars.refresh();
  await recompute();
  return {
    rules,
    sweep: async ({ limit = 200 } = {}) => {
      const run = sweepOnce(limit);
      sweeps.add(run);
      return run.finally(() => sweeps.delete(run));
    },
    loadNotices: async (text) => ((await calendars.load(text)) ? recompute() : 0),
    putAgencies: async (agencies) => {
      localCalendars(calendars.current().of(null), agencies);
      await store.figures.putAgencies(agencies);
      return (await calendars.refresh()) ? recompute() : 0;
    },
    idle: () => Promise.allSettled(sweeps),
  };
};
