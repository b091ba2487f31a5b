import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Server } from '../test-support/embedded-postgres.fixture.ts';
import { gone, kill, type Log, startNode } from './crew.ts';
import type { ChaosOptions } from './options.ts';

/** The kills and crashes of a run. */
export interface Storm {
  readonly kills: number;
  readonly crashes: number;
}

const FAST = 5000;
const START_MS = 30_000;

/** Waits until the nodes record facts. */
const atWork = async ({ acks }: Log): Promise<void> => {
  for (const end = Date.now() + START_MS; acks.size === 0;) {
    if (Date.now() > end) throw new Error(`no node was at work within ${START_MS / 1000} seconds`);
    await pause(50);
  }
};

/** Kills and restarts nodes, and stops the database in between. */
export const rage = async (
  server: Server,
  schema: string,
  log: Log,
  { seconds, nodes, crashes, naive }: ChaosOptions,
  say: (sentence: string) => void,
): Promise<Storm> => {
  const crew: ChildProcess[] = [];
  const start = (place: number): void => {
    const clock = place === 0 ? ['--fast', String(FAST)] : [];
    const poller = naive ? ['--poller', 'naive'] : [];
    crew[place] = startNode(log, ['--url', server.url, '--schema', schema, ...clock, ...poller]);
  };
  for (let place = 0; place < nodes; place += 1) start(place);
  await atWork(log);
  const end = Date.now() + seconds * 1000;
  let [kills, crashed] = [0, 0];
  const everyCrash = (seconds * 1000) / (crashes + 1);
  for (let place = 0; Date.now() < end; place = (place + 1) % nodes) {
    await pause(150 + Math.random() * 500);
    const one = crew[place];
    if (one === undefined) continue;
    await kill(one);
    kills += 1;
    if (crashed < crashes && Date.now() >= end - everyCrash * (crashes - crashed)) {
      await server.crash();
      await server.start();
      crashed += 1;
      say(`database stopped at once and started again, ${crashed} of ${crashes}`);
    }
    start(place);
    // A node that ended because its database was down is started again by the next round.
    for (const [other, child] of crew.entries()) if (child.exitCode !== null) start(other);
  }
  for (const child of crew) {
    child.kill('SIGKILL');
    await gone(child);
  }
  return { kills, crashes: crashed };
};
