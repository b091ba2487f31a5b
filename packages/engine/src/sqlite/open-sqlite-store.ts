import type { StatementSync } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@gongkai/calendar';
import type { KeyHolder, Store } from '../store.ts';
import { listSql } from './list-sql.ts';
import { migrate } from './migrate.ts';
import { caseOf, factOf, holderOf } from './rows.ts';
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
  PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;`;

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

// Lists differ in their filters; the few texts that come of it are prepared once each.
const statementCache = (db: DatabaseSync): ((sql: string) => StatementSync) => {
  const known = new Map<string, StatementSync>();
  return (sql) => {
    const found = known.get(sql) ?? db.prepare(sql);
    known.set(sql, found);
    return found;
  };
};

/**
 * Opens a store in one SQLite file: write-ahead log, one fsync a commit.
 * @throws NewerSchemaError when a newer release wrote the file.
 */
export const openSqliteStore = ({ file = ':memory:', clock = Date.now }: SqliteOptions = {}): Store => {
  const db = connect(file);
  const statements = prepareStatements(db);
  const cached = statementCache(db);
  return {
    transact: transactOn(db, statements, clock),
    now: async () => clock(),
    read: async (id) => {
      const row = statements.read.get(id);
      return row === undefined ? null : caseOf(row);
    },
    history: async (id, after, limit) => statements.history.all(id, after, limit).map(factOf),
    list: async (query) => {
      const { sql, values } = listSql(query);
      return cached(sql)
        .all(...values)
        .map(caseOf);
    },
    ids: async (after, limit) => statements.ids.all(after, limit).map((row) => String(row['id'])),
    kinds: async () =>
      statements.kinds.all().map((row) => ({
        procedure: String(row['procedure']),
        version: String(row['procedure_version']),
        state: String(row['state']),
        calendarHash: String(row['calendar_hash']),
        count: Number(row['count']),
      })),
    addKey: async ({ id, name, agency, duties, administrator, createdAt }, hash) => {
      statements.addKey.run(id, hash, name, agency, JSON.stringify(duties), administrator ? 1 : 0, createdAt);
    },
    keyByHash: async (hash): Promise<KeyHolder | null> => {
      const row = statements.keyByHash.get(hash);
      return row === undefined ? null : holderOf(row);
    },
    keys: async () => statements.keys.all().map(holderOf),
    disableKey: async (id, at) => statements.disableKey.run(at, id).changes === 1,
    close: async () => {
      if (db.isOpen) db.close();
    },
  };
};
