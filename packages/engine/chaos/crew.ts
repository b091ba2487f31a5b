import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The acknowledged facts: by case and number, the hash that was given out. */
export interface Log {
  readonly acks: Map<string, string>;
  readonly dues: Map<string, number>;
  readonly failures: string[];
}

export const emptyLog = (): Log => ({ acks: new Map(), dues: new Map(), failures: [] });

const programOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const readLine = (log: Log, line: string): void => {
  // A line that was cut off by the kill acknowledged nothing.
  if (!line.endsWith('}')) return;
  const read = JSON.parse(line) as { ack?: [string, number, string]; due?: [string, number]; failed?: string };
  if (read.ack !== undefined) log.acks.set(`${read.ack[0]} ${read.ack[1]}`, read.ack[2]);
  if (read.due !== undefined) log.dues.set(...read.due);
  if (read.failed !== undefined) log.failures.push(read.failed);
};

// Nodes that are killed several times a second must spend their time on work, not on compiling their own program.
const KEPT_PROGRAMS = fileURLToPath(new URL('../../../node_modules/.cache/programs', import.meta.url));

/** Starts a node in a process of its own; what it acknowledges goes into the log. */
export const startNode = (log: Log, args: readonly string[], program = 'node.ts'): ChildProcess => {
  const child = spawn(process.execPath, ['--conditions=@gongkai/source', programOf(program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: KEPT_PROGRAMS },
  });
  createInterface({ input: child.stdout }).on('line', (line) => readLine(log, line));
  return child;
};

/** Resolves when a process has ended and all of its output was read. */
export const gone = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.stdout === null || child.stdout.closed) resolve();
    else child.once('close', () => resolve());
  });

/** Kills a process without warning. */
export const kill = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL');
  await gone(child);
};
