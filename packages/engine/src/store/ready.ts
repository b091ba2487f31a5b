import { StoreUnavailableError } from '../errors.ts';
import type { Store } from './store.ts';

/** A later answer does not count: who asks would have turned to another node. */
const LATEST_MS = 1_800;

const afterAWhile = (milliseconds: number) => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new StoreUnavailableError('too-slow', `no probe in ${milliseconds} ms`)),
    milliseconds,
  );
  return { promise, end: () => clearTimeout(timer) };
};

/**
 * Asks whether a store takes a fact. Calls share the probe that is under way, so that questions do not pile up before a
 * store that is frozen; each waits for so many milliseconds at most.
 */
export const readyOf = (store: Pick<Store, 'probe'>, latestMs: number = LATEST_MS): (() => Promise<void>) => {
  let probing: Promise<void> | null = null;
  return async () => {
    probing ??= store.probe().finally(() => (probing = null));
    const late = afterAWhile(latestMs);
    try {
      await Promise.race([probing, late.promise]);
    } finally {
      late.end();
    }
  };
};
