// The side of the process: it works on one task at a time, and a thread of its own watches its memory.
import { constants, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Answer, MEMORY_VARIABLE, type Order, type Question, type Reply } from './messages.ts';

/** Asks the process that gave the task; one question after another, or several at once. */
export type Ask = (question: unknown) => Promise<unknown>;

/** A task: it gets what was sent, and what it gives is sent back. An error with a `code` refuses the input. */
export type Task = (input: never, ask: Ask) => unknown;

const WATCH = new URL(`./watch-memory.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

const messageOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

const answerTo = async (tasks: Readonly<Record<string, Task>>, { task, input }: Order, ask: Ask): Promise<Answer> => {
  const resident = (): number => process.memoryUsage.rss();
  try {
    const work = Object.hasOwn(tasks, task) ? tasks[task] : undefined;
    if (work === undefined) throw new Error(`there is no task ${task}`);
    // The pool sends what its caller gave for this task.
    const value: unknown = await work(input as never, ask);
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
  const send = (answer: Answer | Question): void => void process.send?.(answer);
  const asked = new Map<number, (value: unknown) => void>();
  let number = 0;
  // A question without an answer ends with this process.
  const ask: Ask = (question) =>
    new Promise((resolve) => {
      number += 1;
      asked.set(number, resolve);
      send({ kind: 'ask', number, question });
    });
  // The server comes first, so that its answers do not wait for this work.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const most = Number(process.env[MEMORY_VARIABLE]);
  new Worker(WATCH, { workerData: { most, parent: process.ppid }, execArgv: [] }).unref();
  process.on('message', (message: Order | Reply) => {
    if (!('reply' in message)) return void answerTo(tasks, message, ask).then(send);
    asked.get(message.reply)?.(message.value);
    asked.delete(message.reply);
  });
  process.on('disconnect', () => process.exit());
  send({ kind: 'ready' });
};
