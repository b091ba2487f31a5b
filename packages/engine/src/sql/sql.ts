import type { Instant } from '@gongkai/calendar';

/** A value that can be bound. */
export type Value = string | number | null;

/** A row as the database gives it. */
export type Row = Readonly<Record<string, string | number | bigint | null | Uint8Array>>;

/** A column type of PostgreSQL; in SQLite both numbers are INTEGER. */
export type ColumnType = 'text' | 'bigint' | 'smallint';

/** Runs statements in one transaction. Values are marked `$1`, `$2`, … in the text of a statement. */
export interface Sql {
  all(text: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** The number of rows that were changed. */
  run(text: string, values?: readonly Value[]): Promise<number>;
}

/** A database as the shared parts of a store use it: the same statements run on each. */
export interface Database extends Sql {
  /** Follows a SELECT that claims rows; empty where there is only one writer. */
  readonly skipLocked: string;
  /** Narrows messages to those before which no running transaction can still write one; empty where there is one writer. */
  readonly settled: string;
  /** The columns by which messages are ordered. */
  readonly messageOrder: readonly string[];
  /** Lets one transaction at a time continue; null where there is one writer. */
  readonly oneAtATime: string | null;
  /** A subquery that returns the texts of a JSON list bound to this mark. */
  listOf(mark: string): string;
  now(): Promise<Instant>;
  /** Everything or nothing. */
  together<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Reads at one moment, whatever is written meanwhile. */
  atOneMoment<T>(read: (sql: Sql) => AsyncGenerator<T>): AsyncGenerator<T>;
}
