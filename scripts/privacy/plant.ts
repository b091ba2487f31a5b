import type { AnyProcedure } from '@gongkai/core';
import { parseFact } from '@gongkai/core';
import { factJsonSchema } from '../../apps/api/src/views/fact-schema.ts';

type Json = Readonly<Record<string, unknown>>;
type Path = readonly string[];

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The places of free text in a schema that its declaration does not make public; `*` is every element of a list. */
const textsIn = (schema: unknown, path: Path = []): readonly Path[] => {
  if (!isObject(schema) || schema['public'] === true) return [];
  const { type, enum: codes, const: only, properties, items, anyOf } = schema;
  return [
    ...(type === 'string' && codes === undefined && only === undefined ? [path] : []),
    ...(isObject(properties) ? Object.entries(properties).flatMap(([key, one]) => textsIn(one, [...path, key])) : []),
    ...(items === undefined ? [] : textsIn(items, [...path, '*'])),
    ...(Array.isArray(anyOf) ? anyOf.flatMap((one) => textsIn(one, path)) : []),
  ];
};

/** The places of personal text in a fact. */
export const personalTexts = (procedure: AnyProcedure, type: string): readonly Path[] =>
  textsIn(factJsonSchema(procedure, type));

/** A value with another one at a place; null where the value has no such place and none is to be made. */
const withValue = (value: unknown, [head, ...rest]: Path, planted: string, make: boolean): unknown => {
  if (head === undefined) return planted;
  if (head === '*') {
    const list = Array.isArray(value) ? value : make ? [undefined] : null;
    return list?.map((one, at) => (at === 0 ? withValue(one, rest, planted, make) : one)) ?? null;
  }
  if (!isObject(value)) return null;
  if (!(head in value) && !make) return null;
  const inner = withValue(value[head], rest, planted, make);
  return inner === null ? null : { ...value, [head]: inner };
};

/** A fact with a mark at every place of personal text that it has, or, with `make`, may have; and the marks by place. */
export const plant = (procedure: AnyProcedure, fact: Json, make: boolean, mark: () => string) => {
  const type = String(fact['type']);
  const marks = new Map<string, string>();
  let planted = fact;
  for (const path of personalTexts(procedure, type)) {
    const [text, place] = [mark(), `${type} ${path.join('.')}`];
    // Where a text has to be an address, the mark is a part of one.
    const next = [text, `https://example.org/${text}`]
      .map((one) => withValue(planted, path, one, make))
      .find((one) => isObject(one) && parseFact(procedure, one).ok);
    if (!isObject(next)) continue;
    planted = next;
    marks.set(place, text);
  }
  return { planted, marks };
};
