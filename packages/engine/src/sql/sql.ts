import type { Instant } from '@gongkai/calendar';
import type { Row } from './rows.ts';

/** A value that can be bound. */
export type Value = string | number | null;

/** What runs statements in one transaction. Values stand as `$1`, `$2`, … in the text of a statement. */
export interface Sql {
  all(text: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** How many rows were changed. */
  run(text: string, values?: readonly Value[]): Promise<number>;
}

/** A database as the parts of a store that both databases share see it: the same statements run on each. */
export interface Database extends Sql {
  /** Follows a SELECT that claims rows; empty where there is only one writer. */
  readonly skipLocked: string;
  /** Narrows messages to those that no transaction under way can still come before; empty where there is one writer. */
  readonly settled: string;
  /** The columns by which messages follow each other. */
  readonly messageOrder: readonly string[];
  /** Lets one transaction at a time go on from here; null where there is one writer. */
  readonly oneAtATime: string | null;
  /** A subquery that gives the texts of a list in JSON that is bound to this mark. */
  listOf(mark: string): string;
  now(): Promise<Instant>;
  /** Everything or nothing. */
  together<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Reads at one moment, whatever is written meanwhile. */
  atOneMoment<T>(read: (sql: Sql) => AsyncGenerator<T>): AsyncGenerator<T>;
}
