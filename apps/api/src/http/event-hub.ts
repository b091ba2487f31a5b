import type { Outbox } from '@gongkai/engine';

/** Tells streams that the outbox may have more: commits of this process at once, those of other nodes by asking. */
export interface EventHub {
  /** Returns the end of listening. */
  listen(listener: () => void): () => void;
}

/** One question a period for all streams of a node, and none while nobody listens. */
export const eventHub = (outbox: Pick<Outbox, 'latest' | 'watch'>, pollMs: number): EventHub => {
  const listeners = new Set<() => void>();
  let newest: string | null | undefined;
  let timer: NodeJS.Timeout | undefined;
  let unwatch = (): void => undefined;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const poll = async (): Promise<void> => {
    // A server that does not answer now is asked again; the streams that read from it say what is wrong.
    const latest = await outbox.latest().catch(() => newest);
    if (latest !== newest) tell();
    newest = latest;
    if (listeners.size > 0) timer = setTimeout(() => void poll(), pollMs);
  };
  const start = (): void => {
    newest = undefined;
    unwatch = outbox.watch(tell);
    timer = setTimeout(() => void poll(), pollMs);
  };
  const stop = (): void => {
    clearTimeout(timer);
    unwatch();
  };
  return {
    listen: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) start();
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) stop();
      };
    },
  };
};
