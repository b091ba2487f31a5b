import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@gongkai/calendar';
import { storeOnSql } from '../sql/store-on-sql.ts';
import type { Store } from '../store/store.ts';
import { connect, createLock, LOCK_MS } from './connect.ts';
import { migrate } from './schema.ts';
import { sqliteDatabase } from './sqlite-database.ts';
import { transactOn } from './transact.ts';
import { createWriter, type Writer } from './writer.ts';

/** The file of a store and its clock; a server's database brings its own. */
export interface SqliteOptions {
  /** Default: in memory, lost with the process. */
  readonly file?: string;
  /** For tests. Default: the clock of the host, which is the clock of an embedded database. */
  readonly clock?: () => Instant;
  /** How long a call waits while another process has the file, in milliseconds, default 5,000; other calls go on. */
  readonly lockMs?: number;
}

/** A store on an open connection, with a writer wherever there can be a second connection. */
export const storeOn = (
  db: DatabaseSync,
  { file, clock, lockMs }: Required<SqliteOptions>,
  writer: Writer | null,
): Store => {
  const lock = createLock();
  // SQLite would wait on the thread of every request; `untilFree` waits beside it.
  db.exec('PRAGMA busy_timeout = 0');
  const connection = { db, clock, lock, writer, lockMs };
  return storeOnSql({
    kind: 'sqlite',
    usesHostClock: clock === Date.now,
    maxConcurrentTransactions: writer === null ? 1 : 2,
    database: sqliteDatabase({ ...connection, file }),
    transact: (committed) => transactOn({ ...connection, committed }),
    close: () =>
      lock(async () => {
        await writer?.close();
        if (db.isOpen) db.close();
      }),
  });
};

/**
 * Opens a store in one SQLite file: write-ahead log, one fsync for each commit. Under load a second thread writes while the
 * next transaction is decided.
 * @throws SchemaError when a newer release wrote the file, or an applied migration was altered.
 */
export const openSqliteStore = (options: SqliteOptions = {}): Store => {
  const { file = ':memory:', clock = Date.now, lockMs = LOCK_MS } = options;
  const db = connect(file, migrate);
  // The absolute path, so that the working directory may change; a database in memory has none, and one connection.
  const place = db.location();
  return storeOn(db, { file, clock, lockMs }, place === null ? null : createWriter(place, lockMs));
};
