import type {
  Agency,
  CountedCaseRow,
  Figures,
  PublishedTable,
  RegisterEntry,
  TableCorrection,
  TableKey,
} from '../figures/figures.ts';
import { agencyKey } from '../store/time-ordered-id.ts';
import { MONTHS } from './columns.ts';
import type { Row } from './rows.ts';
import type { Database, Value } from './sql.ts';
import { tallyOf } from './tallies.ts';

const text = (row: Row, column: string): string => String(row[column]);
const number = (row: Row, column: string): number => Number(row[column]);
const optional = (row: Row, column: string): string | null => (row[column] === null ? null : text(row, column));

const agencyOf = (row: Row): Agency => ({
  id: text(row, 'id'),
  name: text(row, 'name'),
  level: text(row, 'level'),
  parent: optional(row, 'parent'),
});

const entryOf = (row: Row): RegisterEntry => ({
  agency: text(row, 'agency'),
  year: number(row, 'year'),
  register: text(row, 'register'),
  seq: number(row, 'seq'),
  value: optional(row, 'value'),
  unit: text(row, 'unit'),
  origin: row['origin'] === 'register' ? 'register' : 'typed',
  by: text(row, 'entered_by'),
  at: number(row, 'at'),
  why: text(row, 'why'),
});

const publishedOf = (row: Row): PublishedTable => ({
  agency: text(row, 'agency'),
  year: number(row, 'year'),
  format: text(row, 'format'),
  body: text(row, 'body'),
  by: text(row, 'published_by'),
  at: number(row, 'at'),
});

const correctionOf = (row: Row): TableCorrection => ({
  agency: text(row, 'agency'),
  year: number(row, 'year'),
  format: text(row, 'format'),
  seq: number(row, 'seq'),
  cell: text(row, 'cell'),
  from: optional(row, 'value_from'),
  to: optional(row, 'value_to'),
  why: text(row, 'why'),
  by: text(row, 'corrected_by'),
  at: number(row, 'at'),
});

/** Gathers values under their marks. */
const binder = () => {
  const values: Value[] = [];
  return { values, bind: (value: Value): string => `$${values.push(value)}` };
};

/** Narrows rows to agencies: one by its key as well, several as a list that the database takes apart. */
const among = (database: Database, bind: (value: Value) => string, agencies: readonly string[] | null): string => {
  if (agencies === null) return '';
  const [only] = agencies;
  if (only !== undefined && agencies.length === 1) {
    return ` AND agency_key = ${bind(agencyKey(only))} AND agency = ${bind(only)}`;
  }
  return ` AND agency IN (${database.listOf(bind(JSON.stringify(agencies)))})`;
};

const PUT_AGENCY = `INSERT INTO agencies (id, name, level, parent) VALUES ($1, $2, $3, $4)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, level = excluded.level, parent = excluded.parent`;
const LAST_ENTRY = `SELECT coalesce(max(seq), 0) AS last FROM entries
  WHERE agency_key = $1 AND agency = $2 AND year = $3 AND register = $4`;
const ADD_ENTRY = `INSERT INTO entries (agency_key, agency, year, register, seq, value, unit, origin, entered_by, at, why)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`;
const OF_TABLE = 'WHERE agency_key = $1 AND agency = $2 AND year = $3 AND format = $4';
const PUBLISH = `INSERT INTO published (agency_key, agency, year, format, body, published_by, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`;
const LAST_CORRECTION = `SELECT coalesce(max(seq), 0) AS last FROM corrections ${OF_TABLE}`;
const ADD_CORRECTION = `INSERT INTO corrections (agency_key, agency, year, format, seq, cell, value_from, value_to, why,
  corrected_by, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`;

/** The months of a year, each summed. */
export const SUMMED = MONTHS.map((month) => `sum(${month}) AS ${month}`).join(', ');

const tableValues = ({ agency, year, format }: TableKey): readonly Value[] => [agencyKey(agency), agency, year, format];

