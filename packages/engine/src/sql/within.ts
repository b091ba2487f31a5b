import type { Scope } from '../store/scope.ts';
import { agencyKey } from '../store/time-ordered-id.ts';
import type { Value } from './sql.ts';

/** No row. */
const NOTHING = '1 = 0';

// Who recorded is in the text of a fact, and so is the unit that a case is given to.
const ofUnit = (caseColumn: string, bind: (value: Value) => string, agency: string, unit: string): string => {
  const named = bind(`"unit":${JSON.stringify(unit)}`);
  return `EXISTS (SELECT 1 FROM facts WHERE facts.agency_key = ${bind(agencyKey(agency))}
    AND facts.case_id = ${caseColumn} AND replace(facts.text, ${named}, '') <> facts.text)`;
};

/**
 * The condition under which a row belongs to a scope; null where every row does. The tree is read in the statement itself,
 * so that an agency that was moved is reached from its new place at once; a circle in it ends, since UNION keeps rows once.
 * A scope of one unit is about cases: of a table without the column of one it reaches nothing.
 */
export const withinSql = (
  { agency, below, unit }: Scope,
  bind: (value: Value) => string,
  column = 'agency',
  caseColumn: string | null = null,
): string | null => {
  if (agency === null) return null;
  if (unit !== undefined) {
    return caseColumn === null ? NOTHING : `${column} = ${bind(agency)} AND ${ofUnit(caseColumn, bind, agency, unit)}`;
  }
  if (!below) return `${column} = ${bind(agency)}`;
  // Both terms have the collation of the column: a server refuses a recursion whose terms differ in it.
  const own = bind(agency);
  const itself = `coalesce((SELECT agencies.id FROM agencies WHERE agencies.id = ${own}), CAST(${own} AS text))`;
  return `${column} IN (WITH RECURSIVE reached(id) AS (SELECT ${itself}
    UNION SELECT agencies.id FROM agencies JOIN reached ON agencies.parent = reached.id) SELECT id FROM reached)`;
};

/** The same as a further condition of a statement, about cases and what belongs to them; empty where every row does. */
export const andWithin = (
  scope: Scope | undefined,
  bind: (value: Value) => string,
  columns: { readonly agency?: string; readonly caseId: string; readonly agencyKey?: string },
): string => {
  const condition = scope === undefined ? null : withinSql(scope, bind, columns.agency, columns.caseId);
  if (scope === undefined || condition === null) return '';
  // Rows of one agency are in one partition where a server partitions them by this key.
  const isOne = columns.agencyKey !== undefined && scope.agency !== null && (!scope.below || scope.unit !== undefined);
  const part = isOne ? `${columns.agencyKey} = ${bind(agencyKey(scope.agency))} AND ` : '';
  return ` AND ${part}${condition}`;
};
