import type { Calendar, CivilDate } from '@gongkai/calendar';
import { compareDates } from '@gongkai/calendar';
import * as z from 'zod';
import type { Issue } from './errors.ts';
import { isRecord } from './is-record.ts';

/** The schemas that read days; what is derived from a marked schema keeps its mark. */
export const dayMarks = z.registry<{ readonly reads: 'day' }>();

/** The place of a day in a fact: its keys from the outside in, `*` for every element. */
export type DayPath = readonly string[];

interface Part {
  readonly at: DayPath;
  readonly schema: z.ZodType;
}

const partAt = (at: DayPath, schema: unknown): readonly Part[] => (schema instanceof z.ZodType ? [{ at, schema }] : []);

// By the names that zod gives to what a schema is made of: `innerType` of what is optional, `shape` of an object.
const partsNamed = (name: string, value: unknown): readonly Part[] => {
  if (name === 'shape' && isRecord(value)) return Object.entries(value).flatMap(([key, one]) => partAt([key], one));
  if (name === 'items' && Array.isArray(value)) return value.flatMap((one, at) => partAt([String(at)], one));
  if (name === 'options' && Array.isArray(value)) return value.flatMap((one) => partAt([], one));
  return partAt(name === 'element' || name === 'valueType' ? ['*'] : [], value);
};

/** Every day that a schema reads. Computed once for each procedure, so that judging a fact costs little. */
export const daysIn = (schema: z.ZodType): readonly DayPath[] =>
  dayMarks.get(schema) === undefined
    ? Object.entries(schema.def)
        .flatMap(([name, value]) => partsNamed(name, value))
        .flatMap(({ at, schema: part }) => daysIn(part).map((path) => [...at, ...path]))
    : [[]];

interface Found {
  readonly path: string;
  readonly value: unknown;
}

const valuesAt = (value: unknown, [head, ...rest]: DayPath, path: DayPath = []): readonly Found[] => {
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

/** The days of a parsed fact that lie outside the calendar, each with its place. */
export const daysOutside = (fact: object, days: readonly DayPath[], calendar: Calendar): readonly Issue[] =>
  days
    .flatMap((path) => valuesAt(fact, path))
    .filter(({ value }) => isOutside(value, calendar))
    .map(({ path }) => ({ path, message: `lies outside the calendar, ${calendar.from} to ${calendar.through}` }));
