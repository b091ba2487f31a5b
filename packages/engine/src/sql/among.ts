import { agencyKey } from '../store/time-ordered-id.ts';
import type { Database, Value } from './sql.ts';

/** Collects values, after those given, and returns their marks. */
export const binder = (given: readonly Value[] = []) => {
  const values: Value[] = [...given];
  return { values, bind: (value: Value): string => `$${values.push(value)}` };
};

/** Narrows rows to agencies: one by its key as well, several as a list that the database expands; null: all. */
export const among = (
  database: Pick<Database, 'listOf'>,
  bind: (value: Value) => string,
  agencies: readonly string[] | null,
): string => {
  if (agencies === null) return '';
  const [only] = agencies;
  if (only !== undefined && agencies.length === 1) {
    return ` AND agency_key = ${bind(agencyKey(only))} AND agency = ${bind(only)}`;
  }
  return ` AND agency IN (${database.listOf(bind(JSON.stringify(agencies)))})`;
};
