import { EngineBusyError, EngineClosedError } from '../errors.ts';
import { turn } from '../store/turn.ts';

/** Bounds the time that one transaction keeps the event loop. */
const LARGEST_BATCH = 256;

interface Waiting<T, R> {
  readonly item: T;
  readonly name: string | null;
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

/** How a queue works. */
export interface QueueOptions<T> {
  /** Items that may wait. */
  readonly most: number;
  /** Batches that may be under way at once: while one waits for the database, the next one is decided. */
  readonly lanes: number;
  /** Items with the same name follow each other, never side by side; null for one that concerns no other. */
  readonly nameOf: (item: T) => string | null;
}

/**
 * Groups items into batches. A batch that fails fails all of its items; the next one starts afresh. Between batches the
 * event loop gets its turn.
 */
export const queueOf = <T, R>(
  { most, lanes, nameOf }: QueueOptions<T>,
  run: (batch: readonly T[]) => Promise<readonly R[]>,
): Queue<T, R> => {
  let waiting: Waiting<T, R>[] = [];
  const running = new Set<Promise<void>>();
  const busy = new Set<string>();
  let underWay = 0;
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
  /**
   * This lane's share of what may go now, in order: nothing whose name is under way, and nothing that stands behind such a
   * one. What follows another of the batch comes along, beyond the share too: no other lane could take it.
   */
  const take = (): readonly Waiting<T, R>[] => {
    const held = new Set(busy);
    const own = new Set<string>();
    const batch: Waiting<T, R>[] = [];
    const rest: Waiting<T, R>[] = [];
    const share = Math.ceil(waiting.length / (lanes - underWay));
    for (const one of waiting) {
      const { name } = one;
      const isFree = name === null || !held.has(name);
      const follows = name !== null && own.has(name);
      if (isFree && batch.length < LARGEST_BATCH && (follows || batch.length < share)) {
        batch.push(one);
        if (name !== null) own.add(name);
      } else {
        rest.push(one);
        if (name !== null) held.add(name);
      }
    }
    waiting = rest;
    return batch;
  };
  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      // Whatever else arrives in this turn of the event loop joins the batch.
      await turn();
      const batch = take();
      if (batch.length === 0) return;
      const names = new Set(batch.flatMap(({ name }) => name ?? []));
      for (const name of names) busy.add(name);
      underWay += 1;
      await runBatch(batch);
      underWay -= 1;
      for (const name of names) busy.delete(name);
    }
  };
  const start = (): void => {
    if (running.size >= lanes) return;
    const lane: Promise<void> = work().finally(() => {
      running.delete(lane);
      // What stood behind a busy name is taken up by whoever ends.
      if (waiting.length > 0) start();
    });
    running.add(lane);
  };

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new EngineClosedError('the engine is closed'));
        if (waiting.length >= most) {
          return reject(new EngineBusyError('the engine has more to record than it can take'));
        }
        waiting.push({ item, name: nameOf(item), resolve, reject });
        start();
      }),
    close: async () => {
      closed = true;
      while (running.size > 0) await Promise.all(running);
    },
  };
};
