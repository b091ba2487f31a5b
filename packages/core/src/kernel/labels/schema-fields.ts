import { isRecord } from '../is-record.ts';

type Raw = Readonly<Record<string, unknown>>;

/** A value that a schema names. */
export type SchemaValue = string | number | boolean;

/** A field of a JSON Schema. */
export interface SchemaField {
  /** Its keys from the outside in; `[]` for the elements of a list. */
  readonly place: readonly string[];
  /** The values that it may have; null where the schema names none. Null, as a value, is none of them. */
  readonly values: readonly SchemaValue[] | null;
}

const listOf = (value: unknown): readonly Raw[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const unescaped = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');

// A schema that contains itself is written with references.
const resolved = (schema: Raw, root: Raw): Raw => {
  const { $ref } = schema;
  if (typeof $ref !== 'string') return schema;
  const found = $ref
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (isRecord(at) ? at[unescaped(key)] : undefined), root);
  return isRecord(found) ? found : {};
};

const isValue = (value: unknown): value is SchemaValue => ['string', 'number', 'boolean'].includes(typeof value);

/** The values of either; null where one of them may be anything. */
const bothValues = (a: SchemaField['values'], b: SchemaField['values']): SchemaField['values'] =>
  a === null || b === null ? null : [...new Set([...a, ...b])];

const valuesOf = (schema: Raw, root: Raw, within: readonly Raw[]): SchemaField['values'] => {
  const own = resolved(schema, root);
  if (within.includes(own)) return null;
  if (Array.isArray(own['enum'])) return own['enum'].filter(isValue);
  if (isValue(own['const'])) return [own['const']];
  const deeper = [...within, own];
  const alternatives = [...listOf(own['anyOf']), ...listOf(own['oneOf'])].filter(({ type }) => type !== 'null');
  const [first = null, ...rest] = alternatives.map((one) => valuesOf(one, root, deeper));
  if (alternatives.length > 0) return rest.reduce(bothValues, first);
  return listOf(own['allOf']).reduce<SchemaField['values']>((found, one) => found ?? valuesOf(one, root, deeper), null);
};

const partsOf = (schema: Raw): readonly (readonly [string | null, Raw])[] => {
  const { properties, items, prefixItems, anyOf, oneOf, allOf } = schema;
  const keyed = isRecord(properties) ? Object.entries(properties) : [];
  return [
    ...keyed.flatMap(([key, one]) => (isRecord(one) ? [[key, one] as const] : [])),
    ...[...listOf(prefixItems), ...listOf([items])].map((one) => ['[]', one] as const),
    ...[anyOf, oneOf, allOf].flatMap(listOf).map((one) => [null, one] as const),
  ];
};

const fieldsWithin = (schema: Raw, root: Raw, within: readonly Raw[]): readonly SchemaField[] => {
  const own = resolved(schema, root);
  if (within.includes(own)) return [];
  const deeper = [...within, own];
  return partsOf(own).flatMap(([key, part]) => {
    const inside = fieldsWithin(part, root, deeper);
    if (key === null) return inside;
    return [
      { place: [key], values: valuesOf(part, root, []) },
      ...inside.map(({ place, values }) => ({ place: [key, ...place], values })),
    ];
  });
};

/** The path of a field as forms write it: `applicant.kind`, `given[].title`. */
export const pathOf = (place: readonly string[]): string =>
  place.reduce((path, key) => (key === '[]' ? `${path}[]` : path === '' ? key : `${path}.${key}`), '');

/** Every field of a JSON Schema in its order, each once: alternatives that have the same field are taken together. */
export const schemaFields = (schema: Raw): readonly SchemaField[] => {
  const found = new Map<string, SchemaField>();
  for (const field of fieldsWithin(schema, schema, [])) {
    const path = pathOf(field.place);
    const known = found.get(path);
    found.set(path, known === undefined ? field : { ...known, values: bothValues(known.values, field.values) });
  }
  return [...found.values()];
};
