import type { Desk, DeskCounts, DeskQuery } from '../store/desk.ts';
import type { Scope } from '../store/scope.ts';
import { agencyKey } from '../store/time-ordered-id.ts';
import { binder } from './among.ts';
import { caseOf } from './case-rows.ts';
import type { BoundSql } from './find.ts';
import type { Database, Value } from './sql.ts';
import { withinSql } from './within.ts';

/** The value of `wake_at` for cases that wake no more. */
const NEVER = 9_007_199_254_740_991;

type Bind = (value: Value) => string;

const reach = (scope: Scope, bind: Bind): string => {
  const within = withinSql(scope, bind);
  if (within === null) return '';
  const key = scope.agency === null || scope.below ? '' : ` AND agency_key = ${bind(agencyKey(scope.agency))}`;
  return ` AND ${within}${key}`;
};

/** Due dates within a range, counted along the index of due dates. */
const dueSql = (scope: Scope, from: number | null, to: number, bind: Bind): string => {
  const least = from === null ? '' : ` AND statutory_order > ${bind(from)}`;
  return `SELECT count(*) FROM cases WHERE statutory_order <= ${bind(to)}${least}${reach(scope, bind)}`;
};

const heldSql = ({ scope, person }: DeskQuery, bind: Bind): string =>
  `SELECT count(*) FROM cases WHERE holder_person = ${bind(person)} AND active = 1${reach(scope, bind)}`;

// Two looks, each along its own index.
const unreadSql = ({ scope, person, unit }: DeskQuery, bind: Bind): string => {
  const own = `SELECT id FROM cases WHERE holder_person = ${bind(person)} AND accepted = 0 AND active = 1${reach(scope, bind)}`;
  if (unit === null) return `SELECT count(*) FROM (${own}) AS unread`;
  const ofUnit = `SELECT id FROM cases WHERE holder_unit = ${bind(unit)} AND holder_person IS NULL AND accepted = 0
    AND active = 1${reach(scope, bind)}`;
  return `SELECT count(*) FROM (${own} UNION ALL ${ofUnit}) AS unread`;
};

const reviewSql = ({ scope, reviews }: DeskQuery, bind: Bind): string => {
  const states = reviews.map(([procedure, state]) => `(state = ${bind(state)} AND procedure = ${bind(procedure)})`);
  const some = states.length === 0 ? '1 = 0' : states.join(' OR ');
  return `SELECT count(*) FROM cases WHERE in_review = 1 AND (${some})${reach(scope, bind)}`;
};

const markedSql = (column: 'stopped' | 'supervised', { scope }: DeskQuery, bind: Bind): string =>
  `SELECT count(*) FROM cases WHERE ${column} = 1${reach(scope, bind)}`;

/** One statement that gives every counter of a desk. */
export const countsSql = (query: DeskQuery): BoundSql => {
  const { values, bind } = binder();
  const { scope, now, today, within3, week } = query;
  const counters: Readonly<Record<keyof DeskCounts, string>> = {
    overdue: dueSql(scope, null, now, bind),
    today: dueSql(scope, now, today, bind),
    within3: dueSql(scope, now, within3, bind),
    week: dueSql(scope, now, week, bind),
    stopped: markedSql('stopped', query, bind),
    toAccept: unreadSql(query, bind),
    toReview: reviewSql(query, bind),
    mine: heldSql(query, bind),
    supervised: markedSql('supervised', query, bind),
  };
  const columns = Object.entries(counters).map(([name, sql]) => `(${sql}) AS ${name.toLowerCase()}`);
  return { sql: `SELECT ${columns.join(', ')}`, values };
};

/** Running incidents along their own index. */
export const incidentsSql = (scope: Scope, limit: number): BoundSql => {
  const { values, bind } = binder();
  const where = `WHERE urgent = 1${reach(scope, bind)}`;
  return { sql: `SELECT * FROM cases ${where} ORDER BY statutory_order, id LIMIT ${bind(limit)}`, values };
};

/** The parts of a desk on either database. */
export const deskOn = (database: Database): Desk => ({
  counts: async (query) => {
    const { sql, values } = countsSql(query);
    const [row = {}] = await database.all(sql, values);
    const count = (name: keyof DeskCounts): number => Number(row[name.toLowerCase()] ?? 0);
    return {
      overdue: count('overdue'),
      today: count('today'),
      within3: count('within3'),
      week: count('week'),
      stopped: count('stopped'),
      toAccept: count('toAccept'),
      toReview: count('toReview'),
      mine: count('mine'),
      supervised: count('supervised'),
    };
  },
  incidents: async (scope, limit) => {
    const { sql, values } = incidentsSql(scope, limit);
    return (await database.all(sql, values)).map(caseOf);
  },
  nextWake: async () => {
    const [row] = await database.all('SELECT wake_at FROM cases ORDER BY wake_at, id LIMIT 1');
    const at = Number(row?.['wake_at'] ?? NEVER);
    return at === NEVER ? null : at;
  },
});
