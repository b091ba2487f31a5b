import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Row } from '../sql/rows.ts';
import type { Column } from './column-types.ts';
import { TYPES } from './column-types.ts';

/** A statement, with the columns of the rows that it answers, in their order. */
export interface Statement {
  readonly text: string;
  readonly columns: readonly Column[];
}

/** What can be bound; bytes are what the server takes in binary form. */
export type Bound = string | number | null | Buffer;

/** A statement with its values. */
export interface BoundStatement {
  readonly statement: Statement;
  readonly values: readonly Bound[];
}

// Not the names that `pg` gives to what it prepares by itself.
const names = new Map<string, string>();
const nameOf = (text: string): string => {
  const name = names.get(text) ?? `gp_${createHash('sha1').update(text).digest('hex')}`;
  names.set(text, name);
  return name;
};

const rowOf = (columns: readonly Column[], fields: readonly (string | null)[]): Row => {
  const row: Record<string, string | number | null> = {};
  for (const [index, column] of columns.entries()) {
    const field = fields[index] ?? null;
    row[column] = field !== null && TYPES[column] === 'bigint' ? Number(field) : field;
  }
  return row;
};

// Names of what is prepared on a connection.
const prepared = new WeakMap<pg.Connection, Set<string>>();
const preparedOn = (connection: pg.Connection): Set<string> => {
  const known = prepared.get(connection) ?? new Set();
  prepared.set(connection, known);
  return known;
};

const ask = (connection: pg.Connection, { statement, values }: BoundStatement, fresh: Set<string>): void => {
  const { text } = statement;
  const name = nameOf(text);
  const known = preparedOn(connection);
  if (!known.has(name)) {
    // After a failure it is not known how far the server came; to close what is not there harms nothing.
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

/** Questions that go to the server as one packet and are answered as one. `pg` calls what begins with `handle`. */
export interface Packet extends pg.Submittable {
  readonly questions: readonly BoundStatement[];
  /** The rows of each question; rejects with the first failure, after which the server passed the rest by. */
  readonly answers: Promise<readonly (readonly Row[])[]>;
}

const packetOf = (questions: readonly BoundStatement[]): Packet => {
  const { promise, resolve, reject } = Promise.withResolvers<readonly (readonly Row[])[]>();
  const answers = questions.map((): Row[] => []);
  const fresh = new Set<string>();
  let at = 0;
  const handlers = {
    handleDataRow: ({ fields }: { readonly fields: readonly (string | null)[] }): void => {
      const columns = questions[at]?.statement.columns ?? [];
      if (columns.length > 0) answers[at]?.push(rowOf(columns, fields));
    },
    handleCommandComplete: (): void => void (at += 1),
    handleReadyForQuery: (): void => resolve(answers),
    handleError: (error: unknown, connection: pg.Connection): void => {
      for (const name of fresh) preparedOn(connection).delete(name);
      reject(error);
    },
  };
  return {
    questions,
    answers: promise,
    submit: (connection) => {
      connection.stream.cork();
      for (const one of questions) ask(connection, one, fresh);
      connection.sync();
      connection.stream.uncork();
    },
    ...handlers,
  };
};

/**
 * Asks several questions in one round trip: one packet, so that the server wakes once for all of them and answers once.
 * Statements run in their order, none after one that failed. Gives the rows by the names of the questions; a question
 * that is undefined is not asked, and has none.
 */
export const pipeline = async <K extends string>(
  client: pg.ClientBase,
  asked: Readonly<Record<K, BoundStatement | undefined>>,
): Promise<Readonly<Record<K, readonly Row[]>>> => {
  const entries = Object.entries<BoundStatement | undefined>(asked);
  const questions = entries.flatMap(([, question]) => question ?? []);
  const answers = (questions.length === 0 ? [] : await client.query(packetOf(questions)).answers).values();
  const rows = entries.map(([name, question]) => [name, question === undefined ? [] : (answers.next().value ?? [])]);
  return Object.fromEntries(rows) as Readonly<Record<K, readonly Row[]>>;
};
