import { join, resolve } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import type { Target } from '@gongkai/engine';
import type { Environment } from './environment.ts';
import { Unusable } from './unusable.ts';

/** Where a database is, and its name without a password. */
export interface DatabaseLocation {
  readonly target: Target;
  readonly name: string;
  /** The folder of a file; null for a server. */
  readonly folder: string | null;
}

/** The options that name a database; they override the environment. */
export const DATABASE = new Option('--database <url>', 'PostgreSQL server (DATABASE_URL)').conflicts('data');
export const DATA = new Option('--data <folder>', 'folder of gongkai.db (GONGKAI_DATA, ./data)');

/** Values of the options that name a database. */
export interface DatabaseOptions {
  readonly database?: string | undefined;
  readonly data?: string | undefined;
}

const ADDRESS = /^postgres(ql)?:\/\/\S+$/;

const serverAt = (url: string): DatabaseLocation => {
  if (!ADDRESS.test(url) || !URL.canParse(url)) {
    throw new Unusable(
      'the address of the server is not of the form postgres://user@host:5432/database',
      'usage/invalid-argument',
    );
  }
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname === '' ? (searchParams.get('host') ?? 'localhost') : hostname;
  const name = `PostgreSQL on ${host}${port === '' ? '' : `:${port}`}, database ${pathname.slice(1)}`;
  // Two connections: one for a backup that reads at one moment, one for everything else. No person waits for it: a
  // restore is one transaction, and a table may be large.
  return { target: { url, connections: 2, limits: { statementMs: 0, idleMs: 0 } }, name, folder: null };
};

const fileIn = (data: string): DatabaseLocation => {
  const folder = resolve(data);
  const file = join(folder, 'gongkai.db');
  return { target: { file }, name: file, folder };
};

/**
 * Returns the location of the database that the options or the environment name.
 * @throws Unusable when the address of a server has another form.
 */
export const locateDatabase = ({ database, data }: DatabaseOptions, environment: Environment): DatabaseLocation => {
  if (database !== undefined) return serverAt(database);
  if (data !== undefined) return fileIn(data);
  if (environment.databaseUrl !== undefined) return serverAt(environment.databaseUrl);
  return fileIn(environment.data ?? './data');
};
