import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Instant } from '@gongkai/calendar';
import type { Database, Sql } from '../sql/sql.ts';
import { type Lock, rollBack } from './connect.ts';
import { untilFree } from './until-free.ts';
import type { Writer } from './writer.ts';

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

/** Statements on one connection; a read is tried for so many milliseconds while another process has the file. */
export const sqlOn = (db: DatabaseSync, lockMs: number): Sql => {
  const prepared = statementsOn(db);
  return {
    all: (text, values = []) => untilFree(performance.now() + lockMs, () => prepared(text).all(...values)),
    run: async (text, values = []) => Number(prepared(text).run(...values).changes),
  };
};

async function* onOwnConnection<T>(
  file: string,
  lockMs: number,
  read: (sql: Sql) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    db.exec('BEGIN');
    yield* read(sqlOn(db, lockMs));
  } finally {
    db.close();
  }
}

/** The connection of a store, and what guards it. */
export interface SqliteParts {
  readonly db: DatabaseSync;
  readonly file: string;
  readonly clock: () => Instant;
  readonly lock: Lock;
  readonly writer: Writer | null;
  readonly lockMs: number;
}

/** A file, or memory, as the shared parts of a store use it. */
export const sqliteDatabase = ({ db, file, clock, lock, writer, lockMs }: SqliteParts): Database => {
  const sql = sqlOn(db, lockMs);
  /** The wait for the file is counted from the call, so that those that queue here do not add their waits up. */
  const alone = <T>(work: (until: number) => Promise<T>): Promise<T> => {
    const until = performance.now() + lockMs;
    return lock(async () => {
      await writer?.idle();
      return work(until);
    });
  };
  return {
    ...sql,
    run: (text, values) => alone((until) => untilFree(until, () => sql.run(text, values))),
    skipLocked: '',
    stableMessages: '',
    messageOrder: ['place'],
    exclusiveLock: null,
    textIndex: 'fts5',
    listOf: (mark) => `SELECT value FROM json_each(${mark})`,
    now: async () => clock(),
    nowIn: async () => clock(),
    inTransaction: (work) =>
      alone(async (until) => {
        await untilFree(until, () => db.exec('BEGIN IMMEDIATE'));
        try {
          const result = await work(sql);
          db.exec('COMMIT');
          return result;
        } catch (error) {
          rollBack(db);
          throw error;
        }
      }),
    // A database in memory has one connection, so that it may change between two pages of a reader.
    readConsistently: (read) => (file === ':memory:' ? read(sql) : onOwnConnection(file, lockMs, read)),
  };
};
