import type { AgencyCounts, RegionQuery } from '../store/desk.ts';
import { binder } from './among.ts';
import type { BoundSql } from './find.ts';
import type { Database, Row, Value } from './sql.ts';
import { andCasesWithin, withinSql } from './within.ts';

type Bind = (value: Value) => string;

const reach = ({ scope, asked }: RegionQuery, bind: Bind): string =>
  andCasesWithin(scope, bind) + andCasesWithin(asked ?? undefined, bind);

/** Agencies of the tree in reach; a unit sees its own agency. */
const agenciesSql = ({ scope, asked }: RegionQuery, bind: Bind): string => {
  const conditions = [scope, ...(asked === null ? [] : [asked])].flatMap(
    ({ agency, below }) => withinSql({ agency, below }, bind, 'agencies.id') ?? [],
  );
  return `SELECT agencies.id AS agency FROM agencies${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}`;
};

/** One statement that counts per agency, each figure along an index of its own; agencies by their names. */
export const regionSql = (query: RegionQuery, { textIndex }: Pick<Database, 'textIndex'>): BoundSql => {
  const { values, bind } = binder();
  // Both databases order names by their bytes.
  const bytes = textIndex === 'tsvector' ? ' COLLATE "C"' : '';
  const joined = (table: string, as: string): string =>
    `LEFT JOIN ${table} AS ${as} ON ${as}.agency${bytes} = named.agency${bytes}`;
  const grouped = (figures: string, where: string): string =>
    `SELECT agency, ${figures} FROM cases WHERE ${where}${reach(query, bind)} GROUP BY agency`;
  const now = bind(query.now);
  const open = grouped('count(*) AS n', 'active = 1');
  const due = grouped(
    `sum(CASE WHEN statutory_order <= ${now} THEN 1 ELSE 0 END) AS overdue,
    sum(CASE WHEN statutory_order <= ${now} THEN 0 ELSE 1 END) AS soon`,
    `statutory_order <= ${bind(query.within3)}`,
  );
  const stopped = grouped('count(*) AS n', 'stopped = 1');
  const supervised = grouped('count(*) AS n', 'supervised = 1');
  // Identifiers are in the order of time.
  const incidents = grouped('max(id) AS newest, count(*) AS n', 'urgent = 1');
  // An agency may have cases and be in no tree.
  const others = [open, due, stopped, supervised, incidents].map(
    (one) => `SELECT agency${bytes} FROM (${one}) AS found`,
  );
  const named = [agenciesSql(query, bind), ...others].join(' UNION ');
  const from = query.after === null ? '' : ` WHERE named.agency${bytes} > ${bind(query.after)}`;
  const sql = `SELECT named.agency, agencies.name, agencies.level, agencies.parent, open_ones.n AS open, due.overdue, due.soon,
      stopped_ones.n AS stopped, supervised_ones.n AS supervised, incidents.n AS incidents, incidents.newest, cases.number
    FROM (${named}) AS named LEFT JOIN agencies ON agencies.id${bytes} = named.agency${bytes}
    ${joined(`(${open})`, 'open_ones')} ${joined(`(${due})`, 'due')} ${joined(`(${stopped})`, 'stopped_ones')}
    ${joined(`(${supervised})`, 'supervised_ones')}
    ${joined(`(${incidents})`, 'incidents')} LEFT JOIN cases ON cases.id = incidents.newest${from}
    ORDER BY named.agency${bytes} LIMIT ${bind(query.limit)}`;
  return { sql, values };
};

const wordIn = (row: Row, column: string): string | null => (row[column] === null ? null : String(row[column]));

const countsIn = (row: Row): AgencyCounts => {
  const [id, number] = [wordIn(row, 'newest'), wordIn(row, 'number')];
  return {
    agency: String(row['agency']),
    name: wordIn(row, 'name'),
    level: wordIn(row, 'level'),
    parent: wordIn(row, 'parent'),
    open: Number(row['open'] ?? 0),
    overdue: Number(row['overdue'] ?? 0),
    within3: Number(row['soon'] ?? 0),
    stopped: Number(row['stopped'] ?? 0),
    supervised: Number(row['supervised'] ?? 0),
    incidents: Number(row['incidents'] ?? 0),
    newestIncident: id === null || number === null ? null : { id, number },
  };
};

/** What each agency in reach has to do, on either database. */
export const regionOn = async (database: Database, query: RegionQuery): Promise<readonly AgencyCounts[]> => {
  const { sql, values } = regionSql(query, database);
  return (await database.all(sql, values)).map(countsIn);
};
