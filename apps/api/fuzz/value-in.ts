import { addDays, civilDateOf, formatInstant } from '@gongkai/calendar';
import type { Instant } from '@gongkai/calendar';
import * as fc from 'fast-check';
import { among, weighted } from './draw.ts';
import { anyJson, hostileText } from './hostile.ts';
import type { JsonSchema } from './operations-of.ts';

/** What values are made with, apart from their schema. */
export interface Surroundings {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** Values that mean something to the server, by the name under which they are sent. */
  readonly known: Readonly<Record<string, readonly unknown[]>>;
  /** Types that fit the case at hand; a union of facts prefers them. */
  readonly fitting: readonly string[];
  readonly now: Instant;
}

type Make = (schema: JsonSchema, name?: string) => fc.Arbitrary<unknown>;

const NAMED = /^#\/components\/schemas\/(.+)$/;
const HOUR = 3_600_000;

/** The schema itself, or the one that it refers to. */
export const resolved = (schemas: Surroundings['schemas'], schema: JsonSchema): JsonSchema => {
  const name = NAMED.exec(schema.$ref ?? '')?.[1];
  return name === undefined ? schema : (schemas[name] ?? {});
};

const textOf = (
  { format, pattern, minLength = 0, maxLength = 100 }: JsonSchema,
  now: Instant,
): fc.Arbitrary<string> => {
  if (format === 'date-time') {
    const hours = weighted(
      [6, fc.constant(0)],
      [2, fc.integer({ min: -48, max: 0 })],
      [1, fc.integer({ min: -3_000, max: 100 })],
    );
    return hours.map((hour) => formatInstant(now + hour * HOUR));
  }
  if (format === 'date') {
    const days = weighted([4, fc.integer({ min: 0, max: 40 })], [1, fc.integer({ min: -4_000, max: 4_000 })]);
    return days.map((day) => addDays(civilDateOf(now), day));
  }
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return weighted(
    [
      17,
      fc.string({
        minLength,
        maxLength: Math.min(maxLength, minLength + 6),
        unit: fc.constantFrom('甲', '乙', ' ', 'x', '1'),
      }),
    ],
    [1, fc.constant('甲乙 x'.repeat(Math.ceil(maxLength / 4)).slice(0, maxLength))],
    [2, hostileText],
  );
};

const numberOf = ({ minimum, exclusiveMinimum, maximum = 1_000_000 }: JsonSchema): fc.Arbitrary<number> => {
  const min = Math.ceil(minimum ?? (exclusiveMinimum === undefined ? -1_000 : exclusiveMinimum + 1));
  const max = Math.floor(maximum);
  return weighted(
    [6, fc.integer({ min, max: Math.min(max, min + 40) })],
    [2, fc.constantFrom(min, max)],
    [1, fc.integer({ min, max })],
  );
};

const arrayOf = ({ items = {}, minItems = 0, maxItems = 5 }: JsonSchema, make: Make): fc.Arbitrary<unknown[]> =>
  weighted(
    [9, fc.array(make(items), { minLength: minItems, maxLength: Math.min(maxItems, minItems + 2) })],
    [1, fc.array(make(items), { minLength: minItems, maxLength: maxItems })],
  );

// Entries make an own key even of `__proto__`.
const merged = (...parts: readonly object[]): object =>
  Object.fromEntries(parts.flatMap((part) => Object.entries(part)));

const objectOf = (schema: JsonSchema, make: Make, faulty: boolean): fc.Arbitrary<object> => {
  const { properties = {}, required = [], additionalProperties } = schema;
  const parts = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, make(part, name)]));
  const sound = fc.record(parts, { requiredKeys: required.filter((name) => Object.hasOwn(parts, name)) });
  const more = fc.dictionary(hostileText, anyJson, { minKeys: 1, maxKeys: 1 });
  const free =
    typeof additionalProperties === 'object'
      ? weighted([1, sound], [1, fc.tuple(sound, more).map(([a, b]) => merged(a, b))])
      : sound;
  if (!faulty) return free;
  return weighted<object>(
    [30, free],
    [2, fc.record(parts, { requiredKeys: [] })],
    [1, fc.tuple(sound, more).map(([a, b]) => merged(a, b))],
    [1, sound.map((value) => merged(...Object.entries(value).map(([name, one]) => ({ [name.toUpperCase()]: one }))))],
  );
};

const branchOf = (branches: readonly JsonSchema[], { schemas, fitting }: Surroundings): fc.Arbitrary<JsonSchema> => {
  const fits = branches.filter((one) =>
    fitting.some((type) => type === resolved(schemas, one).properties?.['type']?.const),
  );
  return weighted(...among(4, fits), ...among(1, branches));
};

const typedOf = (
  schema: JsonSchema,
  type: string,
  make: Make,
  now: Instant,
  faulty: boolean,
): fc.Arbitrary<unknown> => {
  switch (type) {
    case 'object':
      return objectOf(schema, make, faulty);
    case 'array':
      return arrayOf(schema, make);
    case 'string':
      return textOf(schema, now);
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return anyJson;
  }
};

const typesOf = ({ type, properties }: JsonSchema): readonly string[] => {
  if (typeof type === 'string') return [type];
  return type ?? [properties === undefined ? 'anything' : 'object'];
};

/**
 * Values as a schema describes them; what a schema cannot say, such as that a day exists, may still be wrong. With
 * `faulty`, any part may be of another form, missing, renamed or one too many.
 */
export const valuesIn = (around: Surroundings, { faulty = false } = {}): Make => {
  const sound: Make = (given, name) => {
    const schema = resolved(around.schemas, given);
    const branches = schema.oneOf ?? schema.anyOf;
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    if (branches !== undefined) return branchOf(branches, around).chain((one) => make(one, name));
    if (schema.allOf !== undefined) {
      return fc
        .tuple(...schema.allOf.map((one) => make(one, name)))
        .map((all) => merged(...all.map((one) => Object(one))));
    }
    return fc.constantFrom(...typesOf(schema)).chain((type) => typedOf(schema, type, make, around.now, faulty));
  };
  const make: Make = (schema, name) => {
    const known = name !== undefined && Object.hasOwn(around.known, name) ? (around.known[name] ?? []) : [];
    const value = weighted(...among(17, known), [3, sound(schema, name)]);
    return faulty ? weighted([40, value], [1, anyJson]) : value;
  };
  return make;
};