/** Agencies and sums over the tallies. */
const tallyFigures = (
  database: Database,
): Pick<Figures, 'agencies' | 'putAgencies' | 'sums' | 'months' | 'counted'> => ({
  agencies: async () => (await database.all('SELECT * FROM agencies ORDER BY id')).map(agencyOf),
  putAgencies: (agencies) =>
    database.together(async (sql) => {
      for (const { id, name, level, parent } of agencies) await sql.run(PUT_AGENCY, [id, name, level, parent]);
    }),
  sums: async ({ from, through, agencies }) => {
    const { values, bind } = binder();
    const where = `WHERE year BETWEEN ${bind(from)} AND ${bind(through)}${among(database, bind, agencies)}`;
    const text = `SELECT year, cell, sum(total) AS amount FROM tallies ${where} GROUP BY year, cell`;
    const rows = await database.all(text, values);
    return rows
      .map((row) => ({ year: number(row, 'year'), cell: String(row['cell']), hundredths: number(row, 'amount') }))
      .filter(({ hundredths }) => hundredths !== 0);
  },
  months: async ({ from, through, agencies, together }) => {
    const { values, bind } = binder();
    const where = `WHERE year BETWEEN ${bind(from)} AND ${bind(through)}${among(database, bind, agencies)}`;
    const text = together
      ? `SELECT '' AS agency, year, cell, ${SUMMED} FROM tallies ${where} GROUP BY year, cell ORDER BY year, cell`
      : `SELECT * FROM tallies ${where} ORDER BY year, agency, cell`;
    return (await database.all(text, values)).map(tallyOf);
  },
  counted: async ({ agencies, patterns, after, limit }) => {
    const { values, bind } = binder();
    const fits = patterns.map((pattern) => `counted LIKE ${bind(pattern)}`).join(' OR ');
    const where = `WHERE id > ${bind(after)} AND (${fits})${among(database, bind, agencies)}`;
    const columns = 'id, number, agency, procedure, state, counted';
    const rows = await database.all(`SELECT ${columns} FROM cases ${where} ORDER BY id LIMIT ${bind(limit)}`, values);
    return rows.map((row): CountedCaseRow => ({
      id: text(row, 'id'),
      number: text(row, 'number'),
      agency: text(row, 'agency'),
      procedure: text(row, 'procedure'),
      state: text(row, 'state'),
      counted: text(row, 'counted'),
    }));
  },
});

type Statement = readonly [text: string, values: readonly Value[]];

class Beaten extends Error {}

/** Adds rows whose numbers have to follow those that are there, all or none. */
const following = async (
  database: Database,
  rows: readonly { readonly seq: number; readonly last: Statement; readonly add: Statement }[],
): Promise<boolean> => {
  try {
    await database.together(async (sql) => {
      for (const { seq, last, add } of rows) {
        const [row] = await sql.all(...last);
        if (Number(row?.['last'] ?? 0) + 1 !== seq || (await sql.run(...add)) === 0) throw new Beaten();
      }
    });
    return true;
  } catch (error) {
    if (error instanceof Beaten) return false;
    throw error;
  }
};

/** Agencies, sums of tallies, registers, and what was published. */
export const figuresOn = (database: Database): Figures => ({
  ...tallyFigures(database),
  entries: async ({ year, agencies, register }) => {
    const { values, bind } = binder();
    const named = register === undefined ? '' : ` AND register = ${bind(register)}`;
    const where = `WHERE year = ${bind(year)}${named}${among(database, bind, agencies)}`;
    return (await database.all(`SELECT * FROM entries ${where} ORDER BY agency, register, seq`, values)).map(entryOf);
  },
  addEntries: (entries) =>
    following(
      database,
      entries.map(({ agency, year, register, seq, value, unit, origin, by, at, why }) => {
        const key = [agencyKey(agency), agency, year, register];
        return { seq, last: [LAST_ENTRY, key], add: [ADD_ENTRY, [...key, seq, value, unit, origin, by, at, why]] };
      }),
    ),
  published: async (key) => {
    const [row] = await database.all(`SELECT * FROM published ${OF_TABLE}`, tableValues(key));
    return row === undefined ? null : publishedOf(row);
  },
  publish: async ({ body, by, at, ...key }) => (await database.run(PUBLISH, [...tableValues(key), body, by, at])) === 1,
  corrections: async (key) =>
    (await database.all(`SELECT * FROM corrections ${OF_TABLE} ORDER BY seq`, tableValues(key))).map(correctionOf),
  addCorrection: ({ seq, cell, from, to, why, by, at, ...key }) => {
    const values = tableValues(key);
    const add: Statement = [ADD_CORRECTION, [...values, seq, cell, from, to, why, by, at]];
    return following(database, [{ seq, last: [LAST_CORRECTION, values], add }]);
  },
});
