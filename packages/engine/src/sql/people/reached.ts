import type { Scope } from '../../store/scope.ts';
import { binder } from '../among.ts';
import type { Sql } from '../sql.ts';
import { withinSql } from '../within.ts';

/** Whether an agency is within a scope, by the tree as it is; a unit is within its agency. */
export const isReached = async (sql: Sql, { agency, below }: Scope, asked: string): Promise<boolean> => {
  const { values, bind } = binder();
  const condition = withinSql({ agency, below }, bind, 'asked.agency');
  if (condition === null) return true;
  const text = `SELECT 1 FROM (SELECT CAST(${bind(asked)} AS text) AS agency) AS asked WHERE ${condition}`;
  return (await sql.all(text, values)).length > 0;
};
