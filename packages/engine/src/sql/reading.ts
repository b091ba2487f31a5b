import { openingAgency } from '@gongkai/core';
import { BrokenCaseError } from '../errors.ts';
import { agencyKeyOf, type CaseWithFacts, type Store, type StoredFact, type WrittenBy } from '../store/kit.ts';
import { among, binder } from './among.ts';
import { caseOf } from './case-rows.ts';
import { listStatements } from './list-sql.ts';
import type { Database, Row, Sql, Value } from './sql.ts';
import { linesIn } from './tables/lines.ts';
import { FACTS, TALLIES } from './tables.ts';
import { andReadable } from './within.ts';

const READ = 'SELECT * FROM cases WHERE cases.agency_key = $1 AND cases.id = $2';
const HISTORY = 'SELECT * FROM facts WHERE agency_key = $1 AND case_id = $2 AND seq > $3';
const IN_ORDER = ' ORDER BY seq LIMIT $4';
// As `agencyKeyOf`: readers of a case do not find a row with the key of another agency.
const CASES = `SELECT * FROM cases WHERE id > $1 AND id <= $2 AND agency_key = substr(id, length(id) - 5) ORDER BY id`;
const LEDGERS = `SELECT * FROM facts WHERE case_id > $1 AND case_id <= $2
  AND agency_key = substr(case_id, length(case_id) - 5) ORDER BY case_id, seq LIMIT $3`;
const IDS = `SELECT id FROM cases WHERE id > $1 UNION SELECT case_id FROM facts WHERE case_id > $1 ORDER BY 1 LIMIT $2`;
const GROUPS = `SELECT procedure, procedure_version, state, calendar_hash, count(*) AS count FROM cases
  GROUP BY procedure, state, procedure_version, calendar_hash`;
const CALENDARS_IN_USE = `SELECT DISTINCT procedure, procedure_version, calendar_hash, agency, earlier_agencies
  FROM cases`;
const WRITTEN_BY = `SELECT id FROM cases WHERE procedure = $1 AND procedure_version = $2 AND calendar_hash = $3
  AND id > $4 AND (dues <> '{}' OR updated_at >= $5)`;

const writtenBy = (row: Row): WrittenBy => ({
  procedure: String(row['procedure']),
  version: String(row['procedure_version']),
  calendarHash: String(row['calendar_hash']),
});

const casesWithFacts = (
  rows: readonly Row[],
  facts: readonly StoredFact[],
  cut: string | null,
): readonly CaseWithFacts[] => {
  const ledgers = Map.groupBy(facts, ({ caseId }) => caseId);
  return rows.flatMap((row) => {
    const id = String(row['id']);
    if (cut !== null && id >= cut) return [];
    try {
      return [{ record: caseOf(row), facts: ledgers.get(id) ?? [] }];
    } catch (error) {
      if (error instanceof BrokenCaseError) return [];
      throw error;
    }
  });
};

const PAGE = 1000;
const UNCOUNTED = 'SELECT id FROM cases WHERE uncounted AND id > $1 ORDER BY id LIMIT $2';
const COUNTED = 'SELECT id, number, agency, counted FROM cases WHERE id > $1 ORDER BY id LIMIT $2';
const TALLY_PAGE = `SELECT * FROM tallies WHERE (year, cell, agency_key, agency) > ($1, $2, $3, $4)
  ORDER BY year, cell, agency_key, agency LIMIT $5`;

const COUNTER_PAGE = `SELECT agency_key, name, value FROM counters WHERE (agency_key, name) > ($1, $2)
  ORDER BY agency_key, name LIMIT $3`;

const GAP_PAGE = `SELECT agency_key, series, from_n, through_n FROM gaps WHERE (agency_key, series, from_n) > ($1, $2, $3)
  ORDER BY agency_key, series, from_n LIMIT $4`;

/** The rows of a table page by page; `positionOf` gives the values by which the next page begins. */
async function* paged(
  sql: Sql,
  text: string,
  first: readonly Value[],
  positionOf: (row: Row) => readonly Value[],
): AsyncGenerator<Row> {
  for (let after: readonly Value[] | null = first; after !== null;) {
    const page: readonly Row[] = await sql.all(text, [...after, PAGE]);
    yield* page;
    const last: Row | undefined = page.at(-1);
    after = last === undefined || page.length < PAGE ? null : positionOf(last);
  }
}

const textIn = (row: Row, column: string): string => String(row[column]);

