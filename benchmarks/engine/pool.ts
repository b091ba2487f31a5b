import { Pool } from 'pg';

const ignore = (): void => undefined;

/** Opens a pool. Errors of idle connections are ignored: the server is stopped when the run ends. */
export const openPool = (url: string, max: number): Pool => {
  const pool = new Pool({ connectionString: url, max });
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
};
