import type { Engine } from '@gongkai/engine';
import type { Logger } from 'pino';
import { loggableError, loggableMessage, type Metrics } from './http/index.ts';
import { repeat } from './repeat.ts';

/** Runs the sweep repeatedly, never two at once; a failed run is logged and the next one tries again. */
export const startSweeper = (
  engine: Engine,
  everySeconds: number,
  { logger, metrics }: { readonly logger: Logger; readonly metrics: Metrics },
) => {
  let wasStopped = false;
  const reportClock = (): void => {
    const clock = engine.clock();
    const isStopped = clock.state === 'stopped';
    metrics.clockStopped.set(isStopped ? 1 : 0);
    if (isStopped && !wasStopped) logger.error(clock, 'the clock jumped; no expiry is recorded until it is confirmed');
    if (!isStopped && wasStopped) logger.warn('the clock is believed again');
    wasStopped = isStopped;
  };
  const run = async (): Promise<void> => {
    try {
      const report = await engine.sweep();
      metrics.sweepRuns.inc();
      metrics.sweepExpiries.inc(report.recorded);
      metrics.sweepFailedCases.set(report.failed.length);
      metrics.sweepLastSuccess.set(Math.floor(Date.now() / 1000));
      for (const { caseId, message } of report.failed) {
        logger.error({ caseId, message: loggableMessage(message) }, 'a case could not be swept');
      }
    } catch (error) {
      logger.error({ err: loggableError(error) }, 'the sweep failed');
    }
    reportClock();
  };
  return repeat(run, everySeconds);
};
