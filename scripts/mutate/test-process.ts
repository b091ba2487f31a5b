import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../rehearse/workspace.ts';
import type { FromWorker, TestRun, ToWorker } from './messages.ts';
import type { PackageName } from './packages.ts';
import { usedTime } from './used-time.ts';

/** How long one test file may take, in milliseconds. */
export type LimitOf = (file: string) => number;

const STARTING = 120_000;

/** A worker that is replaced when a test file takes longer than it may. */
export class TestProcess {
  readonly #name: PackageName;
  #child: ChildProcess | null = null;

  constructor(name: PackageName) {
    this.#name = name;
  }

  #start(): Promise<ChildProcess> {
    const child = fork(join(import.meta.dirname, 'worker.ts'), {
      cwd: ROOT,
      execArgv: ['--conditions=@gongkai/source'],
      env: { ...process.env, MUTATE_PACKAGE: this.#name, NODE_ENV: 'test', VITEST: '1' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => {
        reject(new Error('the process of the tests ended before it was ready'));
      });
      child.once('message', () => {
        child.removeAllListeners();
        resolve(child);
      });
    });
  }

  /** Runs tests; null if one of them did not end in time, or ended the process. */
  async run(message: ToWorker, limitOf: LimitOf): Promise<TestRun | null> {
    const child = this.#child ?? (await this.#start());
    const result = await new Promise<TestRun | null>((resolve, reject) => {
      let timer: NodeJS.Timeout;
      const wait = (milliseconds: number): void => {
        clearTimeout(timer);
        const end = usedTime(child.pid ?? 0) + milliseconds;
        const look = (): void => {
          const left = end - usedTime(child.pid ?? 0);
          if (left <= 0) child.kill('SIGKILL');
          else timer = setTimeout(look, left);
        };
        timer = setTimeout(look, milliseconds);
      };
      child.on('message', (report: FromWorker) => {
        if (report.type === 'started') wait(limitOf(report.file));
        if (report.type === 'broken') reject(new Error(report.message));
        if (report.type !== 'done') return;
        clearTimeout(timer);
        resolve(report);
      });
      child.once('exit', () => {
        clearTimeout(timer);
        resolve(null);
      });
      wait(STARTING);
      child.send(message);
    });
    child.removeAllListeners();
    if (result === null) this.#child = null;
    return result;
  }

  /** The milliseconds that the worker has used the processor. */
  get used(): number {
    return usedTime(this.#child?.pid ?? 0);
  }

  /** Ends the worker. */
  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }
}
