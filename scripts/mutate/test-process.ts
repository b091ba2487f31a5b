import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../rehearse/workspace.ts';
import type { FromWorker, TestRun, ToWorker } from './messages.ts';
import type { PackageName } from './packages.ts';
import { usedTime } from './used-time.ts';

/** A worker that is replaced when a run takes longer than it may. */
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

  /** Runs tests; null if they took more time of the processor than the limit in milliseconds, or ended the process. */
  async run(message: ToWorker, limit: number): Promise<TestRun | null> {
    const child = this.#child ?? (await this.#start());
    const end = usedTime(child.pid ?? 0) + limit;
    const result = await new Promise<TestRun | null>((resolve, reject) => {
      const look = (): void => {
        const left = end - usedTime(child.pid ?? 0);
        if (left <= 0) child.kill('SIGKILL');
        else timer = setTimeout(look, left);
      };
      let timer = setTimeout(look, limit);
      child.on('message', (report: FromWorker) => {
        clearTimeout(timer);
        if (report.type === 'broken') reject(new Error(report.message));
        if (report.type === 'done') resolve(report);
      });
      child.once('exit', () => {
        clearTimeout(timer);
        resolve(null);
      });
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
