import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@gongkai/calendar';
import type { CaseRecord, KeyHolder, Store, StoredAnswer, StoredFact } from '../store.ts';
import { MIGRATIONS } from './schema.ts';
import type { Row } from './rows.ts';
import { answerOf, caseOf, caseValues, factOf, factValues, holderOf } from './rows.ts';
import { listSql } from './list-sql.ts';

/** Where the database lives and which clock it has; a server's database brings its own. */
export interface SqliteOptions {
  readonly file?: string;
  readonly clock?: () => Instant;
}

/** The file was written by a newer release. */
export class NewerSchemaError extends Error {}

const migrate = (db: DatabaseSync): void => {
  const found = Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (found > MIGRATIONS.length) {
    throw new NewerSchemaError(`the database has schema ${found}; this release knows ${MIGRATIONS.length}`);
  }
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < found) continue;
    db.exec(`BEGIN IMMEDIATE; ${sql} PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
};

/**
 * Opens a store in one SQLite file (in memory without one): write-ahead log, one fsync a commit.
 * @throws NewerSchemaError when a newer release wrote the file.
 */
export const openSqliteStore = ({ file = ':memory:', clock = Date.now }: SqliteOptions = {}): Store => {
  const db = new DatabaseSync(file);
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;',
  );
  migrate(db);
  const statements = prepared(db);
  const one = (row: Row | undefined): CaseRecord | null => (row === undefined ? null : caseOf(row));

  const transact: Store['transact'] = async (need, decide) => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const now = clock();
      const rows = need.cases.map((id) => statements.read.get(id)).filter((row) => row !== undefined);
      const due =
        need.due === undefined ? [] : statements.due.all(now, JSON.stringify(need.due.except), need.due.limit);
      const { records, heads, unreadable } = readable(rows, due);
      const counters = new Map<string, number>();
      for (const { name, by } of need.counters)
        counters.set(name, Number(statements.raise.get(name, by)?.['value'] ?? by) - by);
      const answers: StoredAnswer[] = need.answers.flatMap(({ actor, key }) => {
        const row = statements.answer.get(actor, key);
        return row === undefined ? [] : [answerOf(row)];
      });
      const held = {
        now,
        cases: records,
        heads,
        answers,
        counters,
        unreadable,
      };
      const { writes, result } = decide(held);
      const newHeads = new Map([...heads, ...writes.facts.map((fact) => [fact.caseId, fact.hash] as const)]);
      for (const record of writes.cases) statements.put.run(...caseValues(record), newHeads.get(record.id) ?? '');
      for (const fact of writes.facts) {
        statements.append.run(...factValues(fact));
        statements.outbox.run(fact.caseId, fact.seq, `fact.${fact.type}`, fact.recordedAt);
      }
      for (const { actor, key, fingerprint, caseId, seq } of writes.answers)
        statements.remember.run(actor, key, fingerprint, caseId, seq);
      db.exec('COMMIT');
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };

  return {
    transact,
    now: async () => clock(),
    read: async (id) => one(statements.read.get(id)),
    history: async (id, after, limit): Promise<readonly StoredFact[]> =>
      statements.history.all(id, after, limit).map(factOf),
    list: async (query) => {
      const { sql, values } = listSql(query);
      return db
        .prepare(sql)
        .all(...values)
        .map(caseOf);
    },
    kinds: async () =>
      statements.kinds.all().map((row) => ({
        procedure: String(row['procedure']),
        version: String(row['procedure_version']),
        state: String(row['state']),
        count: Number(row['count']),
      })),
    addKey: async (holder, hash) => {
      const { id, name, agency, duties, administrator, createdAt } = holder;
      statements.addKey.run(id, hash, name, agency, JSON.stringify(duties), administrator ? 1 : 0, createdAt);
    },
    keyByHash: async (hash): Promise<KeyHolder | null> => {
      const row = statements.keyByHash.get(hash);
      return row === undefined ? null : holderOf(row);
    },
    keys: async () => statements.keys.all().map(holderOf),
    disableKey: async (id, at) => statements.disableKey.run(at, id).changes === 1,
    close: async () => db.close(),
  };
};

// A case that is asked for by id must be readable; one that is only due must not stop the others.
const readable = (asked: readonly Row[], due: readonly Row[]) => {
  const records = new Map(asked.map((row) => [String(row['id']), caseOf(row)]));
  const unreadable: { caseId: string; message: string }[] = [];
  for (const row of due) {
    try {
      records.set(String(row['id']), caseOf(row));
    } catch (error) {
      unreadable.push({ caseId: String(row['id']), message: error instanceof Error ? error.message : 'unreadable' });
    }
  }
  return {
    records,
    unreadable,
    heads: new Map([...asked, ...due].map((row) => [String(row['id']), String(row['head'])])),
  };
};

const prepared = (db: DatabaseSync) => ({
  read: db.prepare('SELECT * FROM cases WHERE id = ?'),
  due: db.prepare(
    'SELECT * FROM cases WHERE next_due_at <= ? AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY next_due_at, id LIMIT ?',
  ),
  put: db.prepare(`INSERT INTO cases (id, number, agency, procedure, procedure_version, state, snapshot, version, next_due_at,
    opened_at, updated_at, head) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET procedure_version = excluded.procedure_version, state = excluded.state,
    snapshot = excluded.snapshot, version = excluded.version, next_due_at = excluded.next_due_at,
    updated_at = excluded.updated_at, head = excluded.head`),
  append: db.prepare('INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'),
  outbox: db.prepare('INSERT INTO outbox (case_id, seq, topic, created_at) VALUES (?, ?, ?, ?)'),
  history: db.prepare('SELECT * FROM facts WHERE case_id = ? AND seq > ? ORDER BY seq LIMIT ?'),
  answer: db.prepare('SELECT * FROM answers WHERE actor = ? AND key = ?'),
  remember: db.prepare('INSERT INTO answers VALUES (?, ?, ?, ?, ?)'),
  raise: db.prepare(
    'INSERT INTO counters VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value RETURNING value',
  ),
  kinds: db.prepare('SELECT procedure, procedure_version, state, count(*) AS count FROM cases GROUP BY 1, 2, 3'),
  addKey: db.prepare('INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?, ?, NULL)'),
  keyByHash: db.prepare('SELECT * FROM keys WHERE hash = ? AND disabled_at IS NULL'),
  keys: db.prepare('SELECT * FROM keys ORDER BY created_at, id'),
  disableKey: db.prepare('UPDATE keys SET disabled_at = ? WHERE id = ? AND disabled_at IS NULL'),
});
