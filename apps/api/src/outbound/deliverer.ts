import type { Delivery, Settlement } from '@gongkai/engine';
import type { Logger } from 'pino';
import { loggableError } from '../http/loggable-error.ts';
import type { Metrics } from '../http/metrics.ts';
import { pauseFor } from '../pause-for.ts';

/** How long a claim has to hold: longer than any try takes, so that nothing under way is claimed a second time. */
export const LEASE_MS = 60_000;

/** Deliveries that are due, as the store keeps them. */
export interface DeliverySource {
  /**
   * Leases up to `limit` due deliveries, of each endpoint no more than it has room for. What is never settled comes again
   * when the lease ends, with the same message id.
   */
  claim(limit: number, room: (endpointId: string) => number): Promise<readonly Delivery[]>;
  settle(delivery: Delivery, settlement: Settlement): Promise<void>;
}

/** What the loop needs. */
export interface DelivererOptions {
  readonly source: DeliverySource;
  readonly deliver: (delivery: Delivery, signal: AbortSignal) => Promise<Settlement>;
  /** The pause when nothing more is due. */
  readonly everySeconds: number;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Tries under way at once; 8. */
  readonly atOnce?: number;
  /** Tries under way at once at one endpoint, so that a receiver that hangs leaves places for the others; 2. */
  readonly atOneEndpoint?: number;
  /** How long a stop waits for tries under way before it ends them, within the ten seconds of a shutdown; 5 s. */
  readonly graceMs?: number;
}

type Told = Pick<DelivererOptions, 'logger' | 'metrics'>;

// Never the target, which can hold a secret, and never the body.
const tell = ({ message, attempt, endpoint }: Delivery, outcome: Settlement, { logger, metrics }: Told): void => {
  metrics.deliveries.inc({ kind: endpoint.kind, outcome: outcome.kind });
  if (outcome.kind === 'delivered') return;
  const line = { message: message.id, endpoint: endpoint.id, kind: endpoint.kind, attempt, why: outcome.why };
  if (outcome.kind === 'retry') logger.info(line, 'a delivery is tried again later');
  else logger.warn({ ...line, disabled: outcome.disable }, 'a delivery failed for good');
};

const claim = async (
  { source, logger }: DelivererOptions,
  limit: number,
  room: (endpointId: string) => number,
): Promise<readonly Delivery[]> => {
  try {
    return await source.claim(limit, room);
  } catch (error) {
    logger.error({ err: loggableError(error) }, 'deliveries could not be claimed');
    return [];
  }
};

const handle = async (delivery: Delivery, options: DelivererOptions, ending: AbortSignal): Promise<void> => {
  const { source, deliver, logger } = options;
  try {
    const outcome = await deliver(delivery, ending);
    // A try that our own stop ended says nothing of the receiver; it is left to its lease.
    if (ending.aborted && outcome.kind !== 'delivered') return;
    await source.settle(delivery, outcome);
    tell(delivery, outcome, options);
  } catch (error) {
    const { message, endpoint } = delivery;
    const line = { message: message.id, endpoint: endpoint.id, err: loggableError(error) };
    logger.error(line, 'a delivery is not settled and comes again');
  }
};

/** Delivers what is due again and again, a bounded number at once; what fails to be settled is left to its lease. */
export const startDeliverer = (options: DelivererOptions) => {
  const { everySeconds, atOnce = 8, atOneEndpoint = 2, graceMs = 5000 } = options;
  const stopping = new AbortController();
  const ending = new AbortController();
  const underWay = new Map<Promise<void>, string>();
  const begin = (delivery: Delivery): void => {
    const handled = handle(delivery, options, ending.signal).finally(() => {
      underWay.delete(handled);
      wake();
    });
    underWay.set(handled, delivery.endpoint.id);
  };
  let wake = (): void => undefined;
  const room = (endpointId: string): number =>
    atOneEndpoint - [...underWay.values()].filter((one) => one === endpointId).length;
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      // What ends while deliveries are claimed makes room as well.
      const nap = new AbortController();
      wake = () => nap.abort();
      const free = atOnce - underWay.size;
      const claimed = free === 0 ? [] : await claim(options, free, room);
      // What was claimed while the stop came is left to its lease.
      if (stopping.signal.aborted) break;
      claimed.forEach(begin);
      if (claimed.length === 0) await pauseFor(everySeconds * 1000, AbortSignal.any([stopping.signal, nap.signal]));
    }
    await Promise.all(underWay.keys());
  };
  const looping = loop();
  return {
    stop: async (): Promise<void> => {
      stopping.abort();
      const late = setTimeout(() => ending.abort(), graceMs);
      await looping;
      clearTimeout(late);
    },
  };
};
