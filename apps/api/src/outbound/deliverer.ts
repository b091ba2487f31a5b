import type { Delivery, Message, Settlement } from '@gongkai/engine';
import type { Logger } from 'pino';
import { loggableError, type Metrics } from '../http/index.ts';
import { pauseFor } from '../pause-for.ts';

/** How long a claim must hold: longer than any attempt, so that no delivery in progress is claimed again. */
export const LEASE_MS = 60_000;

/** A delivery as the loop needs it: of a message, to a receiver. */
export interface Deliverable {
  readonly message: Pick<Message, 'id'>;
  readonly endpoint: { readonly id: string; readonly kind: string };
  readonly attempt: number;
}

/** The due deliveries of a store. */
export interface DeliverySource<D extends Deliverable = Delivery> {
  /**
   * Leases up to `limit` due deliveries, at most `room` for each endpoint. A delivery that is never settled is due
   * again when the lease ends, with the same message id.
   */
  claim(limit: number, room: (endpointId: string) => number): Promise<readonly D[]>;
  settle(delivery: D, settlement: Settlement): Promise<void>;
}

/** Options of the delivery loop. */
export interface DelivererOptions<D extends Deliverable = Delivery> {
  readonly source: DeliverySource<D>;
  readonly deliver: (delivery: D, signal: AbortSignal) => Promise<Settlement>;
  /** The pause when nothing more is due. */
  readonly everySeconds: number;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Attempts in progress at once; 8 by default. */
  readonly atOnce?: number;
  /**
   * Attempts in progress at once for one endpoint, so that a receiver that hangs leaves room for others; 2 by default.
   */
  readonly atOneEndpoint?: number;
  /**
   * How long a stop waits for attempts in progress before it aborts them, within the ten seconds of a shutdown; 5 s by
   * default.
   */
  readonly graceMs?: number;
}

type Log = Pick<DelivererOptions, 'logger' | 'metrics'>;

// Never logs the target, which can hold a secret, or the body.
const report = ({ message, attempt, endpoint }: Deliverable, outcome: Settlement, { logger, metrics }: Log): void => {
  metrics.deliveries.inc({ kind: endpoint.kind, outcome: outcome.kind });
  if (outcome.kind === 'delivered') return;
  const line = { message: message.id, endpoint: endpoint.id, kind: endpoint.kind, attempt, why: outcome.why };
  if (outcome.kind === 'retry') logger.info(line, 'a delivery is tried again later');
  else logger.warn({ ...line, disabled: outcome.disable }, 'a delivery failed for good');
};

const claim = async <D extends Deliverable>(
  { source, logger }: DelivererOptions<D>,
  limit: number,
  room: (endpointId: string) => number,
): Promise<readonly D[]> => {
  try {
    return await source.claim(limit, room);
  } catch (error) {
    logger.error({ err: loggableError(error) }, 'deliveries could not be claimed');
    return [];
  }
};

const handle = async <D extends Deliverable>(
  delivery: D,
  options: DelivererOptions<D>,
  ending: AbortSignal,
): Promise<void> => {
  const { source, deliver, logger } = options;
  try {
    const outcome = await deliver(delivery, ending);
    // An attempt that our own stop aborted says nothing about the receiver; its lease ends.
    if (ending.aborted && outcome.kind !== 'delivered') return;
    await source.settle(delivery, outcome);
    report(delivery, outcome, options);
  } catch (error) {
    const { message, endpoint } = delivery;
    const line = { message: message.id, endpoint: endpoint.id, err: loggableError(error) };
    logger.error(line, 'a delivery is not settled and comes again');
  }
};

/**
 * Delivers what is due until it is stopped, a limited number at once; a delivery that is not settled waits for its
 * lease.
 */
export const startDeliverer = <D extends Deliverable = Delivery>(options: DelivererOptions<D>) => {
  const { everySeconds, atOnce = 8, atOneEndpoint = 2, graceMs = 5000 } = options;
  const stopping = new AbortController();
  const ending = new AbortController();
  const underWay = new Map<Promise<void>, string>();
  const begin = (delivery: D): void => {
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
      // A delivery that ends while others are claimed makes room too.
      const nap = new AbortController();
      wake = () => nap.abort();
      const free = atOnce - underWay.size;
      const claimed = free === 0 ? [] : await claim(options, free, room);
      // Deliveries that were claimed during the stop wait for their lease.
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
