import { type ChildProcess, fork } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { RefusedByTask, WorkError, type WorkErrorCode } from './errors.ts';
import { type Answer, MEMORY_VARIABLE, type Order, type Question, type Reply } from './messages.ts';

/** What a process runs, and what it may hold. */
export interface ChildOptions {
  readonly program: URL;
  /** Resident bytes at which it is ended. */
  readonly memory: number;
  /** Megabytes of its JavaScript heap. */
  readonly heap: number;
}

/** Answers the questions of a task; what it throws ends the task. */
export type Serve = (question: unknown) => Promise<unknown>;

/** A process that works on one task at a time. */
export interface Child {
  /**
   * Works on a task; `serve` answers what it asks meanwhile.
   * @throws WorkError, or RefusedByTask for the input.
   */
  work(order: Order, serve: Serve): Promise<unknown>;
  /** Ends the process; its task is rejected with this code. */
  end(code: WorkErrorCode): void;
  /** Whether it can take another task. */
  readonly isUsable: () => boolean;
  /** Settles when the process is gone. */
  readonly gone: Promise<void>;
  /** Whether this process keeps its parent alive. */
  hold(alive: boolean): void;
}

const LONGEST_REASON = 2000;
/** A process that keeps more than this part of its memory after a task is replaced. */
const KEEPS_TOO_MUCH = 0.6;

// A process apart needs no secret of this one, writes nothing, starts nothing, and reads only program files.
const environmentOf = (memory: number): NodeJS.ProcessEnv => {
  const kept = ['NODE_COMPILE_CACHE', 'SystemRoot'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), [MEMORY_VARIABLE]: String(memory) };
};

const flagsOf = ({ program, heap }: ChildOptions): string[] => [
  ...(program.href.endsWith('.ts') ? ['--conditions=@gongkai/source'] : []),
  `--max-old-space-size=${heap}`,
  '--max-semi-space-size=16',
  '--permission',
  '--allow-fs-read=*',
  '--allow-worker',
  '--no-warnings',
];

const started = (options: ChildOptions): ChildProcess =>
  fork(fileURLToPath(options.program), [], {
    execArgv: flagsOf(options),
    env: environmentOf(options.memory),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly serve: Serve;
}

/** Starts a process. */
export const startChild = (options: ChildOptions): Child => {
  const child = started(options);
  let waiting: Waiting | null = null;
  let usable = true;
  let endedBy: WorkErrorCode | null = null;
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => {
    said = (said + piece.toString('utf8')).slice(-LONGEST_REASON);
  });

  const settle = (use: (one: Waiting) => void): void => {
    const one = waiting;
    waiting = null;
    if (one !== null) use(one);
  };
  const serve = async ({ number, question }: Question): Promise<void> => {
    const asked = waiting;
    try {
      const value = await asked?.serve(question);
      // The task may have ended meanwhile, and with it the process.
      if (waiting === asked && child.connected) child.send({ reply: number, value } satisfies Reply);
    } catch (error) {
      // Nothing of this task is wanted any more.
      usable = false;
      settle(({ reject }) => reject(error instanceof Error ? error : new Error(String(error))));
      child.kill('SIGKILL');
    }
  };
  child.on('message', (answer: Answer | Question) => {
    if (answer.kind === 'ready') return;
    if (answer.kind === 'ask') return void serve(answer);
    if (answer.resident > options.memory * KEEPS_TOO_MUCH) usable = false;
    settle(({ resolve, reject }) => {
      if (answer.kind === 'done') resolve(answer.value);
      else if (answer.kind === 'refused') reject(new RefusedByTask(answer.code, answer.message));
      else reject(new Error(answer.message));
    });
    if (!usable) child.kill('SIGKILL');
  });
  // A message that cannot be sent, since the process is gone, fails its task by the end of the process.
  child.on('error', () => child.kill('SIGKILL'));
  const gone = new Promise<void>((done) => {
    child.on('exit', (code, signal) => {
      usable = false;
      // A signal that was not sent here comes from the watch over the memory, or from V8 itself.
      const isMemory = signal !== null || code === 134;
      const why = endedBy ?? (isMemory ? 'work/out-of-memory' : null);
      settle(({ reject }) =>
        reject(why === null ? new Error(`a process ended by itself: ${said}`) : new WorkError(why)),
      );
      done();
    });
  });
  return {
    work: (order, serving) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject, serve: serving };
        child.send(order, (error) => {
          if (error !== null) child.kill('SIGKILL');
        });
      }),
    end: (code) => {
      usable = false;
      endedBy ??= code;
      child.kill('SIGKILL');
    },
    isUsable: () => usable,
    gone,
    hold: (alive) => {
      const change = alive ? 'ref' : 'unref';
      child[change]();
      child.channel?.[change]();
      if (child.stderr instanceof Socket) child.stderr[change]();
    },
  };
};
