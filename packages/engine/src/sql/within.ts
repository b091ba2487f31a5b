import type { Scope } from '../store/scope.ts';
import type { Value } from './sql.ts';

/**
 * The condition under which a row belongs to a scope; null where every row does. The tree is read in the statement itself,
 * so that an agency that was moved is reached from its new place at once; a circle in it ends, since UNION keeps rows once.
 */
export const withinSql = (
  { agency, below }: Scope,
  bind: (value: Value) => string,
  column = 'agency',
): string | null => {
  if (agency === null) return null;
  if (!below) return `${column} = ${bind(agency)}`;
  const top = bind(agency);
  // Begun from the table, whose text compares by bytes; an agency that is not in the tree is reached all the same.
  return `(${column} = ${top} OR ${column} IN (WITH RECURSIVE reached(id) AS (SELECT agencies.id FROM agencies
    WHERE agencies.id = ${top} UNION SELECT agencies.id FROM agencies JOIN reached ON agencies.parent = reached.id)
    SELECT id FROM reached))`;
};
