import type { KeyObject } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { HeadPlace, Store } from '@gongkai/engine';
import { fileHeads, headKey, StoreUnavailableError, writeHeads } from '@gongkai/engine';
import type { Logger } from 'pino';
import { type Config, ConfigError } from './config.ts';
import { loggableError, type Metrics } from './http/index.ts';
import { repeat } from './repeat.ts';

/** Where heads go, and what signs them. */
export interface Heads {
  readonly place: HeadPlace;
  readonly key: KeyObject;
}

/**
 * Opens the place of heads and writes a first one, so that a node without them does not serve as if it had them.
 * @throws ConfigError where the key cannot be read or made, or the file not written, or it is of another ledger.
 */
export const openHeads = async ({ file, key }: NonNullable<Config['heads']>, store: Store): Promise<Heads> => {
  try {
    // An empty ledger gives no head to write.
    await (await open(file, 'a', 0o644)).close();
    const heads = { place: fileHeads(file), key: await headKey(key) };
    await writeHeads(store, heads.place, heads.key);
    return heads;
  } catch (error) {
    if (error instanceof StoreUnavailableError) throw error;
    throw new ConfigError(
      `the heads in ${file}, signed with ${key}, cannot be kept: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
};

/**
 * Writes a signed head over the facts since the last one, repeatedly; a failure is logged and the next run tries again.
 */
export const startHeads = (
  store: Store,
  { place, key }: Heads,
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
