import type { Engine } from '@gongkai/engine';
import type { Logger } from 'pino';
import { loggableError } from '../http/loggable-error.ts';
import { repeat } from '../repeat.ts';

const EVERY_SECONDS = 60;

/** Removes uploads that were cut off, at the start of a node and every minute. */
export const startBlobSweep = (engine: Pick<Engine, 'attachments'>, logger: Logger) =>
  repeat(async () => {
    try {
      const removed = await engine.attachments.sweep();
      if (removed > 0) logger.info({ removed }, 'uploads that were cut off were removed');
    } catch (error) {
      logger.error({ err: loggableError(error) }, 'the sweep of uploads failed');
    }
  }, EVERY_SECONDS);
