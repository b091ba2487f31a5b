import { Client } from 'pg';
import { startPostgres as startServer } from '../../packages/engine/src/testing/embedded-postgres.fixture.ts';
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

/** Starts a PostgreSQL on a free port, as it is shipped but for the number of connections; stopped when the run ends. */
export const startPostgres = async (): Promise<Postgres> => {
  const server = await startServer(['max_connections=300']);
  onEnd(() => server.stop());
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
