import type { Text } from '../data/problem.ts';

/** A field of a fact as a form shows it; `[]` in a path means the elements of a list. */
export interface FactField {
  readonly path: string;
  readonly label: Text;
  readonly values: readonly { readonly value: string | number | boolean | null; readonly label: Text }[] | null;
}

/** What a fact says in one place. */
export interface Said {
  readonly path: string;
  readonly label: Text;
  readonly values: readonly (Text | string | number | boolean)[];
}

interface Described {
  readonly type: string;
  readonly fields?: readonly FactField[];
}

const NOT_SAID = new Set(['type', 'at', 'acknowledged']);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const leaves = (value: unknown, path: string): readonly (readonly [string, string | number | boolean])[] => {
  if (isPlain(value)) return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((one: unknown) => leaves(one, `${path}[]`));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, path === '' ? key : `${path}.${key}`));
};

const bare = (path: string): string => path.replaceAll('[]', '');

/** The fields of a fact; empty where the server does not describe them. */
export const fieldsOf = (facts: readonly Described[], type: string): readonly FactField[] =>
  facts.find((one) => one.type === type)?.fields ?? [];

/** The fields of a correction: those of the facts themselves, below `data`. */
export const correctedFields = (facts: readonly Described[], type: string): readonly FactField[] => [
  ...fieldsOf(facts, type),
  ...facts.flatMap(({ fields = [] }) => fields.map((field) => ({ ...field, path: `data.${field.path}` }))),
];

/** What a fact says, in the order of its form, with the names of fields and values. */
export const saidBy = (fact: Readonly<Record<string, unknown>>, fields: readonly FactField[]): readonly Said[] => {
  const said = new Map<string, (Text | string | number | boolean)[]>();
  for (const [key, value] of Object.entries(fact)) {
    if (NOT_SAID.has(key)) continue;
    for (const [path, leaf] of leaves(value, key)) {
      const field = fields.find((one) => bare(one.path) === bare(path) && one.values !== null);
      const word = field?.values?.find((one) => one.value === leaf)?.label;
      said.set(bare(path), [...(said.get(bare(path)) ?? []), word ?? leaf]);
    }
  }
  const place = (path: string): number => {
    const at = fields.findIndex((one) => bare(one.path) === path);
    return at < 0 ? fields.length : at;
  };
  return [...said]
    .map(([path, values]) => {
      const label = fields.find((one) => bare(one.path) === path)?.label ?? { zh: path, en: path };
      return { path, label, values };
    })
    .toSorted((a, b) => place(a.path) - place(b.path));
};

/** What a procedure calls a tag of its cases; the tag itself where it names none. */
export const tagLabel = ({ tags }: { readonly tags: Readonly<Record<string, Text>> }, tag: string): Text =>
  tags[tag] ?? { zh: tag, en: tag };

/** What a procedure calls a value wherever one of its forms has it; the value itself where none does. */
export const wordFor = (facts: readonly Described[], value: string): Text => {
  for (const { fields = [] } of facts) {
    for (const { values } of fields) {
      const found = values?.find((one) => one.value === value);
      if (found !== undefined) return found.label;
    }
  }
  return { zh: value, en: value };
};
