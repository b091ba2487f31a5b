import { setTimeout as pause } from 'node:timers/promises';
import { startMain } from '../../apps/api/test-support/process.ts';
import { type Times, timesOf } from './lists.ts';
import { memoryOf } from './processor-time.ts';
import { inParallel } from './record.ts';

/** Speed and memory of the API while it serves lists. */
export interface Served {
  readonly requests: number;
  readonly perSecond: number;
  readonly times: Times;
  /** Megabytes of the process; null on systems other than Linux. */
  readonly memory: { readonly now: number; readonly most: number } | null;
}

const READERS = 8;
const PATIENCE = 60;

/** Waits for the address that a server prints when it listens. */
const addressIn = async (said: { readonly out: string; readonly err: string }): Promise<string> => {
  for (let second = 0; second < PATIENCE; second += 0.1) {
    const [, address] = /listens on (\S+)/.exec(said.out) ?? [];
    if (address !== undefined) return address;
    await pause(100);
  }
  throw new Error(`the API did not start: ${said.err}`);
};

/** Starts the API as operators do, and reads due lists from it with several readers at once. */
export const serveLists = async (
  environment: Readonly<Record<string, string>>,
  secret: string,
  requests: number,
  agencies: number,
): Promise<Served> => {
  const quiet = { GONGKAI_WARNINGS: '', GONGKAI_LOG: 'error' };
  const { child, said, exit } = startMain({ ...environment, ...quiet });
  try {
    const address = await addressIn(said);
    const headers = { authorization: `Bearer ${secret}` };
    const taken: number[] = [];
    const started = performance.now();
    const all = Array.from({ length: requests }, (_, index) => index);
    await inParallel(all, READERS, started + 60_000, async (index) => {
      const before = performance.now();
      const query = `order=due&limit=20&agency=agency-${index % agencies}`;
      const answer = await fetch(`${address}/api/v1/cases?${query}`, { headers });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`the API answered ${answer.status}: ${text}`);
      taken.push(performance.now() - before);
    });
    const seconds = (performance.now() - started) / 1000;
    const memory = child.pid === undefined ? null : memoryOf(child.pid);
    return { requests: taken.length, perSecond: taken.length / seconds, times: timesOf(taken), memory };
  } finally {
    child.kill('SIGTERM');
    await exit;
  }
};
