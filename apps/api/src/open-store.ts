import { chmodSync, existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PostgresLimits, Store } from '@gongkai/engine';
import { openPostgresStore, openSqliteStore, SchemaError } from '@gongkai/engine';
import { type Config, ConfigError } from './config.ts';
import { makeFolder } from './make-folder.ts';

const OTHERS = 0o077;
const OWNER = 0o600;

/** Takes the rights of others from a database that was made with them; `gongkai doctor` names those that remain. */
const keepPrivate = (file: string): void => {
  for (const part of [file, `${file}-wal`, `${file}-shm`]) {
    if (!existsSync(part) || (statSync(part).mode & OTHERS) === 0) continue;
    try {
      chmodSync(part, OWNER);
    } catch {
      // The file of another user, who has to do it.
    }
  }
};

const openFile = (folder: string, lockMs: number): Store => {
  try {
    makeFolder(folder);
    const file = join(folder, 'gongkai.db');
    keepPrivate(file);
    return openSqliteStore({ file, lockMs });
  } catch (error) {
    if (error instanceof SchemaError || !(error instanceof Error && 'code' in error)) throw error;
    throw new ConfigError(`the data folder ${folder} cannot be used: ${error.message}`);
  }
};

// The address holds a password, so it never appears in a message.
const openServer = async (url: string, limits: PostgresLimits): Promise<Store> => {
  try {
    return await openPostgresStore({ url, limits });
  } catch (error) {
    if (error instanceof SchemaError || !(error instanceof Error && 'code' in error)) throw error;
    throw new ConfigError(`the server of DATABASE_URL cannot be used: ${error.message || String(error.code)}`);
  }
};

/** @throws ConfigError where the folder or the server cannot be used. */
export const openStore = async ({ databaseUrl, data, lockSeconds, statementSeconds }: Config): Promise<Store> => {
  const lockMs = lockSeconds * 1000;
  return databaseUrl === undefined
    ? openFile(resolve(data), lockMs)
    : openServer(databaseUrl, { lockMs, connectMs: lockMs, statementMs: statementSeconds * 1000 });
};

/** The location of the data, without the password of a server. */
export const placeOf = ({ databaseUrl, data }: Config): string => {
  if (databaseUrl === undefined) return resolve(data);
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `PostgreSQL on ${hostname}${port === '' ? '' : `:${port}`}, database ${pathname.slice(1)}`;
};
