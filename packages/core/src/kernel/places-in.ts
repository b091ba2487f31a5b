import type { Calendar, CivilDate } from '@gongkai/calendar';
import { compareDates } from '@gongkai/calendar';
import * as z from 'zod';
import type { Issue } from './errors.ts';
import { isRecord } from './is-record.ts';
import { isSameNumber } from './number-key.ts';

/** The place of a value in a fact: its keys from the outside in, `*` for every element. */
export type ValuePath = readonly string[];

const branches = (schema: Readonly<Record<string, unknown>>): readonly (readonly [ValuePath, unknown])[] => {
  const { properties, items, prefixItems, additionalProperties, anyOf, oneOf, allOf } = schema;
  const lists = [anyOf, oneOf, allOf].flatMap((one) => (Array.isArray(one) ? one : []));
  return [
    ...(isRecord(properties) ? Object.entries(properties).map(([key, one]) => [[key], one] as const) : []),
    ...(Array.isArray(prefixItems) ? prefixItems.map((one, at) => [[String(at)], one] as const) : []),
    [['*'], items],
    [['*'], additionalProperties],
    ...lists.map((one) => [[], one] as const),
  ];
};

type IsMarked = (schema: Readonly<Record<string, unknown>>) => boolean;

const placesOf = (schema: unknown, isMarked: IsMarked): readonly ValuePath[] => {
  if (!isRecord(schema)) return [];
  if (isMarked(schema)) return [[]];
  return branches(schema).flatMap(([at, part]) => placesOf(part, isMarked).map((path) => [...at, ...path]));
};

/** What the schema of a fact says of its parts: a day, another case, a party, the matter of a case. */
export type Place = 'date' | 'case-number' | 'party' | 'matter';

const MARKS: Readonly<Record<Place, IsMarked>> = {
  date: ({ format }) => format === 'date',
  'case-number': ({ format }) => format === 'case-number',
  party: ({ party }) => party === true,
  matter: ({ matter }) => matter === true,
};

/** The places of a kind in the JSON Schema of a fact: every day that it reads, every case or party that it names. */
export const placesIn = (schema: z.ZodType, place: Place): readonly ValuePath[] =>
  placesOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), MARKS[place]);

/** A value of a fact, with its place. */
export interface Found {
  readonly path: string;
  readonly value: unknown;
}

/** The values of a fact at a place. */
export const valuesAt = (value: unknown, [head, ...rest]: ValuePath, path: ValuePath = []): readonly Found[] => {
  if (head === undefined) return [{ path: path.join('.'), value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => head === '*' || key === head)
    .flatMap(([key, one]) => valuesAt(one, rest, [...path, key]));
};

// A parsed fact holds a civil date wherever its schema reads a day, or nothing.
const isOutside = (value: unknown, { from, through }: Calendar): boolean =>
  typeof value === 'string' &&
  (compareDates(value as CivilDate, from) < 0 || compareDates(value as CivilDate, through) > 0);

/** The days of a parsed fact that are outside the calendar, each with its place. */
export const daysOutside = (fact: object, days: readonly ValuePath[], calendar: Calendar): readonly Issue[] =>
  days
    .flatMap((path) => valuesAt(fact, path))
    .filter(({ value }) => isOutside(value, calendar))
    .map(({ path }) => ({ path, message: `outside the calendar, ${calendar.from} to ${calendar.through}` }));

/** The places at which a fact of a case names this very case. */
export const namesItself = (fact: object, cases: readonly ValuePath[], number: string): readonly Issue[] =>
  cases
    .flatMap((path) => valuesAt(fact, path))
    .filter(({ value }) => typeof value === 'string' && isSameNumber(value, number))
    .map(({ path }) => ({ path, message: 'names this very case, not another one' }));
