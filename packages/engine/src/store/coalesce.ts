import { setImmediate as nextTurn } from 'node:timers/promises';

/** Merges identical calls made in the same turn of the event loop into one; a later call runs again. */
export const coalesce = <T>(run: (key: string) => Promise<T>): ((key: string) => Promise<T>) => {
  const waiting = new Map<string, Promise<T>>();
  return (key) => {
    const same = waiting.get(key);
    if (same !== undefined) return same;
    const started = nextTurn().then(() => {
      waiting.delete(key);
      return run(key);
    });
    waiting.set(key, started);
    return started;
  };
};
