import { numberSpellings } from '@gongkai/core/agencies';
import type { ListFilters, ListOrder, ListPosition, ListQuery } from '../store/list-query.ts';
import { EVERYWHERE } from '../store/scope.ts';
import { binder } from './among.ts';
import { clockSql } from './clock-sql.ts';
import { conditionsOf, conditionsWithin, countsByDueDate } from './desk.ts';
import { type BoundSql, matchingCases } from './find.ts';
import type { Database, Value } from './sql.ts';
import { andCasesWithin, andReadable, casesWithin, heldBeforeSql } from './within.ts';

type Bind = (value: Value) => string;

// The value of an order by a date for cases without one.
const NEVER = 9_007_199_254_740_991;

interface Order {
  readonly columns: readonly string[];
  readonly isDescending?: true;
  readonly from: (after: ListPosition) => readonly Value[];
  /** The cases that have a place in this order; null for all. */
  readonly among?: string;
}

const newest = (column: string, none: Value): Order => ({
  columns: [column, 'id'],
  isDescending: true,
  from: ({ at, id }) => [at ?? none, id],
});

/** What a list is read in; by the date of the office in two parts, of which the second has no date. */
type Part = ListOrder | 'undated';

const ORDERS: Readonly<Record<Part, Order>> = {
  due: { columns: ['statutory_order', 'id'], from: ({ at, id }) => [at ?? NEVER, id] },
  // Most cases have no such date: only those that have one are in the index of it.
  internal: {
    columns: ['due_internal', 'id'],
    from: ({ at, id }) => [at ?? NEVER, id],
    among: 'due_internal IS NOT NULL',
  },
  undated: { columns: ['id'], from: ({ id }) => [id], among: 'due_internal IS NULL' },
  received: newest('received_order', ''),
  // By the messages of facts, see below.
  updated: { columns: ['id'], isDescending: true, from: ({ id }) => [id] },
  opened: { columns: ['id'], from: ({ id }) => [id] },
  agency: {
    columns: ['agency', 'id'],
    from: ({ agency, id }) => [agency, id],
  },
};

/** The filters that compare the column of their name with a value. */
const EQUAL = ['procedure', 'state', 'outcome', 'channel'] as const;

const plainConditions = (query: ListFilters, bind: Bind): readonly string[] => {
  const compare = (condition: string, value: Value | undefined): readonly string[] =>
    value === undefined ? [] : [`${condition} ${bind(value)}`];
  return [
    ...EQUAL.flatMap((column) => compare(`${column} =`, query[column])),
    ...compare('statutory_order <', query.dueBefore),
    ...compare('statutory_order >=', query.dueFrom),
    // An undated case is due at no time.
    ...(query.dueFrom === undefined ? [] : ['due_statutory IS NOT NULL']),
    ...compare('received_on >=', query.receivedFrom),
    ...compare('received_on <=', query.receivedTo),
    ...(query.irregular === undefined ? [] : [`irregular = ${query.irregular ? 1 : 0}`]),
    ...(query.active === undefined ? [] : [`active = ${query.active ? 1 : 0}`]),
  ];
};

// Who types a number has not every kind of bracket on the keyboard.
const spelt = (number: string, bind: Bind): string => `(${numberSpellings(number).map(bind).join(', ')})`;

const numberCondition = ({ number }: ListFilters, bind: Bind): readonly string[] =>
  number === undefined ? [] : [`number IN ${spelt(number, bind)}`];

const holderCondition = ({ holder }: ListFilters, bind: Bind): readonly string[] => {
  if (holder === undefined) return [];
  return 'person' in holder ? [`holder_person = ${bind(holder.person)}`] : [`holder_unit = ${bind(holder.unit)}`];
};

const agencyConditions = ({ agency, below = false }: ListFilters, bind: Bind): readonly string[] => {
  if (agency === undefined) return [];
  return [casesWithin({ agency, below }, bind) ?? 'TRUE'];
};

// What an agency gave away is listed only where that is asked for.
const scopeCondition = ({ scope, heldBeforeBy }: ListQuery, bind: Bind): string =>
  heldBeforeBy === undefined ? andCasesWithin(scope, bind) : andReadable(scope, bind);

const linkCondition = ({ linkedTo }: ListFilters, bind: Bind): readonly string[] => {
  if (linkedTo === undefined) return [];
  const numbers = spelt(linkedTo, bind);
  const named = `SELECT target FROM links WHERE case_id IN (SELECT id FROM cases WHERE number IN ${numbers})`;
  return [`(id IN (SELECT case_id FROM links WHERE target IN ${numbers}) OR number IN (${named}))`];
};

const handledCondition = ({ handled }: ListQuery, bind: Bind): readonly string[] => {
  if (handled === undefined) return [];
  return [handled.length === 0 ? '1 = 0' : `procedure IN (${handled.map(bind).join(', ')})`];
};

/** The conditions of a list; those of names hold only for cases that the reader handles. */
export const listConditions = (
  database: Pick<Database, 'textIndex'>,
  query: ListQuery,
  bind: Bind,
): readonly string[] => {
  const { topic, applicant, late, now = 0, words } = query;
  const overdue = late === undefined ? [] : [`(late = 1 OR statutory_order <= ${bind(now)})`];
  const position = database.textIndex === 'fts5' ? 'instr' : 'strpos';
  const inScope = scopeCondition(query, bind);
  return [
    ...(inScope === '' ? [] : [inScope.slice(' AND '.length)]),
    ...agencyConditions(query, bind),
    ...(query.heldBeforeBy === undefined
      ? []
      : [heldBeforeSql({ agency: query.heldBeforeBy, below: false }, bind) ?? '']),
    ...plainConditions(query, bind),
    ...numberCondition(query, bind),
    ...holderCondition(query, bind),
    ...(topic === undefined ? [] : [`${position}(tags, ${bind(` ${topic} `)}) > 0`]),
    ...(late === false ? overdue.map((one) => `NOT ${one}`) : overdue),
    ...clockSql(position, query, bind),
    ...linkCondition(query, bind),
    ...(words === undefined ? [] : [`id IN (${matchingCases(database, { ...query, words }, bind)})`]),
    ...(applicant === undefined
      ? []
      : [`${position}(party, ${bind(applicant)}) > 0`, ...handledCondition(query, bind)]),
  ];
};

