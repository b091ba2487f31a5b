import type { Desk, DeskCounts, DeskQuery } from '../store/desk.ts';
import { binder } from './among.ts';
import { caseOf } from './case-rows.ts';
import type { BoundSql } from './find.ts';
import { regionOn } from './region.ts';
import type { Database, Value } from './sql.ts';
import { andCasesWithin } from './within.ts';

/** The value of `wake_at` for cases that wake no more. */
const NEVER = 9_007_199_254_740_991;

type Bind = (value: Value) => string;

type Reach = Pick<DeskQuery, 'scope' | 'asked'>;

const reach = ({ scope, asked }: Reach, bind: Bind): string =>
  andCasesWithin(scope, bind) + andCasesWithin(asked ?? undefined, bind);

// Without statistics, an index of all cases of an agency would be taken for the few that have such a mark or holder.
const reachAmongFew = ({ scope, asked }: Reach, bind: Bind): string =>
  andCasesWithin(scope, bind, true) + andCasesWithin(asked ?? undefined, bind, true);

/** Due dates within a range, counted along the index of due dates. */
const dueSql = (where: Reach, from: number | null, to: number, bind: Bind): string => {
  const least = from === null ? '' : ` AND statutory_order > ${bind(from)}`;
  return `SELECT count(*) FROM cases WHERE statutory_order <= ${bind(to)}${least}${reach(where, bind)}`;
};

const heldSql = (query: DeskQuery, bind: Bind): string =>
  `SELECT count(*) FROM cases WHERE holder_person = ${bind(query.person)} AND active = 1${reachAmongFew(query, bind)}`;

// Two looks, each along its own index.
const unreadSql = (query: DeskQuery, bind: Bind): string => {
  const { person, unit } = query;
  const own = `SELECT id FROM cases WHERE holder_person = ${bind(person)} AND accepted = 0 AND active = 1${reachAmongFew(query, bind)}`;
  if (unit === null) return `SELECT count(*) FROM (${own}) AS unread`;
  const ofUnit = `SELECT id FROM cases WHERE holder_unit = ${bind(unit)} AND holder_person IS NULL AND accepted = 0
    AND active = 1${reachAmongFew(query, bind)}`;
  return `SELECT count(*) FROM (${own} UNION ALL ${ofUnit}) AS unread`;
};

const reviewSql = (query: DeskQuery, bind: Bind): string => {
  const states = query.reviews.map(
    // As an expression, so that no index of procedures is taken: few cases wait for a review, and they have their own.
    ([procedure, state]) => `(state = ${bind(state)} AND procedure || '' = ${bind(procedure)})`,
  );
  const some = states.length === 0 ? '1 = 0' : states.join(' OR ');
  return `SELECT count(*) FROM cases WHERE in_review = 1 AND (${some})${reachAmongFew(query, bind)}`;
};

const markedSql = (column: 'stopped' | 'supervised', query: DeskQuery, bind: Bind): string =>
  `SELECT count(*) FROM cases WHERE ${column} = 1${reachAmongFew(query, bind)}`;

/** One statement that gives every counter of a desk. */
export const countsSql = (query: DeskQuery): BoundSql => {
  const { values, bind } = binder();
  const { now, today, within3, week } = query;
  const counters: Readonly<Record<keyof DeskCounts, string>> = {
    overdue: dueSql(query, null, now, bind),
    today: dueSql(query, now, today, bind),
    within3: dueSql(query, now, within3, bind),
    week: dueSql(query, now, week, bind),
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
export const incidentsSql = (query: Reach, limit: number): BoundSql => {
  const { values, bind } = binder();
  const where = `WHERE urgent = 1${reachAmongFew(query, bind)}`;
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
  incidents: async (where, limit) => {
    const { sql, values } = incidentsSql(where, limit);
    return (await database.all(sql, values)).map(caseOf);
  },
  region: (query) => regionOn(database, query),
  nextWake: async () => {
    const [row] = await database.all('SELECT wake_at FROM cases ORDER BY wake_at, id LIMIT 1');
    const at = Number(row?.['wake_at'] ?? NEVER);
    return at === NEVER ? null : at;
  },
});
