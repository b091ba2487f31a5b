import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { run } from '../src/run.ts';
import { processTerminal } from '../src/terminal.ts';

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts');

/** A folder that goes when the test has finished. */
export const folderOfTest = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

type Variables = Readonly<Record<string, string>>;

/** The result of a run. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the command as a process, in an environment that has nothing else. */
export const startCli = (args: readonly string[], variables: Variables = {}) => {
  const child: ChildProcessWithoutNullStreams = spawn(
    process.execPath,
    ['--conditions=@gongkai/source', MAIN, ...args],
    { env: { PATH: process.env['PATH'], ...variables } },
  );
  // A command that ends early does not read what is left.
  child.stdin.on('error', () => undefined);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => (said.out += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said.err += part));
  const ended = new Promise<Ran>((done) => child.on('close', (code) => done({ code, ...said })));
  return { child, ended };
};

/** Runs the command as a process to its end, with a text on its standard input. */
export const cliProcess = (args: readonly string[], variables: Variables = {}, input = ''): Promise<Ran> => {
  const { child, ended } = startCli(args, variables);
  child.stdin.end(input);
  return ended;
};

const collecting = (): { readonly stream: Writable; readonly said: () => string } => {
  const parts: Buffer[] = [];
  const stream = new Writable({
    write: (part: Buffer, _encoding, done) => {
      parts.push(part);
      done();
    },
  });
  return { stream, said: () => Buffer.concat(parts).toString() };
};

/** The same in this process, which spares the start of one: everything but `main.ts`. */
export const cli = async (args: readonly string[], variables: Variables = {}, input = ''): Promise<Ran> => {
  const [out, err] = [collecting(), collecting()];
  const stdin = Readable.from(input === '' ? [] : [Buffer.from(input)]);
  const code = await run(args, variables, processTerminal({ stdin, stdout: out.stream, stderr: err.stream }));
  return { code, out: out.said(), err: err.said() };
};

/** The JSON that a run printed. */
export const printed = ({ out }: Ran): unknown => JSON.parse(out);
