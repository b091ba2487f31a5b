import type { Calendar } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { checkCaseGroups } from '../store/case-groups.ts';
import { recordSettings, settingsImage } from '../ledger/acts/settings.ts';
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
   * recorded. Loading the same notices again changes nothing. `by` loads them: a key, or a name that is none. Returns the number of moved dates.
   * @throws CalendarFileError that names each bad line; the calendar then stays as it is.
   */
  loadNotices(text: string, by?: string): Promise<number>;
  /**
   * Adds agencies, or replaces those that are there, and recomputes the cases of those whose local days change; every
   * moved date is recorded. Returns the number of moved dates.
   * @throws CalendarError `calendar/bad-input` for local days that contradict each other; then nothing is stored.
   */
  putAgencies(agencies: readonly Agency[], by?: string): Promise<number>;
}

/** The rules of an engine, and where moved dates are reported. */
export interface DeadlineOptions {
  readonly store: Store;
  readonly procedures: ReadonlyMap<string, AnyProcedure>;
  readonly calendar: Calendar;
  readonly warnings: Rulebook['warnings'];
  readonly onMoved: (moved: Move) => void;
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
  const { store, procedures, warnings, onMoved } = options;
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
    if (await calendars.refresh()) await upToDate();
    else await countUncounted(store, rules());
    return sweepStore(store, rules(), limit);
  };
  const sweeps = new Set<Promise<unknown>>();
  const upToDate = async (): Promise<number> => {
    const moved = await recompute();
    // Only then, so that what a crash leaves undone is done at the next opening.
    await recordSettings(store, settingsImage(rules(), calendars.current()));
    return moved;
  };
  await store.adopt();
  await calendars.refresh();
  await upToDate();
  return {
    rules,
    sweep: async ({ limit = 200 } = {}) => {
      const run = sweepOnce(limit);
      sweeps.add(run);
      return run.finally(() => sweeps.delete(run));
    },
    loadNotices: async (text, by) => ((await calendars.load(text, by)) ? upToDate() : 0),
    putAgencies: async (agencies, by) => {
      localCalendars(calendars.current().of(null), agencies);
      await store.figures.putAgencies(agencies, by);
      return (await calendars.refresh()) ? upToDate() : 0;
    },
    idle: () => Promise.allSettled(sweeps),
  };
};
