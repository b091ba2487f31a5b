#!/usr/bin/env node
// The API server: npm start. Everything it is told comes from the environment and one flag; see --help.
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { PROCEDURES } from '@gongkai/core';
import type { Engine, Move, Store } from '@gongkai/engine';
import {
  fileHeads,
  headKey,
  openEngine,
  openPostgresStore,
  openSqliteStore,
  SchemaError,
  UnknownKindError,
} from '@gongkai/engine';
import { pino } from 'pino';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { ConfigError, readConfig, USAGE } from './config.ts';
import { checkOwnDemo } from './demo/own-demo.ts';
import { DEMO_SEED, runDemo } from './demo/run-demo.ts';
import { startHeads } from './heads-writer.ts';
import { createMetrics } from './http/metrics.ts';
import { loadNotices } from './load-notices.ts';
import { makeFolder } from './make-folder.ts';
import { startOutbox } from './outbound/start-outbox.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { startSweeper } from './sweeper.ts';

// A client that is slow to send holds a connection, so that it has only so long.
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 } as const;

const openFile = (folder: string): Store => {
  try {
    makeFolder(folder);
    return openSqliteStore({ file: join(folder, 'gongkai.db') });
  } catch (error) {
    if (error instanceof SchemaError || !(error instanceof Error && 'code' in error)) throw error;
    throw new ConfigError(`the data folder ${folder} cannot be used: ${error.message}`);
  }
};

// The address holds a password, so that it never stands in a message.
const openServer = async (url: string): Promise<Store> => {
  try {
    return await openPostgresStore({ url });
  } catch (error) {
    if (error instanceof SchemaError || !(error instanceof Error && 'code' in error)) throw error;
    throw new ConfigError(`the server of DATABASE_URL cannot be used: ${error.message || String(error.code)}`);
  }
};

const openStore = async ({ databaseUrl, data }: Config): Promise<Store> =>
  databaseUrl === undefined ? openFile(resolve(data)) : openServer(databaseUrl);

/** The version that stands in the package. */
const versionOf = (): string => {
  const stated: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof stated === 'object' && stated !== null && 'version' in stated ? String(stated.version) : '';
};

const newAdministrator = async ({ keys }: Engine, name: string): Promise<string> =>
  (await keys.add({ name, agency: null, duties: [], administrator: true })).secret;

/** The secret of the first administrator's key; null when there is one already. */
const firstKey = async ({ keys }: Engine): Promise<string | null> =>
  (await keys.addFirst('first administrator'))?.secret ?? null;

const addressOf = ({ host }: Config, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

const announce = (address: string, data: string, secret: string | null): void => {
  const lines = [`Gongkai 公开 listens on ${address}`, `  reference   ${address}/reference`, `  data        ${data}`];
  // Whoever lost it, or was cut off before he saw it, makes another one.
  const key = [
    secret === null
      ? `  administrator's key: made before; another one by npm start -- --new-admin-key`
      : `  administrator's key, shown this once: ${secret}`,
  ];
  console.log([...lines, ...key].join('\n'));
};

/** Where the data are, without the password of a server. */
const placeOf = ({ databaseUrl, data }: Config): string => {
  if (databaseUrl === undefined) return resolve(data);
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `PostgreSQL on ${hostname}${port === '' ? '' : `:${port}`}, database ${pathname.slice(1)}`;
};

const HEADS_SECONDS = 30;

const headsIn = async (
  store: Store,
  { file, key }: NonNullable<Config['heads']>,
  told: Parameters<typeof startHeads>[4],
) => startHeads(store, fileHeads(file), await headKey(key), HEADS_SECONDS, told);

/** Ctrl-C while the simulated year is loaded: what was acknowledged is kept, and the operator is told so. */
const whileLoading = async (load: () => Promise<unknown>): Promise<void> => {
  const stop = (signal: NodeJS.Signals): void => {
    console.log('\nStopped while loading; the next start with --demo goes on from here.');
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await load();
  process.off('SIGINT', stop).off('SIGTERM', stop);
};

/** Prints another administrator's key and ends; the way back for whoever has none. */
const printNewKey = async (config: Config): Promise<void> => {
  const engine = await openEngine({ store: await openStore(config), procedures: PROCEDURES });
  const secret = await newAdministrator(engine, 'administrator made by --new-admin-key');
  console.log(`A new administrator's key of ${placeOf(config)}, shown this once: ${secret}`);
  await engine.close();
};

const start = async (config: Config): Promise<void> => {
  const logger = pino({ level: config.log }, pino.destination({ fd: 2, sync: false }));
  const metrics = createMetrics({ ofProcess: true });
  const onMoved = (moved: Move): void => logger.warn(moved, 'a loaded notice moved a due date');
  const { warnings, allowPrivate, mail, demo, seed = DEMO_SEED } = config;
  const store = await openStore(config);
  const engine = await openEngine({ store, procedures: PROCEDURES, warnings, onMoved });
  // Before anything is written: a demonstration has no business in a database that is in use.
  if (demo) await checkOwnDemo(engine, seed);
  if (config.notices !== undefined) await loadNotices(engine, config.notices);
  // The sweep starts after the simulated year, whose cases would all be overdue while they are half recorded.
  if (demo) await whileLoading(() => runDemo(engine, process.stdout, seed));
  const stopping = new AbortController();
  const app = { engine, logger, metrics, allowPrivate, version: versionOf(), stopping: stopping.signal };
  const { fetch } = createApp(app);
  const options = { fetch, port: config.port, hostname: config.host, serverOptions: TIMEOUTS };
  // Without own TLS options the adapter makes a plain HTTP server.
  const server = serve(options, ({ port }) => {
    // Only a server that listens makes the first key: one that fails to start would never show it.
    void firstKey(engine).then((secret) => {
      announce(addressOf(config, port), placeOf(config), secret);
      const { missingYear, openFrom } = engine.calendar;
      logger.warn(
        { missingYear, openFrom },
        'due dates from the first open day on are provisional until the notice is loaded',
      );
    });
  }) as Server;
  server.on('error', (error: NodeJS.ErrnoException) => {
    const busy = error.code === 'EADDRINUSE' ? `port ${config.port} is in use; set PORT to another one` : error.message;
    console.error(`Gongkai cannot listen: ${busy}`);
    process.exit(1);
  });
  const sweeper = startSweeper(engine, config.sweepSeconds, { logger, metrics });
  const outbox = startOutbox(engine, { allowPrivate, mail, everySeconds: config.sweepSeconds }, { logger, metrics });
  const heads = config.heads === null ? null : await headsIn(store, config.heads, { logger, metrics });
  const finish = async (): Promise<void> => {
    await Promise.all([sweeper.stop(), outbox.stop()]);
    await heads?.stop();
    await engine.close();
  };
  stopOnSignal({ server, begin: () => stopping.abort(), finish, say: (sentence) => console.log(sentence) });
};

// What the operator can put right is told in a sentence; anything else with where it happened.
const told = (error: unknown): unknown =>
  error instanceof ConfigError || error instanceof SchemaError || error instanceof UnknownKindError
    ? `Gongkai cannot start: ${error.message}`
    : error;

if (process.argv.includes('--help')) console.log(USAGE);
else {
  try {
    const config = readConfig(process.env, process.argv.slice(2));
    await (config.newAdminKey ? printNewKey(config) : start(config));
  } catch (error) {
    console.error(told(error));
    process.exitCode = 1;
  }
}
