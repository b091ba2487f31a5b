import { DatabaseSync } from 'node:sqlite';
import { messageOf, SchemaError } from '../errors.ts';

/** How long a write waits for another process that holds the lock of the file, in milliseconds. */
export const LOCK_MS = 5000;

// A log of 8 MB: with 32 MB one writer was 20 % slower; with 2 MB many writers were 10 % slower.
const PRAGMAS = `PRAGMA busy_timeout = ${LOCK_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA wal_autocheckpoint = 2000;`;

// SQLITE_CORRUPT and SQLITE_NOTADB; the low byte of an extended code is the code.
const DAMAGED = [11, 26];

/** An error of a damaged file as a sentence for its operator, any other as it is. */
export const explained = (error: unknown, file: string): unknown => {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  if (!DAMAGED.includes(code)) return error;
  return new SchemaError(
    `${file} is damaged or is no database (${messageOf(error)}); restore the last backup into a new folder`,
  );
};

/**
 * Opens a connection with the settings of every writer of a store: write-ahead log, one fsync for each commit.
 * @throws SchemaError when the file is damaged.
 */
export const connect = (file: string, prepare: (db: DatabaseSync) => void = () => undefined): DatabaseSync => {
  const db = new DatabaseSync(file);
  try {
    db.exec(PRAGMAS);
    prepare(db);
    return db;
  } catch (error) {
    db.close();
    throw explained(error, file);
  }
};

/** Ends a transaction that failed; the database may have ended it already, and the failure to report is the first one. */
export const rollBack = (db: DatabaseSync): void => {
  try {
    if (db.isTransaction) db.exec('ROLLBACK');
  } catch {
    // A connection that cannot roll back holds nothing that was committed.
  }
};

/** Runs work in a transaction that holds the write lock from its start; a failure writes nothing. */
export const immediately = <T>(db: DatabaseSync, work: () => T): T => {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(db);
    throw error;
  }
};

/** Runs one piece of work at a time, in the order of the calls. */
export type Lock = <T>(work: () => Promise<T>) => Promise<T>;

/** A lock for one connection, on which transactions must not overlap. */
export const createLock = (): Lock => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = last.then(work, work);
    last = run.catch(() => undefined);
    return run;
  };
};
