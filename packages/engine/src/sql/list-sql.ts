import type { ListQuery } from '../store/store.ts';
import { agencyKey } from '../store/time-ordered-id.ts';

// Where `due_order` puts cases without a due date.
const NEVER = 9_007_199_254_740_991;

/** The statement of a list: keyset paging in a total order along an index, every value bound. */
export const listSql = (query: ListQuery): { readonly sql: string; readonly values: (string | number)[] } => {
  const where: string[] = [];
  const values: (string | number)[] = [];
  const bind = (value: string | number): string => `$${values.push(value)}`;
  // An agency's rows lie together where a server spreads them by its key.
  if (query.agency !== undefined) where.push(`agency_key = ${bind(agencyKey(query.agency))}`);
  if (query.agency !== undefined) where.push(`agency = ${bind(query.agency)}`);
  if (query.procedure !== undefined) where.push(`procedure = ${bind(query.procedure)}`);
  if (query.state !== undefined) where.push(`state = ${bind(query.state)}`);
  if (query.dueBefore !== undefined) where.push(`due_order < ${bind(query.dueBefore)}`);
  const { after } = query;
  const orders = {
    due: { by: 'due_order, id', from: after === null ? [] : [after.due ?? NEVER, after.id] },
    opened: { by: 'id', from: after === null ? [] : [after.id] },
    agency: {
      by: 'agency_key, agency, id',
      from: after === null ? [] : [agencyKey(after.agency), after.agency, after.id],
    },
  } as const;
  // Within one agency the order by agency and id is the order by id, and only that one is read along an index.
  const order = query.order === 'agency' && query.agency !== undefined ? 'opened' : query.order;
  const { by, from } = orders[order];
  if (from.length > 0) where.push(`(${by}) > (${from.map(bind).join(', ')})`);
  const filter = where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`;
  return { sql: `SELECT * FROM cases${filter} ORDER BY ${by} LIMIT ${bind(query.limit)}`, values };
};