// More cases than there are: a part of a statement that has a limit is read by itself, along its own index.
const ALL = 9_007_199_254_740_991;

/**
 * Where the cases of a list are taken from; those of a counter along the index of the counter: without statistics, all cases
 * of an agency would be gone through in the order of the list instead, unless that order is along the same index.
 */
const casesFrom = (query: ListQuery, order: Part, bind: Bind): string => {
  const { counted, scope = EVERYWHERE, agency, below = false, heldBeforeBy } = query;
  if (counted === undefined || (order === 'due' && countsByDueDate(counted.counter))) return 'cases';
  const asked = agency === undefined ? null : { agency, below };
  // What was given away is in the reach of another condition.
  const reach = heldBeforeBy === undefined ? { scope, asked } : { scope: EVERYWHERE, asked: null };
  const found = conditionsWithin(counted, reach, bind).map((condition) => `SELECT * FROM cases WHERE ${condition}`);
  return `(${found.join(' UNION ALL ')} LIMIT ${ALL}) AS cases`;
};

/** What the statement of a list depends on apart from the query. */
export type ListDatabase = Pick<Database, 'textIndex' | 'messageOrder'>;

/**
 * Cases by the message of their last fact, the newest first: messages are in the order in which facts were recorded, so that
 * no index of a case is written with every fact. The place of a page is the message of its last case, whatever was recorded since.
 */
const changedSql = (query: ListQuery, database: ListDatabase): BoundSql => {
  const { values, bind } = binder();
  const { after, agency, below } = query;
  const order = database.messageOrder.join(', ');
  const where = [`topic LIKE 'fact.%'`];
  if (agency !== undefined && below !== true) where.push(`agency = ${bind(agency)}`);
  if (after !== null) {
    where.push(`(${order}) < (SELECT ${order} FROM outbox WHERE id = ${bind(`${after.id}.${String(after.at)}`)})`);
  }
  // Under other names, so that those of the conditions are the columns of cases.
  const names = [...database.messageOrder, 'id', 'case_id']
    .map((column) => `${column} AS message_${column}`)
    .join(', ');
  const messages = `(SELECT ${names} FROM outbox WHERE ${where.join(' AND ')}) AS messages`;
  // As `agencyKeyOf`.
  const key = 'agency_key = substr(message_case_id, length(message_case_id) - 5)';
  const own = ['id = message_case_id', key, `message_id = id || '.' || version`];
  const conditions = [...own, ...listConditions(database, query, bind)].join(' AND ');
  const newest = database.messageOrder.map((column) => `message_${column} DESC`).join(', ');
  const page = `ORDER BY ${newest} LIMIT ${bind(query.limit)}`;
  if (query.counted !== undefined) {
    // The messages of few cases, each found by its identifier.
    const cases = casesFrom(query, 'updated', bind);
    return { sql: `SELECT cases.* FROM ${cases} CROSS JOIN ${messages} WHERE ${conditions} ${page}`, values };
  }
  if (database.textIndex === 'fts5') {
    return { sql: `SELECT cases.* FROM ${messages} CROSS JOIN cases WHERE ${conditions} ${page}`, values };
  }
  // A server is kept from gathering all messages first: the case of each is looked up by itself.
  const changed = `CROSS JOIN LATERAL (SELECT * FROM cases WHERE ${conditions} LIMIT 1) AS changed`;
  return { sql: `SELECT changed.* FROM ${messages} ${changed} ${page}`, values };
};

const partSql = (query: ListQuery, part: Part, after: ListPosition | null, database: ListDatabase): BoundSql => {
  const { values, bind } = binder();
  const cases = casesFrom(query, part, bind);
  const where = [...listConditions(database, query, bind)];
  if (cases === 'cases' && query.counted !== undefined) {
    where.push(`(${conditionsOf(query.counted, bind).join(' OR ')})`);
  }
  // Within one agency the order by agency and id equals the order by id, and only that one is read along an index.
  const isOwn = query.agency !== undefined && query.below !== true;
  const { columns, isDescending, from, among } = ORDERS[part === 'agency' && isOwn ? 'opened' : part];
  const [compared, direction] = isDescending === true ? ['<', ' DESC'] : ['>', ''];
  if (among !== undefined) where.push(among);
  if (after !== null) where.push(`(${columns.join(', ')}) ${compared} (${from(after).map(bind).join(', ')})`);
  const filter = where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`;
  const order = columns.map((column) => `${column}${direction}`).join(', ');
  return { sql: `SELECT * FROM ${cases}${filter} ORDER BY ${order} LIMIT ${bind(query.limit)}`, values };
};

/**
 * The statements of a list, one after another until the page is full: keyset paging in a total order along an index, every
 * value bound.
 */
export const listStatements = (query: ListQuery, database: ListDatabase): readonly BoundSql[] => {
  const { order, after } = query;
  if (order === 'updated') return [changedSql(query, database)];
  if (order !== 'internal') return [partSql(query, order, after, database)];
  const isPast = after !== null && after.at === null;
  const dated = isPast ? [] : [partSql(query, 'internal', after, database)];
  return [...dated, partSql(query, 'undated', isPast ? after : null, database)];
};
