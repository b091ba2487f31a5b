import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { instantOf } from '@gongkai/calendar';
import { type AnyProcedure, PROCEDURES } from '@gongkai/core';
import { type Engine, openEngine, openSqliteStore, partyKeyIn, type Store } from '@gongkai/engine';
import { createApp } from '../../apps/api/src/app.ts';
import { consoleFolder } from '../../apps/api/src/console/console-files.ts';
import { deskStories } from '../../apps/api/src/demo/desk-stories.ts';
import { loadStories } from '../../apps/api/src/demo/load-stories.ts';
import { type DemoSecrets, giveLogins } from '../../apps/api/src/demo/logins.ts';
import { addPeople } from '../../apps/api/src/demo/people.ts';
import { DEMO_SEED } from '../../apps/api/src/demo/run-demo.ts';
import { YUNNAN_AGENCIES } from '../../apps/api/src/demo/yunnan-agencies.ts';
import { createPasswordHasher } from '../../apps/api/src/sign-in/password-hash.ts';

/** What an office is opened with. */
export interface OfficeOptions {
  /** The time at which it opens; the time of this machine by default. It goes on from there. */
  readonly now?: string;
  /** Whether its desks hold the cases of the demonstration; true by default. */
  readonly hasCases?: boolean;
  /** Procedures beside those of the package. */
  readonly further?: readonly AnyProcedure[];
  /** Milliseconds without a request after which a session ends. */
  readonly idleMs?: number;
}

/** A node with people, cases and the console, which listens on this machine. */
export interface RunningOffice {
  readonly address: string;
  readonly engine: Engine;
  readonly store: Store;
  readonly secrets: DemoSecrets;
  readonly now: () => number;
  /** Lets time pass at the server, in milliseconds. */
  readonly pass: (ms: number) => void;
  /** Makes each request fail as without a network, until it is called with false. */
  readonly cutOff: (isCut: boolean) => void;
  readonly close: () => Promise<void>;
}

const listening = (server: Server): Promise<number> =>
  new Promise((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)));

/** Opens an office: everyone of the demonstration has an account with one password and one second factor. */
export const openOffice = async (options: OfficeOptions = {}): Promise<RunningOffice> => {
  const { hasCases = true, further = [], idleMs } = options;
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-console-'));
  const opened = performance.now();
  let begun = options.now === undefined ? Date.now() : instantOf(options.now);
  const now = (): number => Math.floor(begun + performance.now() - opened);
  const store = openSqliteStore({ file: join(folder, 'office.db'), clock: now });
  const partyKey = await partyKeyIn(join(folder, 'party-key'));
  const engine = await openEngine({ store, procedures: [...PROCEDURES, ...further], partyKey });
  const key = randomBytes(32);
  // Real hashes that cost little: tests sign in dozens of times.
  const hasher = createPasswordHasher({ log2: 8, r: 8, p: 1 });
  await engine.figures.putAgencies(YUNNAN_AGENCIES);
  await addPeople(engine, DEMO_SEED);
  if (hasCases) {
    const stories = deskStories(DEMO_SEED, { calendar: engine.calendar, now: now() });
    await loadStories(engine, stories, { seed: DEMO_SEED });
  }
  const secrets = await giveLogins(engine, DEMO_SEED, { key, hasher });
  if (secrets === null) throw new Error('the accounts are there already');
  const built = consoleFolder();
  if (built === null) throw new Error('the console is not built: node scripts/console/build.ts');
  const stopping = new AbortController();
  const app = createApp({
    engine,
    console: built,
    stopping: stopping.signal,
    signIn: { key, hasher, ...(idleMs === undefined ? {} : { idleMs }) },
  });
  let isCut = false;
  const answer = getRequestListener(app.fetch);
  const server = createServer((request, response) => {
    if (isCut) request.socket.destroy();
    else void answer(request, response);
  });
  const port = await listening(server);
  return {
    address: `http://localhost:${port}`,
    engine,
    store,
    secrets,
    now,
    pass: (ms) => void (begun += ms),
    cutOff: (cut) => {
      isCut = cut;
      if (cut) server.closeAllConnections();
    },
    close: async () => {
      stopping.abort();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
