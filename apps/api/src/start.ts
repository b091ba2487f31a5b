import { readFileSync } from 'node:fs';
import { OVERLAY_WARNING } from '@gongkai/calendar/overlays';
import { PROCEDURES } from '@gongkai/core';
import type { Engine, Move, Store } from '@gongkai/engine';
import { openEngine, type PartyKey, partyKeyIn } from '@gongkai/engine';
import { createScanner } from '@gongkai/reading/attached';
import type { Logger } from 'pino';
import pg from 'pg';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { type Config, ConfigError } from './config.ts';
import { startBlobSweep } from './attachments/blob-sweep.ts';
import { consoleFolder } from './console/console-files.ts';
import { checkOwnDemo } from './demo/own-demo.ts';
import { openDemo } from './demo/open-demo.ts';
import { DEMO_SEED } from './demo/run-demo.ts';
import { type Heads, openHeads, startHeads } from './heads-writer.ts';
import { createMetrics, loggableError, type Metrics } from './http/index.ts';
import { countBadKeys } from './limits/bad-keys.ts';
import { forgetLink } from './first-link.ts';
import { createLockout } from './sign-in/lockout.ts';
import { keyOfFile } from './sign-in/seal.ts';
import type { SignInOptions } from './sign-in/sign-in.ts';
import { createLimits } from './limits/limits.ts';
import { listen, type Terminal } from './listen.ts';
import { localCalendar } from './local-calendar.ts';
import { loadNotices } from './load-notices.ts';
import { openStore } from './open-store.ts';
import { startOutbox } from './outbound/start-outbox.ts';
import { forgetSecrets } from './show-secret.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { startSweeper } from './sweeper.ts';

const HEADS_SECONDS = 30;

/** The version in the package. */
const versionOf = (): string => {
  const stated: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof stated === 'object' && stated !== null && 'version' in stated ? String(stated.version) : '';
};

