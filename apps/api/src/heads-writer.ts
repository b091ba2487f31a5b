import type { HeadPlace, Store } from '@gongkai/engine';
import { writeHeads } from '@gongkai/engine';
import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import { loggableError } from './http/loggable-error.ts';
import type { Metrics } from './http/metrics.ts';
import { repeat } from './repeat.ts';

/**
 * Writes a signed head over the facts since the last one, repeatedly; a failure is logged and the next run tries again.
 */
export const startHeads = (
  store: Store,
  place: HeadPlace,
  key: KeyObject,
  everySeconds: number,
  { logger, metrics }: { readonly logger: Logger; readonly metrics: Metrics },
) => {
  const run = async (): Promise<void> => {
    try {
      metrics.headFacts.inc(await writeHeads(store, place, key));
      metrics.headsLastSuccess.set(Math.floor(Date.now() / 1000));
    } catch (error) {
      logger.error({ err: loggableError(error) }, 'no head could be written');
    }
  };
  const repeated = repeat(run, everySeconds);
  return {
    /** Writes a last head before it stops. */
    stop: async (): Promise<void> => {
      await repeated.stop();
      await run();
    },
  };
};
