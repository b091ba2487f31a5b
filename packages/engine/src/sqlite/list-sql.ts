import type { CaseQuery } from '../store.ts';

interface Cursor {
  readonly due: number | null;
  readonly id: string;
}

/** The cursor after a record: where the next page begins. */
export const cursorAfter = (record: { readonly id: string; readonly nextDueAt: number | null }): string =>
  Buffer.from(JSON.stringify({ due: record.nextDueAt, id: record.id })).toString('base64url');

/** Reads a cursor; one that was not given by a page counts as none. */
export const readCursor = (text: string): Cursor | null => {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (typeof value !== 'object' || value === null || !('id' in value) || !('due' in value)) return null;
    const { id, due } = value;
    return typeof id === 'string' && (due === null || typeof due === 'number') ? { id, due } : null;
  } catch {
    return null;
  }
};

// Cases without a due date come last: they sort as the largest instant.
const NEVER = 9_007_199_254_740_991;

/** The statement of a list: keyset paging in a stable order, every value bound. */
export const listSql = (
  query: CaseQuery & { readonly limit: number },
): { readonly sql: string; readonly values: (string | number)[] } => {
  const where: string[] = [];
  const values: (string | number)[] = [];
  const add = (sql: string, ...bound: (string | number)[]): void => {
    where.push(sql);
    values.push(...bound);
  };
  if (query.agency !== undefined) add('agency = ?', query.agency);
  if (query.procedure !== undefined) add('procedure = ?', query.procedure);
  if (query.state !== undefined) add('state = ?', query.state);
  if (query.dueBefore !== undefined) add('next_due_at < ?', query.dueBefore);
  const cursor = query.after === undefined ? null : readCursor(query.after);
  const byDue = query.order === 'due';
  if (cursor !== null && byDue) add(`(ifnull(next_due_at, ${NEVER}), id) > (?, ?)`, cursor.due ?? NEVER, cursor.id);
  if (cursor !== null && !byDue) add('id > ?', cursor.id);
  const order = byDue ? `ifnull(next_due_at, ${NEVER}), id` : 'id';
  const filter = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
  return { sql: `SELECT * FROM cases ${filter} ORDER BY ${order} LIMIT ?`, values: [...values, query.limit] };
};
