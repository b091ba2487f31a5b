import { pauseFor } from '../pause-for.ts';

/** Wakes one waiter, from any number of places; a notification without a waiter is kept. */
export interface WakeSignal {
  notify(): void;
  /** Returns whether a notification came before the time was over. */
  wait(milliseconds: number): Promise<boolean>;
}

export const createWakeSignal = (): WakeSignal => {
  let notified = new AbortController();
  return {
    notify: () => notified.abort(),
    wait: async (milliseconds) => {
      if (milliseconds > 0) await pauseFor(milliseconds, notified.signal);
      const { aborted } = notified.signal;
      if (aborted) notified = new AbortController();
      return aborted;
    },
  };
};
