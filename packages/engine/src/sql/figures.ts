import { planPut } from '../agencies/places.ts';
import {
  type ActDraft,
  agencyKey,
  type CountedCaseRow,
  type Figures,
  type PublishedTable,
  type RegisterEntry,
  type TableKey,
} from '../store/kit.ts';
import { PROGRAM_MAKER, rowsOfAct, SYSTEM_MAKER, withAct } from './acts.ts';
import { agencyRecordsOn } from './agency-records.ts';
import { among, amongKeyed, binder } from './among.ts';
import type { Database, Value } from './sql.ts';
import { andCasesWithin } from './within.ts';
import { AGENCIES, CORRECTIONS, ENTRIES, PUBLISHED, TALLIES } from './tables.ts';

const LAST_ENTRY = `SELECT coalesce(max(seq), 0) AS last FROM entries
  WHERE agency_key = $1 AND agency = $2 AND year = $3 AND register = $4`;
const ADD_ENTRY = ENTRIES.insertOne;
const OF_TABLE = 'WHERE agency_key = $1 AND agency = $2 AND year = $3 AND format = $4';
const LAST_CORRECTION = `SELECT coalesce(max(seq), 0) AS last FROM corrections ${OF_TABLE}`;
const ADD_CORRECTION = CORRECTIONS.insertOne;

/** The months of a year, each summed. */
export const SUMMED = TALLIES.names('always')
  .map((month) => `sum(${month}) AS ${month}`)
  .join(', ');

const tableValues = ({ agency, year, format }: TableKey): readonly Value[] => [agencyKey(agency), agency, year, format];

/** Agencies and sums over the tallies. */
const tallyFigures = (
  database: Database,
): Pick<Figures, 'agencies' | 'putAgencies' | 'sums' | 'months' | 'counted'> => ({
  agencies: async () => (await database.all('SELECT * FROM agencies ORDER BY id')).map(AGENCIES.read),
  putAgencies: (agencies, by = PROGRAM_MAKER) =>
    agencyRecordsOn(database).changeTree((tree) => planPut(tree, agencies, { isChecked: false }), by),
  sums: async ({ from, through, agencies }) => {
    const { values, bind } = binder();
    const where = `WHERE year BETWEEN ${bind(from)} AND ${bind(through)}${amongKeyed(database, bind, agencies)}`;
    const text = `SELECT year, cell, sum(total) AS amount FROM tallies ${where} GROUP BY year, cell`;
    const rows = await database.all(text, values);
    return rows
      .map((row) => ({ year: Number(row['year']), cell: String(row['cell']), hundredths: Number(row['amount']) }))
      .filter(({ hundredths }) => hundredths !== 0);
  },
  months: async ({ from, through, agencies, together }) => {
    const { values, bind } = binder();
    const where = `WHERE year BETWEEN ${bind(from)} AND ${bind(through)}${amongKeyed(database, bind, agencies)}`;
    const text = together
      ? `SELECT '' AS agency, year, cell, ${SUMMED} FROM tallies ${where} GROUP BY year, cell ORDER BY year, cell`
      : `SELECT * FROM tallies ${where} ORDER BY year, agency, cell`;
    return (await database.all(text, values)).map(TALLIES.read);
  },
  counted: async ({ scope, agencies, patterns, after, limit }) => {
    const { values, bind } = binder();
    const fits = patterns.map((pattern) => `counted LIKE ${bind(pattern)}`).join(' OR ');
    const inScope = andCasesWithin(scope, bind);
    const where = `WHERE id > ${bind(after)} AND (${fits})${among(database, bind, agencies)}${inScope}`;
    const columns = 'id, number, agency, procedure, state, counted';
    const rows = await database.all(`SELECT ${columns} FROM cases ${where} ORDER BY id LIMIT ${bind(limit)}`, values);
    return rows.map((row): CountedCaseRow => ({
      id: String(row['id']),
      number: String(row['number']),
      agency: String(row['agency']),
      procedure: String(row['procedure']),
      state: String(row['state']),
      counted: String(row['counted']),
    }));
  },
});

type Statement = readonly [text: string, values: readonly Value[]];

/** A row whose number must follow that of the last one. */
interface Following {
  readonly seq: number;
  readonly last: Statement;
  readonly add: Statement;
}

/** The number of a row is taken, or does not follow the last one. */
class NumberTaken extends Error {}

/** Adds rows whose numbers must follow the stored ones, all or none; false where another caller was faster. */
const addFollowing = async (database: Database, rows: readonly Following[], act: ActDraft): Promise<boolean> => {
  try {
    return await withAct(database, async (sql) => {
      for (const { seq, last, add } of rows) {
        const [row] = await sql.all(...last);
        if (Number(row?.['last'] ?? 0) + 1 !== seq || (await sql.run(...add)) === 0) throw new NumberTaken();
      }
      return { result: true, act: rows.length === 0 ? null : act };
    });
  } catch (error) {
    if (error instanceof NumberTaken) return false;
    throw error;
  }
};

const entered = (entries: readonly RegisterEntry[]): ActDraft => ({
  kind: 'register.entered',
  actor: entries[0]?.by ?? SYSTEM_MAKER,
  rows: rowsOfAct(ENTRIES.name, entries.map(ENTRIES.row)),
});

const publishOn = (database: Database, table: PublishedTable): Promise<boolean> =>
  withAct(database, async (sql) => {
    if ((await sql.all(`SELECT 1 FROM published ${OF_TABLE}`, tableValues(table))).length > 0) {
      return { result: false, act: null };
    }
    await sql.run(PUBLISHED.insertOne, PUBLISHED.values(table));
    const rows = rowsOfAct(PUBLISHED.name, [PUBLISHED.row(table)]);
    return { result: true, act: { kind: 'table.published', actor: table.by, rows } };
  });

/** Agencies, sums of tallies, registers, and published tables. */
export const figuresOn = (database: Database): Figures => ({
  ...tallyFigures(database),
  entries: async ({ year, agencies, register }) => {
    const { values, bind } = binder();
    const named = register === undefined ? '' : ` AND register = ${bind(register)}`;
    const where = `WHERE year = ${bind(year)}${named}${among(database, bind, agencies)}`;
    return (await database.all(`SELECT * FROM entries ${where} ORDER BY agency, register, seq`, values)).map(
      ENTRIES.read,
    );
  },
  addEntries: (entries) =>
    addFollowing(
      database,
      entries.map((entry) => {
        const { agency, year, register, seq } = entry;
        const key = [agencyKey(agency), agency, year, register];
        return { seq, last: [LAST_ENTRY, key], add: [ADD_ENTRY, ENTRIES.values(entry)] };
      }),
      entered(entries),
    ),
  published: async (key) => {
    const [row] = await database.all(`SELECT * FROM published ${OF_TABLE}`, tableValues(key));
    return row === undefined ? null : PUBLISHED.read(row);
  },
  publish: (table) => publishOn(database, table),
  corrections: async (key) =>
    (await database.all(`SELECT * FROM corrections ${OF_TABLE} ORDER BY seq`, tableValues(key))).map(CORRECTIONS.read),
  addCorrection: (correction) => {
    const last: Statement = [LAST_CORRECTION, tableValues(correction)];
    const add: Statement = [ADD_CORRECTION, CORRECTIONS.values(correction)];
    const rows = rowsOfAct(CORRECTIONS.name, [CORRECTIONS.row(correction)]);
    const act: ActDraft = { kind: 'table.corrected', actor: correction.by, rows };
    return addFollowing(database, [{ seq: correction.seq, last, add }], act);
  },
});
