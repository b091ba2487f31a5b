import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PROCEDURES } from '../procedures/index.ts';
import { CLOSED, shownOf } from './shown.ts';
import { day, factSchema, instant, publicField, words } from './schemas.ts';
import type { Shown } from './shown.ts';

const open = { all: true, keys: {}, each: null };
const object = (keys: Record<string, Shown>) => ({ all: false, keys, each: null });
const inside = (schema: z.ZodType): Shown | undefined => shownOf(factSchema('made.up', { one: schema })).keys['one'];

describe('what is public of a fact', () => {
  it('is its type and its instant, and nothing else that is not declared', () => {
    const shape = { note: words(), count: z.int(), code: z.enum(['a']), is: z.boolean(), any: z.unknown() };
    const { keys } = shownOf(factSchema('made.up', shape));
    expect(keys['type']).toEqual(open);
    expect(keys['at']).toEqual(open);
    for (const name of Object.keys(shape)) expect([name, keys[name]]).toEqual([name, CLOSED]);
  });

  it.each<[string, z.ZodType, Shown]>([
    ['a day', day, open],
    ['an instant that may be left out', instant.optional(), open],
    ['a code', publicField(z.enum(['a', 'b'])), open],
    ['a code with a default', publicField(z.enum(['a', 'b'])).default('a'), open],
    ['a day or null', day.nullable(), open],
    [
      'a declared number that is refined',
      publicField(z.int())
        .min(2)
        .refine((n) => n > 2),
      open,
    ],
    ['a list of codes', z.array(publicField(z.enum(['a']))).min(1), { all: false, keys: {}, each: open }],
    ['a list of texts', z.array(words()), { all: false, keys: {}, each: CLOSED }],
    ['an object', z.strictObject({ on: day, name: words() }), object({ on: open, name: CLOSED })],
    ['a record of codes', z.record(z.string(), publicField(z.enum(['a']))), CLOSED],
    ['a pair', z.tuple([day, words()]), CLOSED],
    ['a code or a text', z.union([publicField(z.enum(['a'])), words()]), CLOSED],
    ['a code or a date', z.union([publicField(z.enum(['a'])), day]), open],
    ['anything beside a code', z.union([publicField(z.enum(['a'])), z.looseObject({})]), CLOSED],
    [
      'two objects',
      z.union([z.strictObject({ to: day }), z.strictObject({ to: words(), on: day })]),
      object({ to: CLOSED, on: open }),
    ],
    ['an object beside one with any keys', z.union([z.strictObject({ on: day }), z.object({ to: day })]), CLOSED],
    [
      'both of two objects',
      z.intersection(z.object({ on: day }), z.object({ to: words() })),
      object({ on: open, to: CLOSED }),
    ],
    ['a schema that refers to itself', z.lazy((): z.ZodType => z.strictObject({ on: day })), object({ on: open })],
  ])('is of %s what its declaration says', (_, schema, shown) => {
    expect(inside(schema)).toEqual(shown);
  });

  it('is nothing for a fact that is not known', () => {
    for (const procedure of PROCEDURES) expect(procedure.publicIn('__proto__')).toEqual(CLOSED);
  });

  it('is of a correction what is public in every fact that has the part', () => {
    const [request, , site] = PROCEDURES;
    const data = (one: (typeof PROCEDURES)[number] | undefined) => one?.publicIn('entry.corrected').keys['data']?.keys;
    expect(data(request)).toMatchObject({
      at: open,
      outcome: open,
      reasons: CLOSED,
      applicant: object({ kind: open }),
    });
    expect(data(site)).toMatchObject({ finding: open, to: CLOSED });
  });
});

// Reviewed by hand: each is a name that an office or the engine chooses, and no text in words.
const PUBLIC_TEXTS = [
  'clock.expired.clock',
  'consultation.answered.consultation',
  'consultation.delivered.consultation',
  'consultation.recalled.consultation',
  'consultation.sent.consultation',
  'consultation.undelivered.consultation',
  'objection.overridden.consultation',
  'objection.rejected.consultation',
];

type Json = Readonly<Record<string, unknown>>;

const textsIn = (schema: unknown, path: string): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, enum: codes, const: only, format, public: isPublic, properties, items, anyOf } = schema as Json;
  const isFree = type === 'string' && codes === undefined && only === undefined && format === undefined;
  return [
    ...(isFree && isPublic === true ? [path] : []),
    ...Object.entries((properties ?? {}) as Json).flatMap(([key, one]) => textsIn(one, `${path}.${key}`)),
    ...(items === undefined ? [] : textsIn(items, `${path}.*`)),
    ...(Array.isArray(anyOf) ? anyOf.flatMap((one) => textsIn(one, path)) : []),
  ];
};

it('the public texts of all facts are those that were reviewed', () => {
  const found = PROCEDURES.flatMap(({ facts }) =>
    Object.entries(facts).flatMap(([type, schema]) =>
      textsIn(z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }), type),
    ),
  );
  expect([...new Set(found)].toSorted()).toEqual(PUBLIC_TEXTS.toSorted());
});
