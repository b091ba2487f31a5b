import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { MakeContestant } from '../contestant.ts';
import { decide, type RawFact } from '../decide.ts';
import { runLoad } from '../run-load.ts';

const SCHEMA = `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
  CREATE TABLE cases (id TEXT PRIMARY KEY, state TEXT NOT NULL, snapshot TEXT NOT NULL, version INTEGER NOT NULL,
    next_due_at INTEGER, updated_at INTEGER NOT NULL) STRICT;
  CREATE INDEX cases_due ON cases (next_due_at) WHERE next_due_at IS NOT NULL;
  CREATE TABLE facts (case_id TEXT NOT NULL REFERENCES cases (id), seq INTEGER NOT NULL, type TEXT NOT NULL,
    at INTEGER NOT NULL, actor TEXT NOT NULL, body TEXT NOT NULL, recorded_at INTEGER NOT NULL,
    PRIMARY KEY (case_id, seq)) STRICT, WITHOUT ROWID;
  CREATE TABLE outbox (id INTEGER PRIMARY KEY, case_id TEXT NOT NULL, seq INTEGER NOT NULL, topic TEXT NOT NULL,
    body TEXT NOT NULL, sent_at INTEGER, UNIQUE (case_id, seq)) STRICT;
  CREATE INDEX outbox_waiting ON outbox (id) WHERE sent_at IS NULL;`;

const prepare = (db: DatabaseSync) => ({
  read: db.prepare('SELECT snapshot FROM cases WHERE id = ?'),
  save: db.prepare(`INSERT INTO cases (id, state, snapshot, version, next_due_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, snapshot = excluded.snapshot, version = excluded.version,
    next_due_at = excluded.next_due_at, updated_at = excluded.updated_at`),
  append: db.prepare('INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)'),
  send: db.prepare('INSERT INTO outbox (case_id, seq, topic, body) VALUES (?, ?, ?, ?)'),
  count: db.prepare('SELECT count(*) AS n FROM facts'),
});

const recordIn = (db: DatabaseSync, sql: ReturnType<typeof prepare>, id: string, raw: RawFact): void => {
  db.exec('BEGIN IMMEDIATE');
  try {
    const row = sql.read.get(id);
    const decided = decide(id, row === undefined ? null : String(row['snapshot']), raw);
    const { state, snapshot, version, nextDueAt, at, actor, body, message } = decided;
    const now = Date.now();
    sql.save.run(id, state, snapshot, version, nextDueAt, now);
    sql.append.run(id, version, raw.type, at, actor, body, now);
    sql.send.run(id, version, `fact.${raw.type}`, message);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
};

/** The usual careful way on one file: WAL, synchronous=FULL, one transaction and one fsync per fact. */
export const plainSqlite: MakeContestant = ({ folder }) => {
  const db = new DatabaseSync(join(folder, 'plain.db'));
  db.exec(SCHEMA);
  const sql = prepare(db);
  return {
    name: 'plain-sqlite',
    form: 'node:sqlite, WAL, synchronous=FULL, one transaction a fact',
    setup: async () => undefined,
    transitions: (load) =>
      runLoad(load, () => {
        const id = randomUUID();
        return async (fact) => {
          // Writers that start together wait for each other, as requests to a server do; the wait is part of the latency.
          await setImmediate();
          recordIn(db, sql, id, fact);
        };
      }),
    stored: async () => Number(sql.count.get()?.['n']),
    teardown: async () => db.close(),
  };
};
