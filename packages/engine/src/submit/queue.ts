import { setImmediate as nextTurn } from 'node:timers/promises';
import { EngineBusyError, EngineClosedError } from '../errors.ts';

/** Limits the time for which one transaction occupies the event loop. */
const LARGEST_BATCH = 256;

interface Waiting<T, R> {
  readonly item: T;
  readonly key: string | null;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/** Items that arrive together, or while a batch is running, go into one batch. */
export interface Queue<T, R> {
  /** Rejects with EngineBusyError when too many items wait, with EngineClosedError after `close`. */
  add(item: T): Promise<R>;
  /** Accepts nothing more; settles when nothing waits. */
  close(): Promise<void>;
}

/** How a queue works. */
export interface QueueOptions<T> {
  /** Items that may wait. */
  readonly maxWaiting: number;
  /** Batches that may run at once: while one waits for the database, the next one is decided. */
  readonly maxRunning: number;
  /** Items with the same key run one after another, never side by side; null for an item that concerns no other. */
  readonly keyOf: (item: T) => string | null;
}

type Run<T, R> = (batch: readonly T[]) => Promise<readonly R[]>;

/** Runs a batch and settles its items; a batch that fails rejects all of them. */
const settleBatch = async <T, R>(batch: readonly Waiting<T, R>[], run: Run<T, R>): Promise<void> => {
  try {
    const results = await run(batch.map(({ item }) => item));
    batch.forEach(({ resolve, reject }, index) => {
      const result = results[index];
      if (result === undefined) reject(new Error('a batch gave no result'));
      else resolve(result);
    });
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
};

/**
 * Takes a batch of about `share` items in order, and leaves the rest. Skipped: an item whose key is busy, and every later
 * item with that key. An item whose key is already in the batch joins it beyond the share: no other batch could take it.
 */
const takeBatch = <T, R>(
  waiting: readonly Waiting<T, R>[],
  busy: ReadonlySet<string>,
  share: number,
): { readonly batch: readonly Waiting<T, R>[]; readonly rest: Waiting<T, R>[] } => {
  const blocked = new Set(busy);
  const taken = new Set<string>();
  const batch: Waiting<T, R>[] = [];
  const rest: Waiting<T, R>[] = [];
  for (const one of waiting) {
    const { key } = one;
    const isFree = key === null || !blocked.has(key);
    const joins = key !== null && taken.has(key);
    if (isFree && batch.length < LARGEST_BATCH && (joins || batch.length < share)) {
      batch.push(one);
      if (key !== null) taken.add(key);
    } else {
      rest.push(one);
      if (key !== null) blocked.add(key);
    }
  }
  return { batch, rest };
};

/** Groups items into batches. A failed batch does not affect the next one. The event loop runs between batches. */
export const createQueue = <T, R>({ maxWaiting, maxRunning, keyOf }: QueueOptions<T>, run: Run<T, R>): Queue<T, R> => {
  let waiting: Waiting<T, R>[] = [];
  const workers = new Set<Promise<void>>();
  const busy = new Set<string>();
  let running = 0;
  let closed = false;

  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      // Items that arrive in this turn of the event loop join the batch.
      await nextTurn();
      const { batch, rest } = takeBatch(waiting, busy, Math.ceil(waiting.length / (maxRunning - running)));
      waiting = rest;
      if (batch.length === 0) return;
      const keys = new Set(batch.flatMap(({ key }) => key ?? []));
      for (const key of keys) busy.add(key);
      running += 1;
      await settleBatch(batch, run);
      running -= 1;
      for (const key of keys) busy.delete(key);
    }
  };
  const start = (): void => {
    if (workers.size >= maxRunning) return;
    const worker: Promise<void> = work().finally(() => {
      workers.delete(worker);
      // Items that were blocked by a busy key are picked up when a worker ends.
      if (waiting.length > 0) start();
    });
    workers.add(worker);
  };

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new EngineClosedError('the engine is closed'));
        if (waiting.length >= maxWaiting) {
          return reject(new EngineBusyError('the engine has more to record than it can take'));
        }
        waiting.push({ item, key: keyOf(item), resolve, reject });
        start();
      }),
    close: async () => {
      closed = true;
      while (workers.size > 0) await Promise.all(workers);
    },
  };
};
