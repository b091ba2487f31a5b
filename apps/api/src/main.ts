// The API server: npm start. Everything it is told comes from the environment and one flag; see --help.
import { mkdirSync, readFileSync } from 'node:fs';
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
import { runDemo } from './demo/run-demo.ts';
import { startHeads } from './heads-writer.ts';
import { createMetrics } from './http/metrics.ts';
import { loadNotices } from './load-notices.ts';
import { startOutbox } from './outbound/start-outbox.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { startSweeper } from './sweeper.ts';

// A client that is slow to send holds a connection, so that it has only so long.
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 } as const;

const openFile = (folder: string): Store => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
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

/** The secret of the first administrator's key; null when there is one already. */
const firstKey = async ({ keys }: Engine): Promise<string | null> => {
  const held = await keys.list();
  if (held.some((key) => key.administrator && key.disabledAt === null)) return null;
  return (await keys.add({ name: 'first administrator', agency: null, duties: [], administrator: true })).secret;
};

const addressOf = ({ host }: Config, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

const announce = (address: string, data: string, secret: string | null): void => {
  const lines = [`Gongkai 公开 listens on ${address}`, `  reference   ${address}/reference`, `  data        ${data}`];
  const key = secret === null ? [] : [`  administrator's key, shown this once: ${secret}`];
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

const start = async (config: Config): Promise<void> => {
  const logger = pino({ level: config.log }, pino.destination({ fd: 2, sync: false }));
  const metrics = createMetrics();
  const onMoved = (moved: Move): void => logger.warn(moved, 'a loaded notice moved a due date');
  const { warnings, allowPrivate, mail } = config;
  const store = await openStore(config);
  const engine = await openEngine({ store, procedures: PROCEDURES, warnings, onMoved });
  if (config.notices !== undefined) await loadNotices(engine, config.notices);
  // The sweep starts after the simulated year, whose cases would all be overdue while they are half recorded.
  if (config.demo) await runDemo(engine, process.stdout, config.seed);
  const { missingYear, openFrom } = engine.calendar;
  const { fetch } = createApp({ engine, logger, metrics, allowPrivate, version: versionOf() });
  const options = { fetch, port: config.port, hostname: config.host, serverOptions: TIMEOUTS };
  // Without own TLS options the adapter makes a plain HTTP server.
  const server = serve(options, ({ port }) => {
    // Only a server that listens makes the first key: one that fails to start would never show it.
    void firstKey(engine).then((secret) => announce(addressOf(config, port), placeOf(config), secret));
    logger.warn(
      { missingYear, openFrom },
      'due dates from the first open day on are provisional until the notice is loaded',
    );
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
  stopOnSignal({ server, finish, say: (sentence) => console.log(sentence) });
};

// What the operator can put right is told in a sentence; anything else with where it happened.
const told = (error: unknown): unknown =>
  error instanceof ConfigError || error instanceof SchemaError || error instanceof UnknownKindError
    ? `Gongkai cannot start: ${error.message}`
    : error;

if (process.argv.includes('--help')) console.log(USAGE);
else {
  try {
    await start(readConfig(process.env, process.argv.slice(2)));
  } catch (error) {
    console.error(told(error));
    process.exitCode = 1;
  }
}
