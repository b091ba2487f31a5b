import { EngineBusyError, EngineClosedError } from './errors.ts';
import { turn } from './turn.ts';

/** Bounds the time that one transaction keeps the event loop. */
const LARGEST_BATCH = 256;

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/** Items that arrive together, or while a batch is under way, go into one batch. */
export interface Queue<T, R> {
  /** Rejects with EngineBusyError when too many wait, with EngineClosedError after `close`. */
  add(item: T): Promise<R>;
  /** Takes nothing more; settles when nothing waits. */
  close(): Promise<void>;
}

/**
 * Groups items into batches, one batch at a time. A batch that fails fails all of its items; the next one starts afresh.
 * Between batches the event loop gets its turn.
 */
export const queueOf = <T, R>(most: number, run: (batch: readonly T[]) => Promise<readonly R[]>): Queue<T, R> => {
  let waiting: Waiting<T, R>[] = [];
  let running: Promise<void> | null = null;
  let closed = false;

  const runBatch = async (batch: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const results = await run(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result === undefined) reject(new Error('a batch gave no answer'));
        else resolve(result);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      // Whatever else arrives in this turn of the event loop joins the batch.
      await turn();
      const batch = waiting.slice(0, LARGEST_BATCH);
      waiting = waiting.slice(LARGEST_BATCH);
      await runBatch(batch);
    }
    running = null;
  };

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new EngineClosedError('the engine is closed'));
        if (waiting.length >= most) {
          return reject(new EngineBusyError('the engine has more to record than it can take'));
        }
        waiting.push({ item, resolve, reject });
        running ??= work();
      }),
    close: async () => {
      closed = true;
      while (running !== null) await running;
    },
  };
};
