// The API server: npm start. Everything it is told comes from the environment and one flag; see --help.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { PROCEDURES } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { ConfigError, readConfig, USAGE } from './config.ts';
import { runDemo } from './demo/run-demo.ts';
import { createMetrics } from './http/metrics.ts';
import { startSweeper } from './sweeper.ts';

const DRAIN_MS = 10_000;

const start = async (): Promise<void> => {
  const config = readConfig(process.env, process.argv.slice(2));
  const folder = resolve(config.data);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const logger = pino({ level: config.log }, pino.destination({ fd: 2, sync: false }));
  const metrics = createMetrics();
  const engine = await openEngine({
    store: openSqliteStore({ file: join(folder, 'gongkai.db') }),
    procedures: PROCEDURES,
  });
  if (config.demo) await runDemo(engine, process.stdout, config.seed);
  const secret = await firstKey();

  async function firstKey(): Promise<string | null> {
    const keys = await engine.keys.list();
    if (keys.some((key) => key.administrator && key.disabledAt === null)) return null;
    return (await engine.keys.add({ name: 'first administrator', agency: null, duties: [], administrator: true }))
      .secret;
  }

  const { missingYear, openFrom } = engine.calendar;
  logger.warn(
    { missingYear, openFrom },
    'the holiday notice of a year is not loaded; due dates from its first open day on are provisional',
  );
  const app = createApp({ engine, logger, metrics });
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, ({ port }) => {
    const address = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
    console.log(`Gongkai 公开 listens on ${address}`);
    console.log(`  reference   ${address}/reference`);
    console.log(`  data        ${folder}`);
    if (secret !== null) console.log(`  administrator's key, shown this once: ${secret}`);
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    const busy = error.code === 'EADDRINUSE' ? `port ${config.port} is in use; set PORT to another one` : error.message;
    console.error(`Gongkai cannot listen: ${busy}`);
    process.exit(1);
  });
  const sweeper = startSweeper(engine, config.sweepSeconds, { logger, metrics });

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const late = setTimeout(() => process.exit(1), DRAIN_MS);
    const closed = new Promise<void>((done) => server.close(() => done()));
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    await closed;
    await sweeper.stop();
    await engine.close();
    clearTimeout(late);
    console.log('Stopped.');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
};

if (process.argv.includes('--help')) console.log(USAGE);
else {
  try {
    await start();
  } catch (error) {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exitCode = 1;
  }
}
