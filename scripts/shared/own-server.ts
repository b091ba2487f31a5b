import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server of its own, in a process of its own, with a key that has every duty. */
export interface Target {
  readonly address: string;
  readonly key: string;
  readonly process: ChildProcess;
  /** The processes that it was seen to have started. */
  readonly started: Set<number>;
}

const ROOT = new URL('../../', import.meta.url);
const PRINTED = /listens on (http:\S+)[\s\S]*administrator's key, in (\S+) until/;

const untilPrinted = async (child: ChildProcess): Promise<readonly [string, string]> => {
  let said = '';
  for await (const piece of child.stdout ?? []) {
    said += String(piece);
    const [, address, file] = PRINTED.exec(said) ?? [];
    if (address !== undefined && file !== undefined) return [address, readFileSync(file, 'utf8').trim()];
  }
  throw new Error(`the server did not start: ${said}`);
};

/** Starts `npm start`'s program on an empty folder and any port; `flags` are those of Node. */
export const startTarget = async (flags: readonly string[] = []): Promise<Target> => {
  const child = spawn(process.execPath, [...flags, '--conditions=@gongkai/source', 'apps/api/src/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      GONGKAI_DATA: mkdtempSync(join(tmpdir(), 'gongkai-server-')),
      GONGKAI_LOG: 'error',
    },
    stdio: ['ignore', 'pipe', flags.length === 0 ? 'inherit' : 'pipe'],
  });
  const [address, administrator] = await untilPrinted(child);
  child.stdout?.resume();
  const made = await fetch(`${address}/api/v1/keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${administrator}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'desk', agency: 'kunming', duties: ['registrar', 'handler'] }),
  });
  const { secret } = (await made.json()) as { readonly secret: string };
  return { address, key: secret, process: child, started: new Set() };
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
