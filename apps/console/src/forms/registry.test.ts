import { FILE_FACTS, PROCEDURES } from '@gongkai/core';
import { SAMPLES } from '@gongkai/core/samples';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bodyOf } from './body-of.ts';
import { CHOSEN, type Draft, draftOf } from './draft.ts';
import type { Field } from './field.ts';
import { formOf } from './field-of.ts';

const schemaOf = (schema: z.ZodType): object => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

const facts: readonly (readonly [string, z.ZodType])[] = Object.values(PROCEDURES).flatMap((procedure) => [
  ...Object.entries(procedure.facts).map(([type, schema]) => [`${procedure.id} ${type}`, schema as z.ZodType] as const),
  ...Object.entries(FILE_FACTS).map(([type, { schema }]) => [`${procedure.id} ${type}`, schema as z.ZodType] as const),
]);

// A text that the pattern of some field admits.
const TEXTS = ['a', 'text/plain', 'rule/some-rule', 'f'.repeat(64), '2026〕1号'];

const numberTyped = ({ least, above }: Extract<Field, { kind: 'number' }>): string =>
  String(least ?? (above === null ? 1 : above + 1));

/** Something typed into every field; only into those that have to be, where `all` is false. */
const typedInto = (field: Field, all: boolean): Draft => {
  switch (field.kind) {
    case 'fixed':
      return '';
    case 'group':
      return Object.fromEntries(
        field.fields.filter(({ required }) => all || required).map((one) => [one.key, typedInto(one, all)]),
      );
    case 'list':
      return Array.from({ length: Math.max(1, field.least) }, () => typedInto(field.item, all));
    case 'union':
      return { [CHOSEN]: '0', '0': field.kinds[0] === undefined ? '' : typedInto(field.kinds[0], all) };
    case 'record':
      return [{ key: 'a', value: field.value === null ? '{"b":1}' : typedInto(field.value, all) }];
    case 'choice':
      return String(field.options.at(-1)?.value);
    case 'flag':
      return 'true';
    case 'day':
      return '2026-03-05';
    case 'instant':
      return '2026-03-05T16:40';
    case 'number':
      return numberTyped(field);
    case 'text': {
      if (field.format === 'uri') return 'https://example.gov.cn/a';
      const { pattern } = field;
      return TEXTS.find((text) => pattern === null || new RegExp(pattern).test(text)) ?? '';
    }
  }
};

const admits = (schema: z.ZodType, body: unknown): string =>
  JSON.stringify(
    z.fromJSONSchema(schemaOf(schema) as Parameters<typeof z.fromJSONSchema>[0]).safeParse(body).error?.issues ?? [],
  );

describe('every fact of the registry, and of every file', () => {
  it.each(facts)('%s: what is typed into each field satisfies the schema', (_, schema) => {
    const form = formOf(schemaOf(schema));
    for (const all of [true, false]) {
      const { value, problems } = bodyOf(form, typedInto(form, all));
      expect(problems).toEqual([]);
      expect(admits(schema, value)).toBe('[]');
    }
  });

  it.each(facts)('%s: every field that has to be filled is missed', (_, schema) => {
    const form = formOf(schemaOf(schema));
    const missed = new Set(bodyOf(form, {}).problems.map(({ path }) => path.split('.')[0]));
    // A group is missed by what has to be in it.
    const needed = form.fields.filter(({ required, kind }) => required && kind !== 'fixed' && kind !== 'group');
    expect([...missed]).toEqual(expect.arrayContaining(needed.map(({ key }) => key)));
    expect(bodyOf(form, {}).value['type']).toBe(
      (schemaOf(schema) as { properties: { type: { const: string } } }).properties.type.const,
    );
  });
});

describe('every sample of the registry', () => {
  const samples = Object.values(PROCEDURES).flatMap(({ id, facts: schemas }) =>
    Object.entries(SAMPLES[id]?.facts ?? {}).map(
      ([type, data]) => [`${id} ${type}`, (schemas as Record<string, unknown>)[type], type, data] as const,
    ),
  );
  it.each(samples)('%s: comes back from its form as it was', (_, schema, type, data) => {
    const fact: object = JSON.parse(JSON.stringify({ type, at: '2026-03-05T16:40:00+08:00', ...data })) as object;
    const form = formOf(schemaOf(schema as z.ZodType));
    const { value, problems } = bodyOf(form, draftOf(form, fact));
    expect(problems).toEqual([]);
    expect(value).toEqual(fact);
    expect((schema as z.ZodType).safeParse(value).success).toBe(true);
  });
});
