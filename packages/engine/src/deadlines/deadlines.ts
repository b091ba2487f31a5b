import type { Move, Store } from '../store/store.ts';
import type { Calendars } from './calendars.ts';
import type { Rulebook } from './plan.ts';
import { countUncounted, recomputeDeadlines } from './recompute-deadlines.ts';
import type { SweepReport } from './sweep.ts';
import { sweepStore } from './sweep.ts';

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
}

/** What deadlines are computed with. */
export interface DeadlineOptions {
  readonly store: Store;
  readonly rulebook: () => Rulebook;
  readonly calendars: Calendars;
  readonly onMoved: (moved: Move) => void;
}

/** Deadlines of a store, with what their owner needs: `recompute` at the start, `idle` before the end. */
export const createDeadlines = ({ store, rulebook, calendars, onMoved }: DeadlineOptions) => {
  const recompute = (moved: (move: Move) => void): Promise<void> =>
    recomputeDeadlines(store, rulebook(), calendars, moved);
  const sweeps = new Set<Promise<unknown>>();
  const sweepOnce = async (limit: number): Promise<SweepReport> => {
    if (await calendars.refresh()) await recompute(onMoved);
    else await countUncounted(store, rulebook());
    return sweepStore(store, rulebook(), limit);
  };
  const deadlines: Deadlines = {
    sweep: async ({ limit = 200 } = {}) => {
      const run = sweepOnce(limit);
      sweeps.add(run);
      return run.finally(() => sweeps.delete(run));
    },
    loadNotices: async (text) => {
      let moved = 0;
      if (!(await calendars.load(text))) return moved;
      await recompute((one) => {
        moved += 1;
        onMoved(one);
      });
      return moved;
    },
  };
  return {
    ...deadlines,
    /** Applies stored notices and brings every case up to date with the release and the calendar. */
    recompute: async (): Promise<void> => {
      await calendars.refresh();
      await recompute(onMoved);
    },
    /** Settles when no sweep runs. */
    idle: async (): Promise<void> => void (await Promise.allSettled(sweeps)),
  };
};
