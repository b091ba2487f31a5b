import type { ApiDocument, JsonSchema } from './operations-of.ts';
import { resolved } from './value-in.ts';

type Schemas = ApiDocument['components']['schemas'];

// Every schema that applies to a value: the schema itself, those it refers to, and all its branches.
const speakers = (schemas: Schemas, given: JsonSchema): readonly JsonSchema[] => {
  const schema = resolved(schemas, given);
  const branches = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [schema, ...branches.flatMap((one) => speakers(schemas, one))];
};

const partsOf = (name: string, speaking: readonly JsonSchema[]): readonly JsonSchema[] =>
  speaking.flatMap(({ properties, additionalProperties }) => {
    const part = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (part !== undefined) return [part];
    if (additionalProperties === true) return [{}];
    return typeof additionalProperties === 'object' ? [additionalProperties] : [];
  });

const within = (schemas: Schemas, given: readonly JsonSchema[], value: unknown, path: string): readonly string[] => {
  const speaking = given.flatMap((one) => speakers(schemas, one));
  if (Array.isArray(value)) {
    const items = speaking.flatMap((one) => one.items ?? []);
    return value.flatMap((one: unknown, index) => within(schemas, items, one, `${path}/${index}`));
  }
  // A schema without properties allows everything.
  if (typeof value !== 'object' || value === null || speaking.every(isSilent)) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const parts = partsOf(name, speaking);
    return parts.length === 0 ? [`${path}/${name}`] : within(schemas, parts, one, `${path}/${name}`);
  });
};

const isSilent = ({ properties, additionalProperties }: JsonSchema): boolean =>
  properties === undefined && additionalProperties === undefined;

/** The paths of everything in an answer that its schema does not declare. */
export const undeclaredParts = (
  { components }: Pick<ApiDocument, 'components'>,
  schema: JsonSchema,
  value: unknown,
): readonly string[] => within(components.schemas, [schema], value, '');
