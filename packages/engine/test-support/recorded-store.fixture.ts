import type pg from 'pg';
import type { Instant } from '@gongkai/calendar';
import { inject } from 'vitest';
import { createPool } from '../src/postgres/connect.ts';
import type { Packet } from '../src/postgres/pipeline.ts';
import { postgresDatabase } from '../src/postgres/postgres-database.ts';
import { transactOn } from '../src/postgres/transact.ts';
import { storeOnSql } from '../src/sql/store-on-sql.ts';
import type { Store } from '../src/store/store.ts';

/** A statement as it was sent to the server, with the values of its first use. */
export interface Recorded {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A store that records the statements that it sends and the methods that were called. */
export interface RecordedStore {
  readonly store: Store;
  /** Each text once, in order. */
  readonly statements: () => readonly Recorded[];
  readonly used: ReadonlySet<string>;
}

const isStatement = (sent: object): sent is Recorded =>
  'text' in sent && 'values' in sent && Array.isArray(sent.values);
const isPacket = (sent: object): sent is Pick<Packet, 'statements'> => 'statements' in sent;

/** The statements of a query, those of a packet one by one. */
const statementsIn = (sent: unknown): readonly Recorded[] => {
  if (typeof sent !== 'object' || sent === null) return [];
  if (isPacket(sent)) return sent.statements.map(({ statement: { text }, values }) => ({ text, values }));
  return isStatement(sent) ? [{ text: sent.text, values: sent.values }] : [];
};

// The query function of pg has many forms that all begin with the statement; the arguments are passed on unchanged.
const noting = (client: pg.ClientBase, note: (one: Recorded) => void): void => {
  const send = client.query.bind(client) as (...given: readonly unknown[]) => unknown;
  client.query = ((...given: readonly unknown[]) => {
    statementsIn(given[0]).forEach(note);
    return send(...given);
  }) as typeof client.query;
};

/** Records the methods of an object that are called. The copy has the same members, so that it is of the same type. */
const watched = <T extends object>(verbs: T, prefix: string, used: Set<string>): T =>
  Object.fromEntries(
    Object.entries(verbs).map(([name, value]: [string, unknown]) => {
      if (typeof value !== 'function') return [name, value];
      return [name, (...given: readonly unknown[]) => (used.add(`${prefix}${name}`), value(...given))];
    }),
  ) as T;

/** The store of a server, built as `openPostgresStore` does, on connections that record what they send. */
export const recordedStore = (schema: string, clock: () => Instant): RecordedStore => {
  const statements = new Map<string, Recorded>();
  const used = new Set<string>();
  const pool = createPool({ url: inject('databaseUrl'), schema, connections: 2 });
  pool.on('connect', (client) =>
    noting(client, (one) => void (statements.has(one.text) || statements.set(one.text, one))),
  );
  const plain = storeOnSql({
    kind: 'postgresql',
    usesHostClock: false,
    maxConcurrentTransactions: 2,
    database: postgresDatabase(pool, clock),
    transact: (committed) => transactOn(pool, clock, committed),
    close: () => pool.end(),
  });
  const store: Store = {
    ...plain,
    outbox: watched(plain.outbox, 'outbox.', used),
    figures: watched(plain.figures, 'figures.', used),
    clockStops: watched(plain.clockStops, 'clockStops.', used),
    blobs: watched(plain.blobs, 'blobs.', used),
    people: watched(plain.people, 'people.', used),
    personal: watched(plain.personal, 'personal.', used),
    imports: watched(plain.imports, 'imports.', used),
    links: watched(plain.links, 'links.', used),
  };
  return { store: watched(store, '', used), statements: () => [...statements.values()], used };
};

/** The names of all methods of a store. */
export const verbsOf = (store: Store): readonly string[] => [
  ...Object.entries(store).flatMap(([name, value]: [string, unknown]) => (typeof value === 'function' ? [name] : [])),
  ...Object.keys(store.outbox).map((name) => `outbox.${name}`),
  ...Object.keys(store.figures).map((name) => `figures.${name}`),
  ...Object.keys(store.clockStops).map((name) => `clockStops.${name}`),
  ...Object.keys(store.blobs).map((name) => `blobs.${name}`),
  ...Object.keys(store.people).map((name) => `people.${name}`),
  ...Object.keys(store.personal).map((name) => `personal.${name}`),
  ...Object.keys(store.imports).map((name) => `imports.${name}`),
  ...Object.keys(store.links).map((name) => `links.${name}`),
];
