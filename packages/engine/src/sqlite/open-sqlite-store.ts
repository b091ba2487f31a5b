import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@gongkai/calendar';
import { createListeners } from '../listeners.ts';
import { sharedParts } from '../sql/shared-parts.ts';
import type { Store } from '../store.ts';
import { createLock } from './lock.ts';
import { migrate } from './migrate.ts';
import { sqliteDatabase } from './sqlite-database.ts';
import { prepareStatements } from './statements.ts';
import { transactOn } from './transact.ts';

/** Where the database lives and which clock it has; a server's database brings its own. */
export interface SqliteOptions {
  /** Default: in memory, lost with the process. */
  readonly file?: string;
  /** For tests. Default: the clock of the host, which for an embedded database is the database's clock. */
  readonly clock?: () => Instant;
}

const PRAGMAS = `PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA wal_autocheckpoint = 8000;`;

const connect = (file: string): DatabaseSync => {
  const db = new DatabaseSync(file);
  try {
    db.exec(PRAGMAS);
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/**
 * Opens a store in one SQLite file: write-ahead log, one fsync a commit.
 * @throws SchemaError when a newer release wrote the file, or a migration in it was altered.
 */
export const openSqliteStore = ({ file = ':memory:', clock = Date.now }: SqliteOptions = {}): Store => {
  const db = connect(file);
  const lock = createLock();
  const listeners = createListeners();
  const database = sqliteDatabase(db, file, clock, lock);
  return {
    kind: 'sqlite',
    lanes: 1,
    ...sharedParts(database, listeners),
    transact: transactOn(db, clock, prepareStatements(db), lock, () => listeners.tell()),
    now: () => database.now(),
    close: () =>
      lock(async () => {
        if (db.isOpen) db.close();
      }),
  };
};
