import { Worker } from 'node:worker_threads';
import { type StoreFault, StoreUnavailableError } from '../errors.ts';
import { LOCK_MS } from './connect.ts';
import type { PendingAct, Rows } from './statements.ts';

/** Writes for another thread: made only if every row on which they were decided is unchanged. */
export interface WriteOrder {
  readonly unchanged: Rows[number][1];
  readonly rows: Rows;
  readonly act: PendingAct | null;
}

/** What the thread is started with. */
export interface WriterData {
  readonly file: string;
  /** How long it waits for another process that has the file, in milliseconds. */
  readonly lockMs: number;
}

/** The result of an order; after a `conflict` nothing was written and it has to be decided again. */
export type WriteResult = { readonly kind: 'written' } | { readonly kind: 'conflict' } | Failure;

/** An order that could not be written; an error does not keep its codes on the way between two threads. */
export interface Failure {
  readonly kind: 'failed';
  readonly message: string;
  readonly fault: StoreFault | null;
}

/** The error of an order that could not be written. */
export const failureOf = ({ message, fault }: Failure): Error =>
  fault === null ? new Error(message) : new StoreUnavailableError(fault, message);

/** A second connection to a file, on a thread of its own: it waits for the disk while this thread decides. */
export interface Writer {
  /** Whether an order should go to the thread; otherwise the caller writes inline. */
  takes(isLarge: boolean): boolean;
  /** Makes the writes in the order of the calls. Rejects where it is unknown whether they were made. */
  write(order: WriteOrder): Promise<WriteResult>;
  /** Settles when every order so far is written. */
  idle(): Promise<unknown>;
  close(): Promise<void>;
}

// Beside this file, in the sources and in the build.
const PROGRAM = new URL(`./writer-thread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

const ENDED = 'the writer thread ended';

interface Waiting {
  readonly resolve: (result: WriteResult) => void;
  readonly reject: (error: Error) => void;
}

interface Thread extends Pick<Writer, 'write' | 'close'> {
  readonly isReady: () => boolean;
  readonly isBusy: () => boolean;
}

const startThread = (file: string, lockMs: number, onEnd: () => void): Thread => {
  const worker = new Worker(PROGRAM, { workerData: { file, lockMs } });
  const waiting: Waiting[] = [];
  let isReady = false;
  let isKept = true;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  // Only an order without a result keeps the process alive.
  worker.unref();

  const rejectAll = (why: string): void => {
    isReady = false;
    for (const { reject } of waiting.splice(0)) reject(new StoreUnavailableError('unavailable', why));
  };
  worker.on('error', ({ message }) => rejectAll(`the writer thread failed: ${message}`));
  worker.on('exit', () => {
    rejectAll(ENDED);
    if (!isKept) onEnd();
  });
  worker.on('message', (result: WriteResult | 'ready') => {
    if (result === 'ready') {
      isReady = true;
      // One that never came up would not come up again; one that ends at work, out of memory for example, is replaced.
      isKept = false;
    } else waiting.shift()?.resolve(result);
    if (waiting.length === 0) worker.unref();
  });
  return {
    isReady: () => isReady,
    isBusy: () => waiting.length > 0,
    write: (order) =>
      new Promise<WriteResult>((resolve, reject) => {
        if (!isReady) return reject(new StoreUnavailableError('unavailable', ENDED));
        worker.postMessage(order);
        waiting.push({ resolve, reject });
        worker.ref();
      }),
    close: async () => {
      isKept = true;
      worker.ref();
      worker.postMessage(null);
      await ended;
    },
  };
};

// A process that records little, as most commands do, never pays for a thread.
const ORDERS_BEFORE_A_THREAD = 16;

/** A writer whose thread is started once there is enough to write. */
export const createWriter = (file: string, lockMs = LOCK_MS): Writer => {
  let thread: Thread | null = null;
  let large = 0;
  let last: Promise<unknown> = Promise.resolve();
  const forget = (): void => {
    thread = null;
    large = 0;
  };
  return {
    takes: (isLarge) => {
      if (isLarge) large += 1;
      if (large > ORDERS_BEFORE_A_THREAD) thread ??= startThread(file, lockMs, forget);
      return thread !== null && thread.isReady() && (isLarge || thread.isBusy());
    },
    write: (order) => {
      const result = thread === null ? Promise.reject(new Error('no thread was started')) : thread.write(order);
      last = result.catch(() => undefined);
      return result;
    },
    idle: () => last,
    close: async () => {
      await last;
      await thread?.close();
    },
  };
};
