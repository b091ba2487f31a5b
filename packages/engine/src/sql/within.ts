import { unitEntry } from '../search/document-of.ts';
import type { Scope } from '../store/scope.ts';
import type { Value } from './sql.ts';

/** No row. */
const NOTHING = '1 = 0';

type Bind = (value: Value) => string;

/** The condition under which a unit had a case: it recorded a fact of it in the agency, or was given it there. */
const ofUnit = (caseColumn: string, bind: Bind, agency: string, unit: string): string => {
  const had = `replace(cases.units, ${bind(unitEntry(agency, unit))}, '') <> cases.units`;
  if (caseColumn === 'cases.id') return had;
  // As `agencyKeyOf`.
  const key = `cases.agency_key = substr(${caseColumn}, length(${caseColumn}) - 5)`;
  return `EXISTS (SELECT 1 FROM cases WHERE ${key} AND cases.id = ${caseColumn} AND ${had})`;
};

/** The agencies of a scope of an agency and everything below it, as the tree is now. */
const reached = (agency: string, bind: Bind): string => {
  // Both terms have the collation of the column: a server refuses a recursion whose terms differ in it.
  const own = bind(agency);
  const itself = `coalesce((SELECT agencies.id FROM agencies WHERE agencies.id = ${own}), CAST(${own} AS text))`;
  return `WITH RECURSIVE reached(id) AS (SELECT ${itself}
    UNION SELECT agencies.id FROM agencies JOIN reached ON agencies.parent = reached.id)`;
};

/**
 * The condition under which a row belongs to a scope; null where every row does. The tree is read in the statement itself,
 * so that an agency that was moved is reached from its new place at once; a circle in it ends, since UNION keeps rows once.
 * A scope of one unit is about cases: of a table without the column of one it reaches nothing.
 */
export const withinSql = (
  { agency, below, unit }: Scope,
  bind: Bind,
  column = 'agency',
  caseColumn: string | null = null,
): string | null => {
  if (agency === null) return null;
  if (unit !== undefined) {
    if (caseColumn === null) return NOTHING;
    return `${column} = ${bind(agency)} AND ${ofUnit(caseColumn, bind, agency, unit)}`;
  }
  if (!below) return `${column} = ${bind(agency)}`;
  return `${column} IN (${reached(agency, bind)} SELECT id FROM reached)`;
};

/** The condition under which one of the agencies that held a case before is in a scope; null where every case is. */
export const heldBeforeSql = ({ agency, below, unit }: Scope, bind: Bind, cases = 'cases'): string | null => {
  if (agency === null) return null;
  const list = `${cases}.earlier_agencies`;
  const isIn = (one: string): string => {
    const feed = bind('\n');
    return `replace(${list}, CAST(${feed} AS text) || ${one} || CAST(${feed} AS text), '') <> ${list}`;
  };
  // Most cases never move, and are known by the empty list.
  const moved = `${list} <> ''`;
  if (unit !== undefined) {
    return `(${moved} AND ${isIn(`CAST(${bind(agency)} AS text)`)} AND ${ofUnit(`${cases}.id`, bind, agency, unit)})`;
  }
  if (!below) return `(${moved} AND ${isIn(`CAST(${bind(agency)} AS text)`)})`;
  return `(${moved} AND EXISTS (${reached(agency, bind)} SELECT 1 FROM reached WHERE ${isIn('reached.id')}))`;
};

/**
 * The same about cases that are taken along an index of another column: several agencies are compared with a copy of theirs,
 * which no index has, since a list along the index of the agency would have to be sorted.
 */
export const casesWithin = (scope: Scope, bind: Bind, alongOther = false): string | null => {
  const isOne = !scope.below || scope.unit !== undefined;
  return withinSql(scope, bind, isOne && !alongOther ? 'agency' : 'substr(agency, 1)', 'cases.id');
};

/** The same as a further condition; `alongOther`: an agency too is compared, where few cases are taken along their index. */
export const andCasesWithin = (scope: Scope | undefined, bind: Bind, alongOther = false): string => {
  const condition = scope === undefined ? null : casesWithin(scope, bind, alongOther);
  return condition === null ? '' : ` AND ${condition}`;
};

/** The same as a further condition of a statement, about cases and what belongs to them; empty where every row does. */
export const andWithin = (
  scope: Scope | undefined,
  bind: Bind,
  columns: { readonly agency?: string; readonly caseId: string },
): string => {
  const condition = scope === undefined ? null : withinSql(scope, bind, columns.agency, columns.caseId);
  return condition === null ? '' : ` AND ${condition}`;
};

/** The condition under which a case may be read: one of the agencies that hold or held it is in the scope. */
export const andReadable = (scope: Scope | undefined, bind: Bind): string => {
  if (scope === undefined) return '';
  const held = withinSql(scope, bind, 'cases.agency', 'cases.id');
  const before = scope.heldOnly === true ? null : heldBeforeSql(scope, bind);
  if (held === null) return '';
  return before === null ? ` AND ${held}` : ` AND (${held} OR ${before})`;
};
