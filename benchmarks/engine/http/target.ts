import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { onExit } from '../cleanup.ts';

/** The request that is repeated; each is one durable write. */
export interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A server in a process of its own. */
export interface Target {
  readonly name: string;
  readonly form: string;
  start(): Promise<Request>;
  /** Returns how many writes its database holds. */
  stored(): Promise<number>;
  stop(): Promise<void>;
}

/** A child process and its output. */
export interface Running {
  readonly stop: () => Promise<void>;
  /** Resolves with the first match of a pattern in its output; rejects if the process ends first. */
  readonly waitForOutput: (pattern: RegExp) => Promise<RegExpExecArray>;
}

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([exit, setTimeout(5000, undefined, { ref: false }).then(() => child.kill('SIGKILL'))]);
};

/** Runs a source file with this Node; it is stopped when the run ends. */
export const runNode = (file: string, args: readonly string[], env: Readonly<Record<string, string>>): Running => {
  const child = spawn(process.execPath, ['--conditions=@gongkai/source', file, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err = `${err}${part.toString()}`.slice(-4000)));
  const stop = (): Promise<void> => ended(child);
  onExit(stop);
  const waitForOutput = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(out);
        if (found !== null) resolve(found);
      };
      child.stdout.on('data', look);
      child.on('exit', (code) => reject(new Error(`${file} ended with ${code}: ${err}`)));
      look();
    });
  return { stop, waitForOutput };
};
