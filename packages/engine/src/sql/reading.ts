import { BrokenCaseError } from '../errors.ts';
import type { Store, StoredFact, CaseWithFacts } from '../store/store.ts';
import { agencyKeyOf } from '../store/time-ordered-id.ts';
import { listSql } from './list-sql.ts';
import { caseOf } from './case-rows.ts';
import type { Database } from './sql.ts';
import type { Row } from './table.ts';
import { FACTS } from './tables.ts';

const READ = 'SELECT * FROM cases WHERE agency_key = $1 AND id = $2';
const HISTORY = 'SELECT * FROM facts WHERE agency_key = $1 AND case_id = $2 AND seq > $3 ORDER BY seq LIMIT $4';
// As `agencyKeyOf`: a row that lies under another agency's key is found by nobody who reads its case.
const CASES = `SELECT * FROM cases WHERE id > $1 AND id <= $2 AND agency_key = substr(id, length(id) - 5) ORDER BY id`;
const LEDGERS = `SELECT * FROM facts WHERE case_id > $1 AND case_id <= $2
  AND agency_key = substr(case_id, length(case_id) - 5) ORDER BY case_id, seq LIMIT $3`;
const IDS = `SELECT id FROM cases WHERE id > $1 UNION SELECT case_id FROM facts WHERE case_id > $1 ORDER BY 1 LIMIT $2`;
const KINDS = `SELECT procedure, procedure_version, state, calendar_hash, count(*) AS count FROM cases
  GROUP BY procedure, state, procedure_version, calendar_hash`;
const WRITTEN_BY = `SELECT id FROM cases WHERE procedure = $1 AND procedure_version = $2 AND calendar_hash = $3
  AND id > $4 AND (dues <> '{}' OR updated_at >= $5) ORDER BY id LIMIT $6`;

const wholeCases = (
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

/** What a store reads of cases and facts. */
export const readingOn = (
  database: Database,
): Pick<Store, 'read' | 'history' | 'casesWithFacts' | 'list' | 'ids' | 'caseGroups' | 'idsWrittenBy'> => ({
  read: async (id) => {
    const [row] = await database.all(READ, [agencyKeyOf(id), id]);
    return row === undefined ? null : caseOf(row);
  },
  history: async (id, after, limit) =>
    (await database.all(HISTORY, [agencyKeyOf(id), id, after, limit])).map(FACTS.read),
  casesWithFacts: async (after, last, limit) => {
    const rows = await database.all(CASES, [after, last]);
    const facts = (await database.all(LEDGERS, [after, last, limit])).map(FACTS.read);
    return wholeCases(rows, facts, facts.length < limit ? null : (facts.at(-1)?.caseId ?? null));
  },
  list: async (query) => {
    const { sql, values } = listSql(query);
    return (await database.all(sql, values)).map(caseOf);
  },
  ids: async (after, limit) => (await database.all(IDS, [after, limit])).map((row) => String(row['id'])),
  caseGroups: async () =>
    (await database.all(KINDS)).map((row) => ({
      procedure: String(row['procedure']),
      version: String(row['procedure_version']),
      state: String(row['state']),
      calendarHash: String(row['calendar_hash']),
      count: Number(row['count']),
    })),
  idsWrittenBy: async ({ procedure, version, calendarHash }, since, after, limit) =>
    (await database.all(WRITTEN_BY, [procedure, version, calendarHash, after, since, limit])).map((row) =>
      String(row['id']),
    ),
});
