import type pg from 'pg';
import type { Instant } from '@gongkai/calendar';
import { inject } from 'vitest';
import { createPool } from '../src/postgres/connect.ts';
import type { Packet } from '../src/postgres/pipeline.ts';
import { postgresDatabase } from '../src/postgres/postgres-database.ts';
import { transactOn } from '../src/postgres/transact.ts';
import { storeOnSql } from '../src/sql/store-on-sql.ts';
import type { Store } from '../src/store/store.ts';

/** A statement as it went to the server, with the values of its first time. */
export interface Recorded {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A store that notes what it sends, and which of its verbs were used. */
export interface RecordedStore {
  readonly store: Store;
  /** Every text once, in order. */
  readonly statements: () => readonly Recorded[];
  readonly used: ReadonlySet<string>;
}

const isStatement = (sent: object): sent is Recorded =>
  'text' in sent && 'values' in sent && Array.isArray(sent.values);
const isPacket = (sent: object): sent is Pick<Packet, 'statements'> => 'statements' in sent;

/** The statements of what goes to the server, those of a packet each by itself. */
const statementsIn = (sent: unknown): readonly Recorded[] => {
  if (typeof sent !== 'object' || sent === null) return [];
  if (isPacket(sent)) return sent.statements.map(({ statement: { text }, values }) => ({ text, values }));
  return isStatement(sent) ? [{ text: sent.text, values: sent.values }] : [];
};

// pg's query has many forms that all begin with the statement; it is passed on as it came.
const noting = (client: pg.ClientBase, note: (one: Recorded) => void): void => {
  const send = client.query.bind(client) as (...given: readonly unknown[]) => unknown;
  client.query = ((...given: readonly unknown[]) => {
    statementsIn(given[0]).forEach(note);
    return send(...given);
  }) as typeof client.query;
};

/** The verbs of an object by name; called ones are noted. The copy has the same members, so that it is of the same type. */
const watched = <T extends object>(verbs: T, prefix: string, used: Set<string>): T =>
  Object.fromEntries(
    Object.entries(verbs).map(([name, value]: [string, unknown]) => {
      if (typeof value !== 'function') return [name, value];
      return [name, (...given: readonly unknown[]) => (used.add(`${prefix}${name}`), value(...given))];
    }),
  ) as T;

/** The store of a server, put together as `openPostgresStore` does, on connections that note what they send. */
export const recordedStore = (schema: string, clock: () => Instant): RecordedStore => {
  const statements = new Map<string, Recorded>();
  const used = new Set<string>();
  const pool = createPool({ url: inject('databaseUrl'), schema, connections: 2 });
  pool.on('connect', (client) =>
    noting(client, (one) => void (statements.has(one.text) || statements.set(one.text, one))),
  );
  const plain = storeOnSql({
    kind: 'postgresql',
    maxConcurrentTransactions: 2,
    database: postgresDatabase(pool, clock),
    transact: (committed) => transactOn(pool, clock, committed),
    close: () => pool.end(),
  });
  const store: Store = {
    ...plain,
    outbox: watched(plain.outbox, 'outbox.', used),
    figures: watched(plain.figures, 'figures.', used),
  };
  return { store: watched(store, '', used), statements: () => [...statements.values()], used };
};

/** The names of all verbs of a store. */
export const verbsOf = (store: Store): readonly string[] => [
  ...Object.entries(store).flatMap(([name, value]: [string, unknown]) => (typeof value === 'function' ? [name] : [])),
  ...Object.keys(store.outbox).map((name) => `outbox.${name}`),
  ...Object.keys(store.figures).map((name) => `figures.${name}`),
];
