import type { Outbox } from '@gongkai/engine';

/**
 * Notifies streams that the outbox may have new messages: commits of this process at once, those of other nodes by
 * polling.
 */
export interface EventHub {
  /** Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
}

/** Polls once a period for all streams of a node, and not at all without a stream. */
export const eventHub = (outbox: Pick<Outbox, 'latest' | 'watch'>, pollMs: number): EventHub => {
  const listeners = new Set<() => void>();
  let newest: string | null | undefined;
  let timer: NodeJS.Timeout | undefined;
  let unwatch = (): void => undefined;
  const notify = (): void => {
    for (const listener of listeners) listener();
  };
  const poll = async (): Promise<void> => {
    // If the database does not answer, the next poll tries again; the streams report the error when they read.
    const latest = await outbox.latest().catch(() => newest);
    if (latest !== newest) notify();
    newest = latest;
    if (listeners.size > 0) timer = setTimeout(() => void poll(), pollMs);
  };
  const start = (): void => {
    newest = undefined;
    unwatch = outbox.watch(notify);
    timer = setTimeout(() => void poll(), pollMs);
  };
  const stop = (): void => {
    clearTimeout(timer);
    unwatch();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) start();
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) stop();
      };
    },
  };
};
