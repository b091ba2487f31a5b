import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';

import { openPool } from '../pool.ts';
import type { MakeContestant } from '../contestant.ts';
import { decide, expiryOf, type RawFact } from '../decide.ts';
import { runLoad } from '../run-load.ts';

export const PLAIN_SCHEMA = `
  CREATE TABLE cases (id uuid PRIMARY KEY, state text NOT NULL, snapshot text NOT NULL, version int NOT NULL,
    next_due_at bigint, updated_at timestamptz NOT NULL DEFAULT now());
  CREATE INDEX ON cases (next_due_at) WHERE next_due_at IS NOT NULL;
  CREATE TABLE facts (case_id uuid NOT NULL REFERENCES cases, seq int NOT NULL, type text NOT NULL, at bigint NOT NULL,
    actor text NOT NULL, body text NOT NULL, recorded_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (case_id, seq));
  CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, case_id uuid NOT NULL, seq int NOT NULL,
    topic text NOT NULL, body text NOT NULL, sent_at timestamptz, UNIQUE (case_id, seq));
  CREATE INDEX ON outbox (id) WHERE sent_at IS NULL;`;

/** Runs a statement: a client within its caller's transaction. Named statements are prepared once per connection. */
export interface Sql {
  query(query: {
    readonly name: string;
    readonly text: string;
    readonly values: unknown[];
  }): Promise<{ rows: unknown[] }>;
}

const READ = 'SELECT snapshot FROM cases WHERE id = $1 FOR UPDATE';
const OPEN = 'INSERT INTO cases (id, state, snapshot, version, next_due_at) VALUES ($1, $2, $3, $4, $5)';
const SAVE =
  'UPDATE cases SET state = $2, snapshot = $3, version = $4, next_due_at = $5, updated_at = now() WHERE id = $1';
const APPEND = 'INSERT INTO facts (case_id, seq, type, at, actor, body) VALUES ($1, $2, $3, $4, $5, $6)';
const SEND = 'INSERT INTO outbox (case_id, seq, topic, body) VALUES ($1, $2, $3, $4)';

const snapshotIn = (rows: unknown[]): string | null => {
  const [row] = rows;
  return typeof row === 'object' && row !== null && 'snapshot' in row ? String(row.snapshot) : null;
};

/** The statements of one fact, within a transaction: read and lock, decide, write case, fact and message. */
export const recordIn = async (sql: Sql, id: string, give: RawFact | 'its expiry'): Promise<void> => {
  const held = snapshotIn((await sql.query({ name: 'read', text: READ, values: [id] })).rows);
  if (give === 'its expiry' && held === null) throw new Error(`no case ${id}`);
  const raw = give === 'its expiry' ? expiryOf(held ?? '') : give;
  const { state, snapshot, version, nextDueAt, at, actor, body, message } = decide(id, held, raw);
  const save = held === null ? { name: 'open', text: OPEN } : { name: 'save', text: SAVE };
  await sql.query({ ...save, values: [id, state, snapshot, version, nextDueAt] });
  await sql.query({ name: 'append', text: APPEND, values: [id, version, raw.type, at, actor, body] });
  await sql.query({ name: 'send', text: SEND, values: [id, version, `fact.${raw.type}`, message] });
};

/** Runs a function in a transaction of its own. */
export const inTransaction = async (pool: Pool, run: (client: PoolClient) => Promise<void>): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await run(client);
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
};

/** Returns how many facts the plain tables hold. */
export const storedIn = async (pool: Pool): Promise<number> =>
  Number((await pool.query('SELECT count(*) AS n FROM facts')).rows[0]?.n);

/** The usual careful way: a pool of as many connections as writers, one transaction per fact. */
export const plainPostgres: MakeContestant = ({ postgres }) => {
  let url = '';
  const pools = new Map<number, Pool>();
  const poolOf = (size: number): Pool => {
    const pool = pools.get(size) ?? openPool(url, size);
    pools.set(size, pool);
    return pool;
  };
  return {
    name: 'plain-postgres',
    form: 'pg pool, one transaction a fact: SELECT FOR UPDATE, advance, UPDATE case, INSERT fact, INSERT outbox',
    setup: async () => {
      url = await postgres.create('plain');
      await poolOf(1).query(PLAIN_SCHEMA);
    },
    transitions: async (load) => {
      const pool = poolOf(load.writers);
      return runLoad(load, () => {
        const id = randomUUID();
        return (fact) => inTransaction(pool, (client) => recordIn(client, id, fact));
      });
    },
    stored: () => storedIn(poolOf(1)),
    teardown: async () => void (await Promise.all([...pools.values()].map((pool) => pool.end()))),
  };
};