/** Handles Ctrl-C while the simulated year is loaded: acknowledged facts are kept, and a message says so. */
const whileLoading = async (terminal: Terminal, load: () => Promise<unknown>): Promise<void> => {
  const stop = (signal: NodeJS.Signals): void => {
    terminal.log('\nStopped while loading; the next start with --demo goes on from here.');
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await load();
  process.off('SIGINT', stop).off('SIGTERM', stop);
};

const readPartyKey = async (file: string): Promise<PartyKey> => {
  try {
    return await partyKeyIn(file);
  } catch (error) {
    throw new ConfigError(`the key of applicants: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** Opens the engine of a node, with the notices and the demonstration of the configuration. */
const openNode = async (
  config: Config,
  store: Store,
  { logger, terminal, key }: { readonly logger: Logger; readonly terminal: Terminal; readonly key: Buffer },
): Promise<Engine> => {
  const { warnings, notices, overlays, demo, seed = DEMO_SEED, clockJumpSeconds } = config;
  const onMoved = (moved: Move): void => logger.warn(moved, 'a loaded notice moved a due date');
  const calendar = localCalendar(config);
  // A server has a clock of its own.
  const clockGuard = store.usesHostClock ? { jumpMs: clockJumpSeconds * 1000 } : undefined;
  const partyKey = config.partyKey === null ? null : await readPartyKey(config.partyKey);
  const settings = { calendar, warnings, onMoved, clockGuard, attachmentLimits: config.attachments };
  const engine = await openEngine({
    store,
    procedures: PROCEDURES,
    ...settings,
    ...(partyKey === null ? {} : { partyKey }),
  });
  if (engine.parties.state() !== 'ready')
    logger.warn({ state: engine.parties.state() }, 'earlier cases of applicants are not recognised');
  for (const { region, source } of overlays) logger.warn({ region, source }, OVERLAY_WARNING.en);
  // Before anything is written: a demonstration must not enter a database that is in use.
  if (demo) await checkOwnDemo(engine, seed);
  if (notices !== undefined) await loadNotices(engine, notices);
  if (demo) await whileLoading(terminal, () => openDemo(engine, config, { out: process.stdout, key }));
  return engine;
};

/** Opens everything that can refuse to start, before the node listens; a refusal leaves no connection open. */
const openAll = async (config: Config, store: Store, logger: Logger, terminal: Terminal) => {
  try {
    // Before a demonstration is loaded, which takes a while.
    const heads = config.heads === null ? null : await openHeads(config.heads, store);
    // The sweep starts after the simulated year: half-recorded cases would all be overdue.
    const key = keyOfFile(config.signIn.keyFile);
    return { engine: await openNode(config, store, { logger, terminal, key }), heads, key };
  } catch (error) {
    await store.close();
    throw error;
  }
};

/** Starts the background work: the sweep, the outbox, and signed heads where they are configured. */
const startWork = (
  { sweepSeconds, allowPrivate, mail, url }: Config,
  engine: Engine,
  store: Store,
  heads: Heads | null,
  log: { readonly logger: Logger; readonly metrics: Metrics },
) => {
  const blobs = startBlobSweep(engine, log.logger);
  const sweeper = startSweeper(engine, sweepSeconds, log);
  const outbox = startOutbox(engine, { allowPrivate, mail, everySeconds: sweepSeconds, url }, log);
  const writer = heads === null ? null : startHeads(store, heads, HEADS_SECONDS, log);
  return {
    stop: async (): Promise<void> => {
      await Promise.all([sweeper.stop(), outbox.stop(), blobs.stop()]);
      await writer?.stop();
    },
  };
};

/** How people sign in at a node; the counts of wrong passwords are those of all nodes. */
const signInOptions = (config: Config, key: Buffer, counts: pg.Pool | null): SignInOptions => {
  const { unified, ...rest } = config.signIn;
  return {
    ...rest,
    key,
    ...(unified === null ? {} : { unified: { ...unified, allowPrivate: config.allowPrivate } }),
    lockout: createLockout(counts),
    onLinkUsed: forgetLink(config),
  };
};

/** Starts a node; a signal stops it. */
export const start = async (config: Config, terminal: Terminal): Promise<void> => {
  const logger = pino({ level: config.log }, pino.destination({ fd: 2, sync: false }));
  const metrics = createMetrics({ ofProcess: true });
  const store = await openStore(config);
  const { engine, heads, key } = await openAll(config, store, logger, terminal);
  const stopping = new AbortController();
  const { allowPrivate, reference, metricsFor, rates, databaseUrl } = config;
  const counts = databaseUrl === undefined ? null : new pg.Pool({ connectionString: databaseUrl, max: 1 });
  counts?.on('error', () => undefined);
  const folder = consoleFolder();
  const app = createApp({
    engine,
    ...(folder === null ? {} : { console: folder }),
    logger,
    metrics,
    allowPrivate,
    reference,
    metricsFor,
    limits: createLimits({ ...rates, badKeys: countBadKeys(counts) }),
    ...(config.scanner === null ? {} : { scanner: createScanner(config.scanner) }),
    onCaller: forgetSecrets(config),
    signIn: signInOptions(config, key, counts),
    version: versionOf(),
    stopping: stopping.signal,
    deadlineMs: config.requestSeconds * 1000,
  });
  // Who signs in first does not wait for it.
  void import('better-auth').catch((error: unknown) => logger.error({ err: loggableError(error) }, 'better-auth'));
  const server = listen({ config, engine, logger, terminal, fetch: app.fetch, hasConsole: folder !== null });
  const work = startWork(config, engine, store, heads, { logger, metrics });
  const finish = async (): Promise<void> => {
    await work.stop();
    await counts?.end();
    await engine.close();
  };
  stopOnSignal({ server, begin: () => stopping.abort(), finish, say: (sentence) => terminal.log(sentence) });
};
