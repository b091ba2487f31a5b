import type { StdioOptions } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../src/main.ts');

/** A new folder for the data of a server. */
export const dataFolder = (): string => mkdtempSync(join(tmpdir(), 'gongkai-main-'));

/** The secret of a key in the file that a server names where its output is not a terminal; empty without one. */
export const secretIn = (said: string): string => {
  const [, file] = /key[^\n]*, in (\S+) until/.exec(said) ?? [];
  return file === undefined ? '' : readFileSync(file, 'utf8').trim();
};

const environmentWith = (more: Readonly<Record<string, string>>) => ({
  PATH: process.env['PATH'],
  PORT: '0',
  GONGKAI_LOG: 'warn',
  ...more,
});

/** The server, its outputs where the caller wants them. */
export const spawnMain = (
  environment: Readonly<Record<string, string>>,
  args: readonly string[],
  stdio: StdioOptions,
) => {
  const env = environmentWith(environment);
  return spawn(process.execPath, ['--conditions=@gongkai/source', main, ...args], { env, stdio });
};

/** The server as operators start it, on a free port by default. */
export const startMain = (environment: Readonly<Record<string, string>>, args: readonly string[] = []) => {
  const env = environmentWith(environment);
  const child = spawn(process.execPath, ['--conditions=@gongkai/source', main, ...args], { env });
  const said = { out: '', err: '' };
  child.stdout.on('data', (part) => (said.out += String(part)));
  child.stderr.on('data', (part) => (said.err += String(part)));
  const exit = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  const listening = new Promise<string>((done, fail) => {
    child.stdout.on('data', () => {
      const [, address] = /listens on (\S+)\n[^]*data {2,}\S+\n/.exec(said.out) ?? [];
      if (address !== undefined) done(address);
    });
    void exit.then((code) => fail(new Error(`exit ${code}: ${said.err}`)));
  });
  // A test that only waits for the exit does not handle this rejection.
  listening.catch(() => undefined);
  return { child, said, exit, listening };
};
