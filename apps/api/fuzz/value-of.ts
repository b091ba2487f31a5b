import { addDays, civilDateOf, formatInstant } from '@gongkai/calendar';
import type { Instant } from '@gongkai/calendar';
import type { Chance } from '../src/demo/seeded.ts';
import { oneOf, pickOr } from './chance-of.ts';
import { NASTY, ODD } from './nasty.ts';
import type { JsonSchema } from './operations-of.ts';

/** What a value is made with, besides its schema. */
export interface Surroundings {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** Values that mean something to the server, by the name under which they are sent. */
  readonly known: Readonly<Record<string, readonly unknown[]>>;
  /** Types that fit the case at hand; a union of facts takes one of them rather than any other. */
  readonly fitting: readonly string[];
  readonly now: Instant;
}

type Make = (schema: JsonSchema, chance: Chance, name?: string) => unknown;

const NAMED = /^#\/components\/schemas\/(.+)$/;

/** The schema itself, or the one that it refers to. */
export const resolved = (schemas: Surroundings['schemas'], schema: JsonSchema): JsonSchema => {
  const name = NAMED.exec(schema.$ref ?? '')?.[1];
  return name === undefined ? schema : (schemas[name] ?? {});
};

const HOUR = 3_600_000;

const instantText = (now: Instant, chance: Chance): string => {
  const hours = oneOf(chance, [
    [6, () => 0],
    [2, () => chance.between(-48, 0)],
    [1, () => chance.between(-3_000, 100)],
  ]);
  return formatInstant(now + hours * HOUR);
};

const dayText = (now: Instant, chance: Chance): string =>
  addDays(civilDateOf(now), chance.happens(0.8) ? chance.between(0, 40) : chance.between(-4_000, 4_000));

const SHORT = ['c1', 'c2', 'kunming', 'dali', 'a', '"1"', '"2"', '17:00', '24:00', '2026', 'key-1'];

// Formats of which one sample is as good as any.
const SAMPLES: Readonly<Record<string, string>> = {
  uri: 'https://receiver.example.invalid/hook',
  email: 'desk@example.invalid',
  uuid: '019cac46-1500-7000-9017-55a5dbf66d3b',
};

const textOf = (schema: JsonSchema, chance: Chance, now: Instant): string => {
  const { format, pattern, minLength = 0, maxLength = 100 } = schema;
  if (format === 'date-time') return instantText(now, chance);
  if (format === 'date') return dayText(now, chance);
  const sample = SAMPLES[format ?? ''];
  if (sample !== undefined) return sample;
  if (pattern !== undefined) {
    const fits = new RegExp(pattern, 'u');
    return pickOr(
      chance,
      SHORT.filter((one) => fits.test(one)),
      'x',
    );
  }
  const length = chance.happens(0.05) ? maxLength : Math.min(maxLength, minLength + chance.between(0, 6));
  return chance.happens(0.9) ? '甲乙 x'.repeat(Math.ceil(length / 4)).slice(0, length) : chance.pick(NASTY);
};

const numberOf = (schema: JsonSchema, chance: Chance): number => {
  const { minimum, exclusiveMinimum, maximum = 1_000_000 } = schema;
  const least = minimum ?? (exclusiveMinimum === undefined ? -1_000 : exclusiveMinimum + 1);
  return oneOf(chance, [
    [6, () => chance.between(least, Math.min(maximum, least + 40))],
    [1, () => least],
    [1, () => maximum],
    [1, () => chance.between(least, maximum)],
  ]);
};

/** Free-form parts: anything that is JSON. */
const anything = (chance: Chance, depth = 0): unknown =>
  oneOf<unknown>(chance, [
    [2, () => chance.pick(NASTY)],
    [2, () => chance.pick(ODD)],
    [depth < 3 ? 1 : 0, () => [anything(chance, depth + 1), anything(chance, depth + 1)]],
    [depth < 3 ? 1 : 0, () => ({ [chance.pick(NASTY)]: anything(chance, depth + 1) })],
  ]);

const typeOf = ({ type, properties }: JsonSchema, chance: Chance): string => {
  if (Array.isArray(type)) return pickOr(chance, type.map(String), 'null');
  return typeof type === 'string' ? type : properties === undefined ? 'anything' : 'object';
};

const discriminated = (schemas: Surroundings['schemas'], schema: JsonSchema): unknown =>
  resolved(schemas, schema).properties?.['type']?.const;

const branchOf = (branches: readonly JsonSchema[], chance: Chance, { schemas, fitting }: Surroundings): JsonSchema => {
  const fits = branches.filter((one) => fitting.some((type) => type === discriminated(schemas, one)));
  return pickOr(chance, fits.length > 0 && chance.happens(0.8) ? fits : branches, {});
};

const isFreeForm = ({ properties, additionalProperties }: JsonSchema): boolean =>
  properties === undefined && additionalProperties !== undefined;

const objectOf = (schema: JsonSchema, chance: Chance, make: Make): object => {
  const { properties = {}, required = [], additionalProperties } = schema;
  const given = Object.entries(properties)
    .filter(([name, part]) => required.includes(name) || chance.happens(isFreeForm(part) ? 0.1 : 0.5))
    .map(([name, part]) => [name, make(part, chance, name)] as const);
  const free = typeof additionalProperties === 'object' && chance.happens(0.5) ? [chance.pick(NASTY)] : [];
  // Entries make an own key even of `__proto__`.
  return Object.fromEntries([...given, ...free.map((name) => [name, anything(chance)] as const)]);
};

const arrayOf = ({ items = {}, minItems = 0, maxItems = 5 }: JsonSchema, chance: Chance, make: Make): unknown[] => {
  const most = chance.happens(0.9) ? Math.min(maxItems, minItems + 2) : maxItems;
  return Array.from({ length: chance.between(minItems, most) }, () => make(items, chance));
};

/** Makes values as a schema describes them; what a schema cannot say, such as that a day exists, may still be wrong. */
export const valuesIn = (around: Surroundings): Make => {
  const make: Make = (given, chance, name) => {
    const schema = resolved(around.schemas, given);
    const known = name === undefined ? undefined : around.known[name];
    if (known !== undefined && chance.happens(0.85)) return pickOr(chance, known, null);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return pickOr(chance, schema.enum, null);
    const branches = schema.oneOf ?? schema.anyOf;
    if (branches !== undefined) return make(branchOf(branches, chance, around), chance, name);
    if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((one) => make(one, chance, name)));
    switch (typeOf(schema, chance)) {
      case 'object':
        return objectOf(schema, chance, make);
      case 'array':
        return arrayOf(schema, chance, make);
      case 'string':
        return textOf(schema, chance, around.now);
      case 'integer':
      case 'number':
        return numberOf(schema, chance);
      case 'boolean':
        return chance.happens(0.5);
      case 'null':
        return null;
      default:
        return anything(chance);
    }
  };
  return make;
};
