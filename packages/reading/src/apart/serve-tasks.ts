// The side of the process: it works on one task at a time, and a thread of its own watches its memory.
import { constants, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Answer, MEMORY_VARIABLE, type Order } from './messages.ts';

/** A task: it gets what was sent, and what it gives is sent back. An error with a `code` refuses the input. */
export type Task = (input: never) => unknown;

const WATCH = new URL(`./watch-memory.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

const messageOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

const answerTo = async (tasks: Readonly<Record<string, Task>>, { task, input }: Order): Promise<Answer> => {
  const resident = (): number => process.memoryUsage.rss();
  try {
    const work = Object.hasOwn(tasks, task) ? tasks[task] : undefined;
    if (work === undefined) throw new Error(`there is no task ${task}`);
    // The pool sends what its caller gave for this task.
    const value: unknown = await work(input as never);
    return { kind: 'done', value, resident: resident() };
  } catch (error) {
    const code = codeOf(error);
    if (code === null || !(error instanceof Error)) {
      return { kind: 'failed', message: messageOf(error), resident: resident() };
    }
    return { kind: 'refused', code, message: error.message, resident: resident() };
  }
};

/** Makes this process one of a pool: it works on these tasks until the pool ends it or is gone. */
export const serveTasks = (tasks: Readonly<Record<string, Task>>): void => {
  const send = (answer: Answer): void => void process.send?.(answer);
  // The server comes first, so that its answers do not wait for this work.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const most = Number(process.env[MEMORY_VARIABLE]);
  new Worker(WATCH, { workerData: { most, parent: process.ppid }, execArgv: [] }).unref();
  process.on('message', (order: Order) => void answerTo(tasks, order).then(send));
  process.on('disconnect', () => process.exit());
  send({ kind: 'ready' });
};
