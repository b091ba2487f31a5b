import * as z from 'zod';
import { ERRORS } from '../errors.ts';
import { FILE_FACTS, isFileFact } from '../file/file-facts.ts';
import { FILE_LABELS } from '../file/file-labels.ts';
import type { AnyProcedure } from '../procedure.ts';
import type { Text } from '../text.ts';
import { COMMON_LABELS } from './common-labels.ts';
import type { FieldLabel, FormLabels } from './form-labels.ts';
import { pathOf, schemaFields, type SchemaValue } from './schema-fields.ts';

/** A field of a form, with its words. */
export interface FormField {
  /** Its keys from the outside in; `[]` for the elements of a list. */
  readonly place: readonly string[];
  /** The same in one text: `applicant.kind`, `given[].title`. */
  readonly path: string;
  /** Its name, where no label is declared. */
  readonly label: Text;
  readonly hint: Text | null;
  /** The values that it may have; null where it may have any. A field of a schema that allows null may be empty too. */
  readonly values: readonly { readonly value: SchemaValue; readonly label: Text }[] | null;
}

type Labelled = Pick<AnyProcedure, 'facts' | 'labels' | 'outcomes' | 'irregular' | 'settings'>;

const SETTINGS = 'settings';

const nameless = (name: string): Text => ({ zh: name, en: name });

// The elements of a list are called as the list is, unless they have a name of their own.
const withList = (key: string): readonly string[] =>
  key.endsWith('[]') ? [key, ...withList(key.slice(0, -2))] : [key];

const nameOf = (place: readonly string[]): string => place.findLast((key) => key !== '[]') ?? '';

/** The keys of a field in a declaration, the closest first. */
const keysOf = (type: string, place: readonly string[]): readonly string[] => {
  const path = withList(pathOf(place));
  return [...path.map((one) => `${type}:${one}`), ...path, nameOf(place)];
};

const found = <T>(
  tables: readonly (Readonly<Record<string, T>> | undefined)[],
  keys: readonly string[],
): T | undefined =>
  tables
    .flatMap((table = {}) => keys.flatMap((key) => (Object.hasOwn(table, key) ? [table[key]] : [])))
    .find((one) => one !== undefined);

/** What has a label elsewhere: the fact itself, the rules that it may break, the outcomes. */
const derived = (procedure: Labelled, type: string, path: string): Readonly<Record<string, Text>> => {
  if (path === 'type') {
    const label = isFileFact(type) ? FILE_FACTS[type].label : procedure.labels.facts[type];
    return label === undefined ? {} : { [type]: label };
  }
  if (path === 'acknowledged[]') {
    const rules = (procedure.irregular[type] ?? []).map(({ code, text }) => [code, text]);
    return {
      ...Object.fromEntries(Object.entries(ERRORS).map(([code, one]) => [code, one.text])),
      ...Object.fromEntries(rules),
    };
  }
  if (path !== 'outcome') return {};
  return Object.fromEntries(Object.entries(procedure.outcomes).map(([code, { label }]) => [code, label]));
};

const plain = ({ zh, en }: Text): Text => ({ zh, en });

const worded = (procedure: Labelled, type: string, schema: z.ZodType): readonly FormField[] => {
  // The file is the same in every procedure: what a procedure calls its own fields says nothing of it.
  const own: FormLabels = isFileFact(type) ? FILE_LABELS : procedure.labels;
  const tables = [own, COMMON_LABELS];
  return schemaFields(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).map(({ place, values }) => {
    const [path, keys] = [pathOf(place), keysOf(type, place)];
    const label: FieldLabel =
      found(
        tables.map(({ fields }) => fields),
        keys,
      ) ?? nameless(nameOf(place));
    const names =
      values === null
        ? {}
        : (found(
            tables.map((one) => one.values),
            keys,
          ) ?? derived(procedure, type, path));
    const named = (value: string): Text =>
      Object.hasOwn(names, value) ? plain(names[value] ?? nameless(value)) : nameless(value);
    return {
      place,
      path,
      label: plain(label),
      hint: label.hint ?? null,
      values: values === null ? null : values.map((value) => ({ value, label: named(String(value)) })),
    };
  });
};

/**
 * The fields of a fact, or of a fact of the file, as a form shows them: in the order of its JSON Schema, those inside
 * others and the elements of lists included. Empty for a fact that is not known.
 */
export const fieldsOf = (procedure: Labelled, type: string): readonly FormField[] => {
  const schema = isFileFact(type)
    ? FILE_FACTS[type].schema
    : Object.hasOwn(procedure.facts, type)
      ? procedure.facts[type]
      : undefined;
  return schema === undefined ? [] : worded(procedure, type, schema);
};

/** The same of the settings that may be given when a case is opened. */
export const settingFieldsOf = (procedure: Labelled): readonly FormField[] =>
  worded(procedure, SETTINGS, procedure.settings);
