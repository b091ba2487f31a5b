import type { Field, FieldWords, GroupField, NumberField, TextField } from './field.ts';
import type { JsonSchema } from './json-schema.ts';

/** Beyond so many characters a text gets several lines. */
const ONE_LINE = 500;

type Named = Pick<Field, 'key' | 'label' | 'hint' | 'personal' | 'required'>;

interface Place {
  /** As the server names it: `given[].title`. */
  readonly path: string;
  readonly key: string;
  readonly required: boolean;
  readonly words: ReadonlyMap<string, FieldWords>;
}

const named = ({ path, key, required, words }: Place): Named => {
  const found = words.get(path);
  const name = key === '' ? path : key;
  return {
    key,
    required,
    label: found?.label ?? { zh: name, en: name },
    hint: found?.hint ?? null,
    personal: found?.personal ?? false,
  };
};

const optionsOf = (values: readonly unknown[], { path, words }: Place) => {
  const known = words.get(path)?.values ?? [];
  return values.map((value) => {
    const said = String(value);
    return { value, label: known.find((one) => one.value === value)?.label ?? { zh: said, en: said } };
  });
};

const FORMATS = ['uri', 'case-number', 'person'] as const;

const textOf = (schema: JsonSchema, place: Place): TextField => ({
  ...named(place),
  kind: 'text',
  long: schema.matter === true || (schema.maxLength ?? 0) > ONE_LINE,
  least: schema.minLength ?? 0,
  most: schema.maxLength ?? null,
  pattern: schema.pattern ?? null,
  format: FORMATS.find((one) => one === schema.format) ?? 'plain',
  matter: schema.matter === true,
});

const numberOf = (schema: JsonSchema, place: Place): NumberField => ({
  ...named(place),
  kind: 'number',
  whole: schema.type === 'integer',
  least: schema.minimum ?? null,
  // The largest whole number of the language bounds nothing that a person means.
  most: schema.maximum === undefined || schema.maximum >= Number.MAX_SAFE_INTEGER ? null : schema.maximum,
  above: schema.exclusiveMinimum ?? null,
  of: schema.format === 'entry' || schema.format === 'attachment' ? schema.format : 'amount',
});

const groupOf = (schema: JsonSchema, place: Place): GroupField => ({
  ...named(place),
  kind: 'group',
  party: schema.party === true,
  fields: Object.entries(schema.properties ?? {}).map(([key, inner]) =>
    fieldOf(inner, {
      path: place.path === '' ? key : `${place.path}.${key}`,
      key,
      required: schema.required?.includes(key) === true,
      words: place.words,
    }),
  ),
});

const kindsOf = (kinds: readonly JsonSchema[], place: Place): Field => {
  const [only, ...others] = kinds.filter(({ type }) => type !== 'null');
  const isNullable = others.length + 1 < kinds.length;
  // What may be empty is a field that is left empty: its object has it as null.
  if (only !== undefined && others.length === 0 && isNullable) {
    const inner = fieldOf(only, { ...place, required: false });
    const none: Field = { ...named(place), kind: 'fixed', value: null };
    return place.required ? { ...named(place), kind: 'union', kinds: [inner, none] } : inner;
  }
  return {
    ...named(place),
    kind: 'union',
    kinds: kinds.map((kind) => fieldOf(kind, { ...place, required: true })),
  };
};

const containerOf = (schema: JsonSchema, place: Place): Field => {
  if (schema.type === 'array') {
    const item = fieldOf(schema.items ?? {}, { ...place, path: `${place.path}[]`, key: '', required: true });
    return { ...named(place), kind: 'list', item, least: schema.minItems ?? 0, most: schema.maxItems ?? null };
  }
  const rest = schema.additionalProperties;
  if (schema.properties === undefined && typeof rest === 'object') {
    const isAny = Object.keys(rest).length === 0;
    const value = isAny ? null : fieldOf(rest, { ...place, path: `${place.path}.*`, key: '', required: true });
    return { ...named(place), kind: 'record', value };
  }
  return groupOf(schema, place);
};

const fieldOf = (schema: JsonSchema, place: Place): Field => {
  const kinds = schema.anyOf ?? schema.oneOf;
  if (kinds !== undefined) return kindsOf(kinds, place);
  if (schema.const !== undefined || schema.type === 'null') {
    const value = schema.const ?? null;
    // What may be left out says something only where it is chosen.
    if (!place.required) return { ...named(place), kind: 'choice', options: optionsOf([value], place) };
    return { ...named(place), kind: 'fixed', value };
  }
  if (schema.enum !== undefined) return { ...named(place), kind: 'choice', options: optionsOf(schema.enum, place) };
  switch (schema.type) {
    case 'boolean':
      return { ...named(place), kind: 'flag' };
    case 'integer':
    case 'number':
      return numberOf(schema, place);
    case 'array':
    case 'object':
      return containerOf(schema, place);
    case undefined:
      return { ...named(place), kind: 'record', value: null };
    default:
      if (schema.format === 'date') return { ...named(place), kind: 'day' };
      if (schema.format === 'date-time') return { ...named(place), kind: 'instant' };
      return textOf(schema, place);
  }
};

/** The form of a fact, or of another object, by its schema; `words` are its labels as the server has them. */
export const formOf = (schema: object, words: readonly FieldWords[] = []): GroupField =>
  // A schema of the server is one of these; what it may have beyond is not drawn.
  groupOf(schema as JsonSchema, {
    path: '',
    key: '',
    required: true,
    words: new Map(words.map((one) => [one.path, one])),
  });
