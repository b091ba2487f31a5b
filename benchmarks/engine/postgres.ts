import { Client } from 'pg';
import { startPostgres as startServer } from '../../packages/engine/test-support/embedded-postgres.fixture.ts';
import { onExit } from './cleanup.ts';

/** A PostgreSQL server of this run. */
export interface Postgres {
  /** Creates an empty database and returns its URL. */
  create(name: string): Promise<string>;
  /** Writes dirty pages to disk, so that one contestant does not pay for another. */
  checkpoint(): Promise<void>;
  /** The version, and the settings that durability and speed depend on. */
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

/** Starts PostgreSQL on a free port with its default settings, except for the number of connections. */
export const startPostgres = async (): Promise<Postgres> => {
  const server = await startServer(['max_connections=300']);
  onExit(() => server.stop());
  const url = (name: string): string => server.url.replace(/[^/]+$/, name);
  const run = async (sql: string): Promise<readonly Record<string, unknown>[]> => {
    const client = new Client({ connectionString: server.url });
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
