import type { SQLInputValue } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { Rows } from './statements.ts';

/** Writes for another thread: made only if every row that they were decided on is still the same. */
export interface Order {
  readonly unchanged: readonly (readonly SQLInputValue[])[];
  readonly rows: Rows;
}

/** What became of an order; when it was `beaten`, nothing was written and it has to be decided again. */
export type Answer =
  | { readonly kind: 'written' }
  | { readonly kind: 'beaten' }
  | { readonly kind: 'failed'; readonly message: string };

/** A second connection to a file, on a thread of its own: it waits for the disk while this thread decides. */
export interface Writer {
  /** Whether an order ought to go to the thread; else whoever asks writes himself. */
  takes(isLarge: boolean): boolean;
  /** Makes the writes in the order of the calls. Rejects where it is not known whether they were made. */
  write(order: Order): Promise<Answer>;
  /** Settles when nothing that was ordered so far is still to be written. */
  idle(): Promise<unknown>;
  close(): Promise<void>;
}

// Beside this file, in the sources and in what is built of them.
const PROGRAM = new URL(`./writer-thread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

const ENDED = 'the thread that writes ended';

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

interface Thread extends Pick<Writer, 'write' | 'close'> {
  readonly isReady: () => boolean;
  readonly isBusy: () => boolean;
}

const startThread = (file: string): Thread => {
  const worker = new Worker(PROGRAM, { workerData: file });
  const waiting: Waiting[] = [];
  let isReady = false;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  // Only what waits for an answer keeps the process from ending.
  worker.unref();

  const lost = (why: string): void => {
    isReady = false;
    for (const { reject } of waiting.splice(0)) reject(new Error(why));
  };
  worker.on('error', ({ message }) => lost(`the thread that writes failed: ${message}`));
  worker.on('exit', () => lost(ENDED));
  worker.on('message', (answer: Answer | 'ready') => {
    if (answer === 'ready') isReady = true;
    else waiting.shift()?.resolve(answer);
    if (waiting.length === 0) worker.unref();
  });
  return {
    isReady: () => isReady,
    isBusy: () => waiting.length > 0,
    write: (order) =>
      new Promise<Answer>((resolve, reject) => {
        if (!isReady) return reject(new Error(ENDED));
        worker.postMessage(order);
        waiting.push({ resolve, reject });
        worker.ref();
      }),
    close: async () => {
      worker.ref();
      worker.postMessage(null);
      await ended;
    },
  };
};

// What records little, as most commands do, never pays for a thread.
const ORDERS_BEFORE_A_THREAD = 16;

/** A writer whose thread is started once there is enough to write. */
export const createWriter = (file: string): Writer => {
  let thread: Thread | null = null;
  let large = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    takes: (isLarge) => {
      if (isLarge) large += 1;
      if (large > ORDERS_BEFORE_A_THREAD) thread ??= startThread(file);
      return thread !== null && thread.isReady() && (isLarge || thread.isBusy());
    },
    write: (order) => {
      const answer = thread === null ? Promise.reject(new Error('no thread was started')) : thread.write(order);
      last = answer.catch(() => undefined);
      return answer;
    },
    idle: () => last,
    close: async () => {
      await last;
      await thread?.close();
    },
  };
};
