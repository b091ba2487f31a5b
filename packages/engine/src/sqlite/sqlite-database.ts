import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Instant } from '@gongkai/calendar';
import type { Database, Sql } from '../sql/sql.ts';
import { explained, type Lock } from './connect.ts';

// Statements that both databases share mark values as PostgreSQL does.
const marked = (text: string): string => text.replaceAll(/\$(\d+)/g, '?$1');

/** Prepares each text once. */
const statementsOn = (db: DatabaseSync): ((text: string) => StatementSync) => {
  const known = new Map<string, StatementSync>();
  return (text) => {
    const found = known.get(text) ?? db.prepare(marked(text));
    known.set(text, found);
    return found;
  };
};

/** Statements on one connection. */
export const sqlOn = (db: DatabaseSync): Sql => {
  const prepared = statementsOn(db);
  const explaining = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw explained(error, db.location() ?? 'the database');
    }
  };
  return {
    all: async (text, values = []) => explaining(() => prepared(text).all(...values)),
    run: async (text, values = []) => explaining(() => Number(prepared(text).run(...values).changes)),
  };
};

async function* onOwnConnection<T>(file: string, read: (sql: Sql) => AsyncGenerator<T>): AsyncGenerator<T> {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    db.exec('BEGIN');
    yield* read(sqlOn(db));
  } finally {
    db.close();
  }
}

/** A file, or memory, as the shared parts of a store use it. */
export const sqliteDatabase = (db: DatabaseSync, file: string, clock: () => Instant, lock: Lock): Database => {
  const sql = sqlOn(db);
  return {
    ...sql,
    run: (text, values) => lock(() => sql.run(text, values)),
    skipLocked: '',
    stableMessages: '',
    messageOrder: ['place'],
    exclusiveLock: null,
    listOf: (mark) => `SELECT value FROM json_each(${mark})`,
    now: async () => clock(),
    nowIn: async () => clock(),
    inTransaction: (work) =>
      lock(async () => {
        db.exec('BEGIN IMMEDIATE');
        try {
          const result = await work(sql);
          db.exec('COMMIT');
          return result;
        } catch (error) {
          if (db.isTransaction) db.exec('ROLLBACK');
          throw error;
        }
      }),
    // A database in memory has one connection, so that it may change between two pages of a reader.
    readConsistently: (read) => (file === ':memory:' ? read(sql) : onOwnConnection(file, read)),
  };
};
