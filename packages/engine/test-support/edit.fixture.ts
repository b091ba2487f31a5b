/** One edit of a stored row by a person who owns the database: a statement for both databases, and what verify names. */
export interface Edit {
  readonly table: string;
  /** The column that is changed; `insert` and `delete` for whole rows. */
  readonly column: string;
  readonly sql: string;
  /** Part of the line of verify: the table and the key of the row, or its case. */
  readonly named: string;
}

/** Changes one column of the rows of a condition. */
export const set = (table: string, column: string, value: string, where: string, named: string): Edit => ({
  table,
  column,
  sql: `UPDATE ${table} SET ${column} = ${value} WHERE ${where}`,
  named,
});

/** Takes rows out. */
export const remove = (table: string, where: string, named: string): Edit => ({
  table,
  column: 'delete',
  sql: `DELETE FROM ${table} WHERE ${where}`,
  named,
});

/** Identifiers of the prepared store that edits are about. */
export interface Prepared {
  /** A request with facts, reminders, a moved date and a task. */
  readonly open: string;
  /** The number of the case to which the request is linked. */
  readonly linkedTo: string;
  readonly key: string;
  readonly endpoint: string;
  readonly task: string;
  readonly warning: string;
  /** The number of an act in the middle of the chain. */
  readonly act: number;
  /** A duty that was ended, and a delegation that was revoked. */
  readonly duty: string;
  readonly delegation: string;
}

/** A value that differs from every stored one, by the type of the column. */
const OTHER: Readonly<Record<string, string>> = { text: "'x'", number: '7' };

/** Changes columns of the rows of a condition, one after another, by the type of their other value or by an expression. */
export const columns = (
  table: string,
  where: string,
  named: string,
  list: Readonly<Record<string, string>>,
): readonly Edit[] =>
  Object.entries(list).map(([column, value]) => set(table, column, OTHER[value] ?? value, where, named));
