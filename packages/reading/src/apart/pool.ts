import { availableParallelism } from 'node:os';
import { type Child, type Serve, startChild } from './child.ts';
import { WorkError } from './errors.ts';

/** Options of a pool; all but the program have defaults. */
export interface PoolOptions {
  /** A module that calls `serveTasks`. */
  readonly program: URL;
  /** Processes that work at once: 2, or 1 on one core. Where there are several, one holder has all but one at most. */
  readonly processes?: number;
  /** Places for work that waits for a process: 8. */
  readonly waiting?: number;
  /** Places that one holder may have at once: 2. */
  readonly perHolder?: number;
  /** How long a task may take, and how long it may wait, in milliseconds: 20,000. */
  readonly deadlineMs?: number;
  /** Resident bytes of a process: 256 MB. */
  readonly memory?: number;
  /** Megabytes of the JavaScript heap of a process: 192. */
  readonly heap?: number;
  /** How long a process is kept without work, in milliseconds: 60,000. */
  readonly idleMs?: number;
}

/** A place in a pool: taken before the input is read, so that what waits holds no memory. */
export interface Place {
  /**
   * Runs a task in a process apart; the signal ends it, and `serve` answers what it asks meanwhile.
   * @throws WorkError, or RefusedByTask for the input.
   */
  run(task: string, input: unknown, signal?: AbortSignal, serve?: Serve): Promise<unknown>;
  /** Gives the place back; a second call does nothing. */
  leave(): void;
}

/** Processes that work on what may be hostile: a file of a stranger can end one of them and nothing else. */
export interface Pool {
  /** @throws WorkError `work/busy`, `work/too-many` for this holder, or `work/stopped`. */
  enter(holder: string): Place;
  /** Ends all work, at once. */
  stop(): Promise<void>;
}

const MEGABYTE = 1024 * 1024;

const DEFAULTS = {
  processes: Math.min(2, availableParallelism()),
  waiting: 8,
  perHolder: 2,
  deadlineMs: 20_000,
  memory: 256 * MEGABYTE,
  heap: 144,
  idleMs: 60_000,
} as const;

// A caller that leaves has reasons of its own.
const whyEnded = ({ reason }: AbortSignal): WorkError =>
  reason instanceof WorkError ? reason : new WorkError('work/stopped');

type Asked = Parameters<Place['run']>;

const asksNothing: Serve = () => Promise.reject(new Error('this task asks nothing'));

interface Waiting {
  readonly holder: string;
  readonly go: () => void;
}

/**
 * So many turns, in the order of the calls. No holder has all of them while there are several: another one's work, which may
 * take milliseconds, does not wait for the slow files of one.
 */
class Turns {
  #free: number;
  readonly #most: number;
  readonly #line: Waiting[] = [];
  readonly #running = new Map<string, number>();
  constructor(free: number) {
    this.#free = free;
    this.#most = Math.max(1, free - 1);
  }

  #mayRun(holder: string): boolean {
    return this.#free > 0 && (this.#running.get(holder) ?? 0) < this.#most;
  }

  #run(holder: string): void {
    this.#free -= 1;
    this.#running.set(holder, (this.#running.get(holder) ?? 0) + 1);
  }

  /** @throws WorkError */
  async take(holder: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw whyEnded(signal);
    if (this.#mayRun(holder)) return this.#run(holder);
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        holder,
        go: () => {
          signal.removeEventListener('abort', stop);
          resolve();
        },
      };
      const stop = (): void => {
        this.#line.splice(this.#line.indexOf(waiting), 1);
        reject(whyEnded(signal));
      };
      this.#line.push(waiting);
      signal.addEventListener('abort', stop, { once: true });
    });
  }

  give(holder: string): void {
    this.#free += 1;
    const left = (this.#running.get(holder) ?? 1) - 1;
    if (left === 0) this.#running.delete(holder);
    else this.#running.set(holder, left);
    const next = this.#line.findIndex((one) => this.#mayRun(one.holder));
    const [waiting] = next === -1 ? [] : this.#line.splice(next, 1);
    if (waiting === undefined) return;
    this.#run(waiting.holder);
    waiting.go();
  }
}

/** Idle processes, newest last; each ends after a while without work. */
class Idle {
  readonly #idle: { readonly child: Child; readonly timer: NodeJS.Timeout }[] = [];

  take(): Child | undefined {
    for (let one = this.#idle.pop(); one !== undefined; one = this.#idle.pop()) {
      clearTimeout(one.timer);
      if (one.child.isUsable()) return one.child;
    }
    return undefined;
  }

  keep(child: Child, ms: number): void {
    child.hold(false);
    const timer = setTimeout(() => child.end('work/stopped'), ms).unref();
    this.#idle.push({ child, timer });
  }
}

const onAbort = (signal: AbortSignal, act: () => void): (() => void) => {
  signal.addEventListener('abort', act, { once: true });
  return () => signal.removeEventListener('abort', act);
};

/** Creates a pool; a process is started with the first work. */
export const createPool = (options: PoolOptions): Pool => {
  const { program, processes, waiting, perHolder, deadlineMs, memory, heap, idleMs } = { ...DEFAULTS, ...options };
  const turns = new Turns(processes);
  const idle = new Idle();
  const alive = new Set<Child>();
  const held = new Map<string, number>();
  const stopping = new AbortController();
  let places = processes + waiting;

  const childFor = (): Child => {
    const kept = idle.take();
    if (kept !== undefined) return kept;
    const child = startChild({ program, memory, heap });
    alive.add(child);
    void child.gone.then(() => alive.delete(child));
    return child;
  };

  const workOn = async (task: string, input: unknown, left: AbortSignal, serve: Serve): Promise<unknown> => {
    const child = childFor();
    child.hold(true);
    const late = setTimeout(() => child.end('work/too-slow'), deadlineMs);
    const ignore = onAbort(left, () => child.end('work/stopped'));
    try {
      return await child.work({ task, input }, serve);
    } finally {
      clearTimeout(late);
      ignore();
      if (child.isUsable()) idle.keep(child, idleMs);
    }
  };

  const runFor = async (holder: string, [task, input, signal, serve = asksNothing]: Asked): Promise<unknown> => {
    const left = AbortSignal.any([stopping.signal, ...(signal === undefined ? [] : [signal])]);
    const patience = new AbortController();
    const impatient = setTimeout(() => patience.abort(new WorkError('work/busy')), deadlineMs);
    try {
      await turns.take(holder, AbortSignal.any([left, patience.signal]));
    } finally {
      clearTimeout(impatient);
    }
    try {
      return await workOn(task, input, left, serve);
    } finally {
      turns.give(holder);
    }
  };

  return {
    enter: (holder) => {
      if (stopping.signal.aborted) throw new WorkError('work/stopped');
      const has = held.get(holder) ?? 0;
      if (has >= perHolder) throw new WorkError('work/too-many');
      if (places === 0) throw new WorkError('work/busy');
      places -= 1;
      held.set(holder, has + 1);
      let isTaken = true;
      return {
        run: (...asked) => runFor(holder, asked),
        leave: () => {
          if (!isTaken) return;
          isTaken = false;
          places += 1;
          const rest = (held.get(holder) ?? 1) - 1;
          if (rest === 0) held.delete(holder);
          else held.set(holder, rest);
        },
      };
    },
    stop: async () => {
      stopping.abort(new WorkError('work/stopped'));
      for (const child of alive) {
        child.hold(true);
        child.end('work/stopped');
      }
      await Promise.all([...alive].map(({ gone }) => gone));
    },
  };
};
