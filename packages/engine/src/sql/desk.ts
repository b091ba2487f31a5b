import type { CountedBy, Counting, Desk, DeskCounter, DeskQuery, DeskReview } from '../store/desk.ts';
import { closedEntry } from '../store/list-columns.ts';
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

/** Due dates within a range. */
const dueIn = (from: number | null, to: number, bind: Bind): string => {
  const least = from === null ? '' : ` AND statutory_order > ${bind(from)}`;
  return `statutory_order <= ${bind(to)}${least}`;
};

// Two conditions, each along its own index; no case meets both.
const unread = ({ person, unit }: Counting, bind: Bind): readonly string[] => [
  `holder_person = ${bind(person)} AND accepted = 0 AND active = 1`,
  ...(unit === null ? [] : [`holder_unit = ${bind(unit)} AND holder_person IS NULL AND accepted = 0 AND active = 1`]),
];

// The same text without the entry is the same where there is none; a server and a file have this function alone in common.
const isOpenTo = (fact: string, persons: readonly string[], bind: Bind): string =>
  persons.map((one) => `replace(closed_to, ${bind(closedEntry(fact, one))}, '') = closed_to`).join(' AND ');

// As expressions, so that no index of procedures or agencies is taken: few cases wait for a review, and they have their own.
const reviewedSql = ({ procedure, state, facts, agency, persons }: DeskReview, bind: Bind): string => {
  const own = agency === null ? '' : ` AND substr(agency, 1) = ${bind(agency)}`;
  const open = facts.map((fact) => `(${isOpenTo(fact, persons, bind)})`).join(' OR ');
  return `(state = ${bind(state)} AND procedure || '' = ${bind(procedure)}${own} AND (${open}))`;
};

const toReview = ({ reviews }: Counting, bind: Bind): string => {
  const states = reviews.map((one) => reviewedSql(one, bind));
  return `in_review = 1 AND (${states.length === 0 ? '1 = 0' : states.join(' OR ')})`;
};

/** What a counter counts: the cases that meet one of its conditions. Desks and lists take them from here alone. */
const CONDITIONS: Readonly<Record<DeskCounter, (counting: Counting, bind: Bind) => readonly string[]>> = {
  overdue: ({ now }, bind) => [dueIn(null, now, bind)],
  today: ({ now, today }, bind) => [dueIn(now, today, bind)],
  within3: ({ now, within3 }, bind) => [dueIn(now, within3, bind)],
  week: ({ now, week }, bind) => [dueIn(now, week, bind)],
  stopped: () => ['stopped = 1'],
  toAccept: unread,
  toReview: (counting, bind) => [toReview(counting, bind)],
  mine: ({ person }, bind) => [`holder_person = ${bind(person)} AND active = 1`],
  supervised: () => ['supervised = 1'],
};

/** Counters along the indexes of due dates; the others count few cases, each along an index of its mark or holder. */
const BY_DUE_DATE: ReadonlySet<DeskCounter> = new Set(['overdue', 'today', 'within3', 'week']);

/** Whether a list in the order of due dates goes along the same index as the counter. */
export const countsByDueDate = (counter: DeskCounter): boolean => BY_DUE_DATE.has(counter);

/** The conditions of a counter, whatever the reach. */
export const conditionsOf = (counted: CountedBy, bind: Bind): readonly string[] =>
  CONDITIONS[counted.counter](counted, bind);

/** The same within a reach, each condition so that it is read along its index. */
export const conditionsWithin = (counted: CountedBy, where: Reach, bind: Bind): readonly string[] => {
  const within = countsByDueDate(counted.counter) ? reach : reachAmongFew;
  return conditionsOf(counted, bind).map((one) => `${one}${within(where, bind)}`);
};

const COUNTERS: readonly DeskCounter[] = [
  'overdue',
  'today',
  'within3',
  'week',
  'stopped',
  'toAccept',
  'toReview',
  'mine',
  'supervised',
];

/** One statement that gives every counter of a desk. */
export const countsSql = (query: DeskQuery): BoundSql => {
  const { values, bind } = binder();
  const columns = COUNTERS.map((counter) => {
    const counts = conditionsWithin({ ...query, counter }, query, bind).map(
      (condition) => `(SELECT count(*) FROM cases WHERE ${condition})`,
    );
    return `${counts.join(' + ')} AS ${counter.toLowerCase()}`;
  });
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
    const count = (name: DeskCounter): number => Number(row[name.toLowerCase()] ?? 0);
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
