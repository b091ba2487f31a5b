import { type Calendar, type CivilDate, civilDateOf, type Instant } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import type { Salts } from '../ledger/salt.ts';
import { checkCaseGroups, type ClockStop, type Move, type Store } from '../store/kit.ts';
import { type AgencyPut, planDay, planPut } from '../agencies/places.ts';
import type { OwnedProfiles } from '../agencies/profiles.ts';
import { PROGRAM_MAKER, SYSTEM_MAKER } from '../ledger/acts/act.ts';
import { recordSettings, settingsImage } from '../ledger/acts/settings.ts';
import { calendarsOf } from './calendars.ts';
import type { ClockGuardOptions } from './clock-guard.ts';
import { type ClockView, watchClock } from './clock-watch.ts';
import { localCalendars } from './local-calendars.ts';
import type { Rulebook, Rules } from './plan.ts';
import { countUncounted, recomputeDeadlines } from './recompute-deadlines.ts';
import { NOTHING_SWEPT, sweepStore, type SweepReport } from './sweep.ts';

export type { ClockGuardOptions } from './clock-guard.ts';
export type { ClockView } from './clock-watch.ts';
export type { ClockStop } from '../store/store.ts';
export type { SweepReport } from './sweep.ts';

/** Everything that the passage of time and amended calendars cause. */
export interface Deadlines {
  /**
   * Records every expiry that has passed by the store's clock and sends every warning; `limit` is the number of cases in
   * one transaction. Applies notices that another node loaded.
   */
  sweep(options?: { readonly limit?: number }): Promise<SweepReport>;
  /**
   * Applies notices of the State Council to the calendar, stores them, and recomputes open cases; every moved date is
   * recorded. Loading the same notices again changes nothing. `by` loads them: a key, or the name of a program.
   * Returns the number of moved dates.
   * @throws CalendarFileError that names each bad line; the calendar then stays as it is.
   */
  loadNotices(text: string, by?: string): Promise<number>;
  /**
   * Adds agencies, or replaces those that are there, and recomputes the cases of those whose local days change; every
   * moved date is recorded. Returns the number of moved dates.
   * @throws CalendarError `calendar/bad-input` for local days that contradict each other, AgencyTreeError where the
   * agencies do not form a tree on each day; then nothing is stored.
   */
  putAgencies(agencies: readonly AgencyPut[], by?: string): Promise<number>;
  /** Whether expiries are recorded, or the clock of the host jumped and they wait until the time is confirmed. */
  clock(): ClockView;
  /** When it jumped, the newest time first. */
  clockStops(limit: number): Promise<readonly ClockStop[]>;
  /**
   * Confirms the time after the clock of the host jumped: a person gives the time of another clock. The sweep goes on with
   * its next run, on every process. Returns whether it had stopped.
   * @throws RangeError where the named time is not that of the store.
   */
  confirmClock(by: string, at: Instant): Promise<boolean>;
}

/** The rules of an engine, and where moved dates are reported. */
export interface DeadlineOptions {
  readonly store: Store;
  readonly procedures: ReadonlyMap<string, AnyProcedure>;
  readonly calendar: Calendar;
  readonly warnings: Rulebook['warnings'];
  readonly onMoved: (moved: Move) => void;
  readonly salt: Salts;
  readonly profiles: Pick<OwnedProfiles, 'refresh'>;
  readonly clockGuard?: ClockGuardOptions | undefined;
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
  const { store, procedures, warnings, onMoved, salt, profiles } = options;
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
  // What a fault of the store left undone is done by the next sweep.
  let isStale = true;
  const recomputeStale = async (): Promise<number> => {
    isStale = true;
    const moved = await recompute();
    // Only then, so that what a crash leaves undone is done at the next opening.
    await recordSettings(store, settingsImage(rules(), calendars.current()));
    isStale = false;
    return moved;
  };
  // The day up to which places of agencies have begun on this node.
  let placedOn: CivilDate | null = null;
  const beginPlaces = async (): Promise<void> => {
    const today = civilDateOf(await store.now());
    if (placedOn !== null && placedOn >= today) return;
    if (planDay(await store.records.tree()).agencies.length > 0) await store.records.changeTree(planDay, SYSTEM_MAKER);
    placedOn = today;
  };
  const sweepOnce = async (limit: number): Promise<SweepReport> => {
    await Promise.all([beginPlaces(), profiles.refresh()]);
    if ((await calendars.refresh()) || isStale) await recomputeStale();
    else await countUncounted(store, rules());
    await watch.settle();
    if (watch.view().state === 'stopped') return NOTHING_SWEPT;
    return sweepStore(store, { ...rules(), salt }, limit, (now) => watch.admits(now));
  };
  const sweeps = new Set<Promise<unknown>>();
  await store.adopt();
  await beginPlaces();
  await calendars.refresh();
  await recomputeStale();
  const watch = await watchClock(store, options.clockGuard);
  return {
    rules,
    clock: () => watch.view(),
    clockStops: (limit) => store.clockStops.list(limit),
    confirmClock: (by, at) => watch.confirm(by, at),
    sweep: async ({ limit = 200 } = {}) => {
      const run = sweepOnce(limit);
      sweeps.add(run);
      return run.finally(() => sweeps.delete(run));
    },
    loadNotices: async (text, by) => ((await calendars.load(text, by)) ? recomputeStale() : 0),
    putAgencies: async (agencies, by = PROGRAM_MAKER) => {
      localCalendars(calendars.current().of(null), agencies);
      await store.records.changeTree((tree) => planPut(tree, agencies), by);
      return (await calendars.refresh()) ? recomputeStale() : 0;
    },
    idle: () => Promise.allSettled(sweeps),
  };
};
