import { setTimeout as delay } from 'node:timers/promises';

/** Resolves after a time, or as soon as the signal is aborted. */
export const pauseFor = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  // The only error of a delay is that it was aborted.
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
};
