import { join, resolve } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import type { Target } from '@gongkai/engine';
import type { Environment } from './environment.ts';
import { Unusable } from './unusable.ts';

/** A database, and its name without a password. */
export interface Place {
  readonly target: Target;
  readonly name: string;
  /** The folder of a file; null for a server. */
  readonly folder: string | null;
}

/** Which database: what is said on the command line goes before the environment. */
export const DATABASE = new Option('--database <url>', 'PostgreSQL server (DATABASE_URL)').conflicts('data');
export const DATA = new Option('--data <folder>', 'folder of gongkai.db (GONGKAI_DATA, ./data)');

/** Those of a verb's options that choose the database. */
export interface Chosen {
  readonly database?: string | undefined;
  readonly data?: string | undefined;
}

const ADDRESS = /^postgres(ql)?:\/\/\S+$/;

const serverAt = (url: string): Place => {
  if (!ADDRESS.test(url) || !URL.canParse(url)) {
    throw new Unusable(
      'the address of the server is not of the form postgres://user@host:5432/database',
      'usage/invalid-argument',
    );
  }
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname === '' ? (searchParams.get('host') ?? 'localhost') : hostname;
  const name = `PostgreSQL on ${host}${port === '' ? '' : `:${port}`}, database ${pathname.slice(1)}`;
  // Two connections: one for a backup that reads at one moment, one for everything else.
  return { target: { url, connections: 2 }, name, folder: null };
};

const fileIn = (data: string): Place => {
  const folder = resolve(data);
  const file = join(folder, 'gongkai.db');
  return { target: { file }, name: file, folder };
};

/**
 * The database that was chosen.
 * @throws Unusable when the address of a server is none.
 */
export const placeOf = ({ database, data }: Chosen, environment: Environment): Place => {
  if (database !== undefined) return serverAt(database);
  if (data !== undefined) return fileIn(data);
  if (environment.databaseUrl !== undefined) return serverAt(environment.databaseUrl);
  return fileIn(environment.data ?? './data');
};