async function* countsOn(sql: Sql): ReturnType<Store['counts']> {
  const counters = (row: Row) => [textIn(row, 'agency_key'), textIn(row, 'name')] as const;
  for await (const row of paged(sql, COUNTER_PAGE, ['', ''], counters)) {
    const [key, name] = counters(row);
    yield { kind: 'counter', agencyKey: key, name, value: Number(row['value']) };
  }
  const gaps = (row: Row) => [textIn(row, 'agency_key'), textIn(row, 'series'), Number(row['from_n'])] as const;
  for await (const row of paged(sql, GAP_PAGE, ['', '', 0], gaps)) {
    const [key, series, from] = gaps(row);
    yield { kind: 'gap', agencyKey: key, series, size: Number(row['through_n']) - from + 1 };
  }
  for await (const row of paged(sql, COUNTED, [''], ({ id }) => [String(id)])) {
    const [id, number, agency] = [textIn(row, 'id'), textIn(row, 'number'), textIn(row, 'agency')];
    yield { kind: 'case', id, number, agency, counted: textIn(row, 'counted') };
  }
  const tallies = (row: Row) =>
    [Number(row['year']), textIn(row, 'cell'), textIn(row, 'agency_key'), textIn(row, 'agency')] as const;
  for await (const row of paged(sql, TALLY_PAGE, [-1, '', '', ''], tallies)) {
    yield { kind: 'tally', agencyKey: textIn(row, 'agency_key'), row: TALLIES.read(row) };
  }
}

/** The rows of a statement that reads a whole table, and takes as long as it needs. */
const patiently = async (database: Database, text: string): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  const read = async function* (sql: Sql) {
    yield await sql.all(text);
  };
  for await (const page of database.readConsistently(read)) rows.push(...page);
  return rows;
};

/** Reads cases, facts and tallies. */
export const readingOn = (
  database: Database,
): Pick<
  Store,
  | 'read'
  | 'history'
  | 'casesWithFacts'
  | 'list'
  | 'ids'
  | 'caseGroups'
  | 'calendarsInUse'
  | 'idsWrittenBy'
  | 'uncounted'
  | 'counts'
> => ({
  read: async (id, scope) => {
    const { values, bind } = binder([agencyKeyOf(id), id]);
    const [row] = await database.all(`${READ}${andReadable(scope, bind)}`, values);
    return row === undefined ? null : caseOf(row);
  },
  history: async (id, after, limit, scope) => {
    const { values, bind } = binder([agencyKeyOf(id), id, after, limit]);
    const inScope = andReadable(scope, bind);
    const isReached = inScope === '' ? '' : ` AND EXISTS (${READ}${inScope})`;
    return (await database.all(`${HISTORY}${isReached}${IN_ORDER}`, values)).map(FACTS.read);
  },
  casesWithFacts: async (after, last, limit) => {
    const rows = await database.all(CASES, [after, last]);
    const facts = (await database.all(LEDGERS, [after, last, limit])).map(FACTS.read);
    return casesWithFacts(rows, facts, facts.length < limit ? null : (facts.at(-1)?.caseId ?? null));
  },
  list: async (query) => {
    const rows: Row[] = [];
    for (const { sql, values } of listStatements(query, database)) {
      if (rows.length < query.limit) rows.push(...(await database.all(sql, values)));
    }
    return rows.slice(0, query.limit).map(caseOf);
  },
  ids: async (after, limit) => (await database.all(IDS, [after, limit])).map((row) => String(row['id'])),
  caseGroups: async () =>
    (await patiently(database, GROUPS)).map((row) => ({
      ...writtenBy(row),
      state: String(row['state']),
      count: Number(row['count']),
    })),
  calendarsInUse: async () =>
    (await patiently(database, CALENDARS_IN_USE)).map((row) => ({
      ...writtenBy(row),
      agency: openingAgency({ agency: String(row['agency']), earlierAgencies: linesIn(row['earlier_agencies']) }),
    })),
  idsWrittenBy: async ({ procedure, version, calendarHash, agencies }, since, after, limit) => {
    const { values, bind } = binder([procedure, version, calendarHash, after, since]);
    // Those that moved are counted with the days of another agency; they are few, and are planned again to no effect.
    const own = agencies === null ? '' : ` AND (earlier_agencies <> ''${among(database, bind, agencies, ' OR ')})`;
    const text = `${WRITTEN_BY}${own} ORDER BY id LIMIT ${bind(limit)}`;
    return (await database.all(text, values)).map((row) => String(row['id']));
  },
  uncounted: async (after, limit) => (await database.all(UNCOUNTED, [after, limit])).map((row) => String(row['id'])),
  counts: () => database.readConsistently(countsOn),
});
