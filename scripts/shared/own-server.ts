import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server of its own, in a process of its own, with a key that has every duty. */
export interface Target {
  readonly address: string;
  readonly key: string;
  /** The folder of its database. */
  readonly data: string;
  readonly process: ChildProcess;
  /** The processes that it was seen to have started. */
  readonly started: Set<number>;
}

const ROOT = new URL('../../', import.meta.url);
const PRINTED = /listens on (http:\S+)[\s\S]*administrator's key, in (\S+) until/;

const LISTENS = /listens on (http:\S+)/;

const untilPrinted = async (child: ChildProcess, pattern: RegExp): Promise<readonly string[]> => {
  let said = '';
  for await (const piece of child.stdout ?? []) {
    said += String(piece);
    const found = pattern.exec(said);
    if (found !== null) return found.slice(1);
  }
  throw new Error(`the server did not start: ${said}`);
};

const spawned = (data: string, more: NodeJS.ProcessEnv, flags: readonly string[] = []): ChildProcess =>
  spawn(process.execPath, [...flags, '--conditions=@gongkai/source', 'apps/api/src/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', GONGKAI_DATA: data, GONGKAI_LOG: 'error', ...more },
    stdio: ['ignore', 'pipe', flags.length === 0 ? 'inherit' : 'pipe'],
  });

/** Starts the program again on the folder of a server that has ended. */
export const startAgain = async ({ data, key }: Pick<Target, 'data' | 'key'>): Promise<Target> => {
  const child = spawned(data, {});
  const [address = ''] = await untilPrinted(child, LISTENS);
  child.stdout?.resume();
  return { address, key, data, process: child, started: new Set() };
};

/**
 * Starts `npm start`'s program on an empty folder and any port; `flags` are those of Node, `more` settings of its
 * environment.
 */
export const startTarget = async (flags: readonly string[] = [], more: NodeJS.ProcessEnv = {}): Promise<Target> => {
  const data = mkdtempSync(join(tmpdir(), 'gongkai-server-'));
  const child = spawned(data, more, flags);
  const [address = '', file = ''] = await untilPrinted(child, PRINTED);
  const administrator = readFileSync(file, 'utf8').trim();
  child.stdout?.resume();
  const made = await fetch(`${address}/api/v1/keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${administrator}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'desk', agency: 'kunming', duties: ['registrar', 'handler'] }),
  });
  const { secret } = (await made.json()) as { readonly secret: string };
  return { address, key: secret, data, process: child, started: new Set() };
};

const residentOf = (pid: number): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
};

/** The processes that a process has started and that run. */
export const childrenOf = (pid: number): readonly number[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
};

/** Resident bytes of the server, and of it with the processes that it started. Linux only; elsewhere 0. */
export const residentBytes = ({
  process: { pid = 0 },
  started,
}: Target): { readonly server: number; readonly all: number } => {
  const server = residentOf(pid);
  const own = childrenOf(pid);
  for (const one of own) started.add(one);
  return { server, all: own.reduce((sum, one) => sum + residentOf(one), server) };
};

/** Ends the server as an operator does; its exit code. */
export const stopTarget = async ({ process: child }: Target): Promise<number | null> => {
  const ended = once(child, 'exit') as Promise<[number | null]>;
  child.kill('SIGTERM');
  return (await ended)[0];
};

/** Processes that the server started and that are still there after it. */
export const leftOver = ({ started }: Target): readonly number[] => [...started].filter((pid) => residentOf(pid) > 0);
