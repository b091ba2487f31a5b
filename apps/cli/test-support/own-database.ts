import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server of this run is. */
    databaseUrl: string;
  }
}

/** Runs statements on a server and lets it go. */
export const onServer = async (
  url: string,
  ...texts: readonly string[]
): Promise<readonly Record<string, unknown>[]> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    let rows: readonly Record<string, unknown>[] = [];
    for (const text of texts) ({ rows } = await client.query<Record<string, unknown>>(text));
    return rows;
  } finally {
    await client.end();
  }
};

const named = (url: string, database: string): string => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
};

/** Makes an empty database on the server of the run; it is dropped when the test ends. */
export const ownDatabase = async (): Promise<{ readonly url: string; readonly name: string }> => {
  const name = `cli_${randomBytes(8).toString('hex')}`;
  const server = inject('databaseUrl');
  await onServer(server, `CREATE DATABASE ${name}`);
  onTestFinished(async () => void (await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`)));
  return { url: named(server, name), name };
};
