type Schema = Readonly<Record<string, unknown>>;

/** What is written where a person would write words. */
export const BLANK = '…';

// Names that most patterns of names accept.
const NAMES = ['x1', '1', 'x/1', '2026-01'];

const isRecord = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (schema: Schema, now: string): string => {
  if (schema['format'] === 'date-time') return now;
  if (schema['format'] === 'date') return now.slice(0, 10);
  const { pattern } = schema;
  if (typeof pattern !== 'string') return BLANK;
  return NAMES.find((name) => new RegExp(pattern, 'u').test(name)) ?? BLANK;
};

const numberOf = ({ minimum, exclusiveMinimum }: Schema): number => {
  if (typeof minimum === 'number') return minimum;
  return typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : 1;
};

/** A value that a schema accepts, as short as it allows; what a person would choose is left at the first choice. */
export const sampleOf = (schema: unknown, now: string): unknown => {
  if (!isRecord(schema)) return null;
  if ('const' in schema) return schema['const'];
  if ('default' in schema) return schema['default'];
  const { enum: values, anyOf, oneOf, type, items, minItems, properties, required } = schema;
  if (Array.isArray(values)) return values[0];
  const choices = Array.isArray(anyOf) ? anyOf : oneOf;
  if (Array.isArray(choices)) return sampleOf(choices[0], now);
  if (type === 'string') return textOf(schema, now);
  if (type === 'boolean') return true;
  if (type === 'number' || type === 'integer') return numberOf(schema);
  if (type === 'array') {
    const count = typeof minItems === 'number' ? minItems : 0;
    return Array.from({ length: count }, () => sampleOf(items, now));
  }
  if (!isRecord(properties)) return {};
  const needed = Array.isArray(required) ? required : [];
  return Object.fromEntries(needed.map((key) => [key, sampleOf(properties[String(key)], now)]));
};

/** A fact as its schema needs it at least, with what is known of it already. */
export const sampleFact = (
  { type, schema }: { readonly type: string; readonly schema: unknown },
  known: Schema,
  now: string,
): { readonly type: string } & Schema => {
  const made = sampleOf(schema, now);
  return { ...(isRecord(made) ? made : {}), ...known, at: now, type };
};
