import type { Engine } from '@gongkai/engine';
import type { Logger } from 'pino';
import { loggableError, loggableMessage } from './http/loggable-error.ts';
import type { Metrics } from './http/metrics.ts';

/** Runs the sweep again and again, never two at once; a run that fails is logged and the next one tries again. */
export const startSweeper = (
  engine: Engine,
  everySeconds: number,
  { logger, metrics }: { readonly logger: Logger; readonly metrics: Metrics },
) => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const run = async (): Promise<void> => {
    try {
      const report = await engine.sweep();
      metrics.count('gongkai_sweep_runs_total');
      metrics.count('gongkai_sweep_expiries_total', {}, report.recorded);
      metrics.set('gongkai_sweep_failed_cases', report.failed.length);
      metrics.set('gongkai_sweep_last_success_seconds', Math.floor(Date.now() / 1000));
      for (const { caseId, message } of report.failed) {
        logger.error({ caseId, message: loggableMessage(message) }, 'a case could not be swept');
      }
    } catch (error) {
      logger.error({ err: loggableError(error) }, 'the sweep failed');
    }
  };
  let current: Promise<void> = Promise.resolve();
  const loop = (): void => {
    current = run().finally(() => {
      if (!stopped) timer = setTimeout(loop, everySeconds * 1000);
    });
  };
  loop();
  return {
    stop: async (): Promise<void> => {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
};
