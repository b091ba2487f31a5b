import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@gongkai/calendar';
import { storeOnSql } from '../sql/store-on-sql.ts';
import type { Store } from '../store/store.ts';
import { connect, createLock } from './connect.ts';
import { createCaseCache } from './case-cache.ts';
import { sqliteDatabase } from './sqlite-database.ts';
import { prepareStatements } from './statements.ts';
import { transactOn } from './transact.ts';
import type { Writer } from './writer.ts';
import { createWriter } from './writer.ts';
import { migrate } from './schema.ts';

/** Where the database lives and which clock it has; a server's database brings its own. */
export interface SqliteOptions {
  /** Default: in memory, lost with the process. */
  readonly file?: string;
  /** For tests. Default: the clock of the host, which for an embedded database is the database's clock. */
  readonly clock?: () => Instant;
}

// A few kilobytes each.
const CACHED_CASES = 1000;

/** A store on an open connection, and on a writer wherever there can be a second one. */
export const storeOn = (db: DatabaseSync, { file, clock }: Required<SqliteOptions>, writer: Writer | null): Store => {
  const lock = createLock();
  const statements = prepareStatements(db);
  const memory = createCaseCache(CACHED_CASES);
  return storeOnSql({
    kind: 'sqlite',
    maxConcurrentTransactions: writer === null ? 1 : 2,
    database: sqliteDatabase(db, file, clock, lock),
    transact: (committed) => transactOn({ db, statements, clock, lock, writer, memory, committed }),
    close: () =>
      lock(async () => {
        await writer?.close();
        if (db.isOpen) db.close();
      }),
  });
};

/**
 * Opens a store in one SQLite file: write-ahead log, one fsync a commit. Where much is recorded, a second thread writes
 * while the next is decided.
 * @throws SchemaError when a newer release wrote the file, or a migration in it was altered.
 */
export const openSqliteStore = ({ file = ':memory:', clock = Date.now }: SqliteOptions = {}): Store => {
  const db = connect(file, migrate);
  // Its whole path, wherever the process goes meanwhile; a database in memory has none, and one connection.
  const place = db.location();
  return storeOn(db, { file, clock }, place === null ? null : createWriter(place));
};
