// The API server: npm start. Everything it is told comes from the environment and one flag; see --help.
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { PROCEDURES } from '@gongkai/core';
import type { Engine, MovedDue } from '@gongkai/engine';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { pino } from 'pino';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { ConfigError, readConfig, USAGE } from './config.ts';
import { runDemo } from './demo/run-demo.ts';
import { createMetrics } from './http/metrics.ts';
import { loadCalendar } from './load-calendar.ts';
import { startSweeper } from './sweeper.ts';

const DRAIN_MS = 10_000;

/** The secret of the first administrator's key; null when there is one already. */
const firstKey = async ({ keys }: Engine): Promise<string | null> => {
  const held = await keys.list();
  if (held.some((key) => key.administrator && key.disabledAt === null)) return null;
  return (await keys.add({ name: 'first administrator', agency: null, duties: [], administrator: true })).secret;
};

const addressOf = ({ host }: Config, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

const announce = (address: string, folder: string, secret: string | null): void => {
  console.log(`Gongkai 公开 listens on ${address}`);
  console.log(`  reference   ${address}/reference`);
  console.log(`  data        ${folder}`);
  if (secret !== null) console.log(`  administrator's key, shown this once: ${secret}`);
};

/** Answers what is under way, then closes; after ten seconds it ends all the same. */
const stopOnSignal = (server: Server, finish: () => Promise<void>): void => {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const late = setTimeout(() => process.exit(1), DRAIN_MS);
    const closed = new Promise<void>((done) => server.close(() => done()));
    server.closeIdleConnections();
    await closed;
    await finish();
    clearTimeout(late);
    console.log('Stopped.');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
};

const start = async (config: Config): Promise<void> => {
  const folder = resolve(config.data);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const logger = pino({ level: config.log }, pino.destination({ fd: 2, sync: false }));
  const metrics = createMetrics();
  const calendar = loadCalendar(config.notices);
  const store = openSqliteStore({ file: join(folder, 'gongkai.db') });
  const onMoved = (moved: MovedDue): void => logger.warn(moved, 'a loaded notice moved a due date');
  const engine = await openEngine({ store, procedures: PROCEDURES, calendar, onMoved });
  // The sweep starts after the simulated year, whose cases would all be overdue while they are half recorded.
  if (config.demo) await runDemo(engine, process.stdout, config.seed);
  const { missingYear, openFrom } = engine.calendar;
  const app = createApp({ engine, logger, metrics });
  // Without own TLS options the adapter makes a plain HTTP server.
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, ({ port }) => {
    // Only a server that listens makes the first key: one that fails to start would never show it.
    void firstKey(engine).then((secret) => announce(addressOf(config, port), folder, secret));
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
  stopOnSignal(server, async () => {
    await sweeper.stop();
    await engine.close();
  });
};

if (process.argv.includes('--help')) console.log(USAGE);
else {
  try {
    await start(readConfig(process.env, process.argv.slice(2)));
  } catch (error) {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exitCode = 1;
  }
}
