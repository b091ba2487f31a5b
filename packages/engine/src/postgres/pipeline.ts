import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { ColumnType, Row } from '../sql/sql.ts';

/** A column of the rows that a statement returns. */
export interface Field {
  readonly name: string;
  readonly type: ColumnType;
}

/** A statement, with the columns of the rows that it returns, in their order. */
export interface Statement {
  readonly text: string;
  readonly fields: readonly Field[];
}

/** A value that can be bound; bytes are sent in the binary form of the server. */
export type Bound = string | number | null | Buffer;

/** A statement with its values. */
export interface BoundStatement {
  readonly statement: Statement;
  readonly values: readonly Bound[];
}

// Not the names that `pg` gives to the statements which it prepares itself.
const names = new Map<string, string>();
const nameOf = (text: string): string => {
  const name = names.get(text) ?? `gp_${createHash('sha1').update(text).digest('hex')}`;
  names.set(text, name);
  return name;
};

const rowOf = (fields: readonly Field[], values: readonly (string | null)[]): Row => {
  const row: Record<string, string | number | null> = {};
  for (const [index, { name, type }] of fields.entries()) {
    const value = values[index] ?? null;
    row[name] = value !== null && type !== 'text' ? Number(value) : value;
  }
  return row;
};

// Names of the statements that are prepared on a connection.
const prepared = new WeakMap<pg.Connection, Set<string>>();
const preparedOn = (connection: pg.Connection): Set<string> => {
  const known = prepared.get(connection) ?? new Set();
  prepared.set(connection, known);
  return known;
};

/** Sends a statement, and prepares it first where needed; names that it prepared are added to `fresh`. */
const send = (connection: pg.Connection, { statement, values }: BoundStatement, fresh: Set<string>): void => {
  const { text } = statement;
  const name = nameOf(text);
  const known = preparedOn(connection);
  if (!known.has(name)) {
    // After a failure it is unknown how far the server got; closing a statement that does not exist is harmless.
    connection.close({ type: 'S', name }, true);
    connection.parse({ name, text, types: [] }, true);
    known.add(name);
    fresh.add(name);
  }
  connection.bind(
    { statement: name, values: values.map((value) => (typeof value === 'number' ? String(value) : value)) },
    true,
  );
  connection.execute(null, true);
};

/** Statements that are sent to the server as one packet. `pg` calls the methods that begin with `handle`. */
export interface Packet extends pg.Submittable {
  readonly statements: readonly BoundStatement[];
  /** The rows of each statement; rejects with the first failure, after which the server skipped the rest. */
  readonly rows: Promise<readonly (readonly Row[])[]>;
}

const packetOf = (statements: readonly BoundStatement[]): Packet => {
  const { promise, resolve, reject } = Promise.withResolvers<readonly (readonly Row[])[]>();
  const rows = statements.map((): Row[] => []);
  const fresh = new Set<string>();
  let at = 0;
  const handlers = {
    handleDataRow: ({ fields: values }: { readonly fields: readonly (string | null)[] }): void => {
      const fields = statements[at]?.statement.fields ?? [];
      if (fields.length > 0) rows[at]?.push(rowOf(fields, values));
    },
    handleCommandComplete: (): void => void (at += 1),
    handleReadyForQuery: (): void => resolve(rows),
    handleError: (error: unknown, connection: pg.Connection): void => {
      for (const name of fresh) preparedOn(connection).delete(name);
      reject(error);
    },
  };
  return {
    statements,
    rows: promise,
    submit: (connection) => {
      connection.stream.cork();
      for (const one of statements) send(connection, one, fresh);
      connection.sync();
      connection.stream.uncork();
    },
    ...handlers,
  };
};

/**
 * Runs several statements in one round trip: one packet, so that the server wakes once for all of them and responds once.
 * Statements run in their order, none after one that failed. Returns the rows by the names of the statements; one that is
 * undefined is not sent, and has no rows.
 */
export const pipeline = async <K extends string>(
  client: pg.ClientBase,
  named: Readonly<Record<K, BoundStatement | undefined>>,
): Promise<Readonly<Record<K, readonly Row[]>>> => {
  const entries = Object.entries<BoundStatement | undefined>(named);
  const statements = entries.flatMap(([, statement]) => statement ?? []);
  const found = (statements.length === 0 ? [] : await client.query(packetOf(statements)).rows).values();
  const rows = entries.map(([name, statement]) => [name, statement === undefined ? [] : (found.next().value ?? [])]);
  return Object.fromEntries(rows) as Readonly<Record<K, readonly Row[]>>;
};
