import { agencyKey } from '../store/time-ordered-id.ts';
import type { Database, Value } from './sql.ts';

/** Collects values, after those given, and returns their marks. */
export const binder = (given: readonly Value[] = []) => {
  const values: Value[] = [...given];
  return { values, bind: (value: Value): string => `$${values.push(value)}` };
};

/** Narrows rows to agencies, of which the database expands several from a list; null: all. */
export const among = (
  database: Pick<Database, 'listOf'>,
  bind: (value: Value) => string,
  agencies: readonly string[] | null,
  joint = ' AND ',
): string => {
  if (agencies === null) return '';
  const [only] = agencies;
  if (only !== undefined && agencies.length === 1) return `${joint}agency = ${bind(only)}`;
  return `${joint}agency IN (${database.listOf(bind(JSON.stringify(agencies)))})`;
};

/** The same for rows that are kept under the key of their agency: those of one agency are in one partition. */
export const amongKeyed = (
  database: Pick<Database, 'listOf'>,
  bind: (value: Value) => string,
  agencies: readonly string[] | null,
): string => {
  const [only] = agencies ?? [];
  const isOne = only !== undefined && agencies?.length === 1;
  return `${isOne ? ` AND agency_key = ${bind(agencyKey(only))}` : ''}${among(database, bind, agencies)}`;
};
