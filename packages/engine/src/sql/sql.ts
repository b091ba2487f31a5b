import type { Instant } from '@gongkai/calendar';

/** A value that can be bound. */
export type Value = string | number | null;

/** A value, or bytes, which only blobs have. */
export type Bindable = Value | Uint8Array;

/** A row as the database gives it. */
export type Row = Readonly<Record<string, string | number | bigint | null | Uint8Array>>;

/** A column type of PostgreSQL; in SQLite both numbers are INTEGER, and bytes BLOB. */
export type ColumnType = 'text' | 'bigint' | 'smallint' | 'bytea';

/** Runs statements in one transaction. Values are marked `$1`, `$2`, … in the text of a statement. */
export interface Sql {
  all(text: string, values?: readonly Bindable[]): Promise<readonly Row[]>;
  /** The number of rows that were changed. */
  run(text: string, values?: readonly Bindable[]): Promise<number>;
}

/** A database as the shared parts of a store use it: the same statements run on each. */
export interface Database extends Sql {
  /** Follows a SELECT that claims rows; empty where there is only one writer. */
  readonly skipLocked: string;
  /** Narrows messages to those before which no running transaction can still write one; empty where there is one writer. */
  readonly stableMessages: string;
  /** The columns by which messages are ordered. */
  readonly messageOrder: readonly string[];
  /** A statement that lets one transaction at a time continue; null where there is one writer. */
  readonly exclusiveLock: string | null;
  /** A subquery that returns the texts of a JSON list bound to this mark. */
  listOf(mark: string): string;
  now(): Promise<Instant>;
  /** The same clock, read within a transaction. */
  nowIn(sql: Sql): Promise<Instant>;
  /** Runs all statements in one transaction, or none. */
  inTransaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Reads the database at one moment, without the writes that follow it. */
  readConsistently<T>(read: (sql: Sql) => AsyncGenerator<T>): AsyncGenerator<T>;
}
