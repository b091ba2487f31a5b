import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fieldsOf, type FormField, settingFieldsOf } from '../kernel/labels/index.ts';
import { FILE_FACTS, FILE_LABELS } from '../kernel/file/index.ts';
import { fieldLabel, type FormLabels, kit, convention, text } from '../kernel/index.ts';
import type { AnyProcedure } from '../kernel/procedure.ts';
import { PROCEDURES, siteError } from './index.ts';

const HAN = /[\u4E00-\u9FFF]/;

// An abbreviation stays as it is in English; nothing is left as a name of the code.
const isWorded = ({ zh, en }: FormField['label']): boolean => HAN.test(zh) && /[A-Za-z]/.test(en) && !HAN.test(en);

const unworded = (where: string, fields: readonly FormField[]): readonly string[] =>
  fields.flatMap(({ path, label, values, hint }) => [
    ...(isWorded(label) ? [] : [`${where} ${path}: ${label.zh}`]),
    ...(hint === null || hint.zh !== '' ? [] : [`${where} ${path}: empty hint`]),
    ...(values ?? []).filter((one) => !isWorded(one.label)).map(({ value }) => `${where} ${path} = ${value}`),
  ]);

// Every property and every named value of a JSON Schema, found by its text alone and not by the code under test.
const namesIn = (schema: z.ZodType): ReadonlySet<string> => {
  const names = new Set<string>();
  JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), (key, value: unknown) => {
    const part = value as Readonly<Record<string, unknown>> | null;
    if (key === 'properties') for (const name of Object.keys(part ?? {})) names.add(name);
    if (key === 'enum') for (const one of Object.values(part ?? {})) names.add(`= ${String(one)}`);
    if (key === 'const') names.add(`= ${String(value)}`);
    return value;
  });
  return names;
};

const shownNames = (fields: readonly FormField[]): ReadonlySet<string> =>
  new Set(
    fields.flatMap(({ place, values }) => [
      ...place.filter((key) => key !== '[]'),
      ...(values ?? []).map(({ value }) => `= ${value}`),
    ]),
  );

const typesOf = (procedure: AnyProcedure) => [...procedure.factTypes, ...Object.keys(FILE_FACTS)];

const schemaOf = (procedure: AnyProcedure, type: string): z.ZodType =>
  Object.hasOwn(FILE_FACTS, type)
    ? FILE_FACTS[type as keyof typeof FILE_FACTS].schema
    : (procedure.facts[type] ?? z.never());

/** What no field would miss if it were not declared. */
const unused = (labels: FormLabels, shown: readonly string[]): readonly string[] =>
  [...Object.keys(labels.fields ?? {}), ...Object.keys(labels.values ?? {})].filter((key) => !shown.includes(key));

const keysOf = (type: string, { path, place }: FormField): readonly string[] => [
  ...[path, path.replaceAll(/(\[\])+$/g, '')].flatMap((one) => [one, `${type}:${one}`]),
  place.findLast((key) => key !== '[]') ?? '',
];

describe.each(PROCEDURES.map((procedure) => [procedure.id, procedure] as const))('the forms of %s', (_, procedure) => {
  it('have words in both languages for every field and value of every fact, and of the settings', () => {
    expect([
      ...typesOf(procedure).flatMap((type) => unworded(type, fieldsOf(procedure, type))),
      ...unworded('settings', settingFieldsOf(procedure)),
    ]).toEqual([]);
  });

  it('leave out no property and no value of a schema', () => {
    for (const type of typesOf(procedure)) {
      expect([type, shownNames(fieldsOf(procedure, type))]).toEqual([type, namesIn(schemaOf(procedure, type))]);
    }
    expect(shownNames(settingFieldsOf(procedure))).toEqual(namesIn(procedure.settings));
  });

  it('declare no word that nothing is called by', () => {
    const shown = [
      ...procedure.factTypes.flatMap((type) => fieldsOf(procedure, type).flatMap((one) => keysOf(type, one))),
      ...settingFieldsOf(procedure).flatMap((one) => keysOf('settings', one)),
    ];
    expect(unused(procedure.labels, shown)).toEqual([]);
  });
});

describe('the words of forms', () => {
  it('of the file are all used', () => {
    const shown = Object.keys(FILE_FACTS).flatMap((type) =>
      fieldsOf(siteError, type).flatMap((one) => keysOf(type, one)),
    );
    expect(unused(FILE_LABELS, shown)).toEqual([]);
  });

  it('are the closest declared ones, and the names where nothing is declared', () => {
    const { fact, procedure } = kit({ states: { new: text('新', 'new'), open: text('办理中', 'open') } });
    const own = procedure({
      id: 'own',
      version: '1.0.0',
      label: text('试', 'own'),
      prefix: '试',
      labels: {
        fields: { name: fieldLabel('名', 'by name'), 'of.name': fieldLabel('径', 'by path', text('注', 'hint')) },
        values: { size: { 1: text('小', 'small') } },
      },
      facts: {
        opened: fact({
          label: text('立案', 'opened'),
          basis: convention('engine'),
          by: ['handler'],
          data: {
            name: z.string(),
            of: z.strictObject({ name: z.string() }).nullable(),
            size: z.union([z.literal(1), z.literal(2), z.null()]),
            either: z.array(
              z.discriminatedUnion('kind', [
                z.strictObject({ kind: z.literal('a'), a: z.string() }),
                z.strictObject({ kind: z.literal('b'), name: z.string() }),
              ]),
            ),
          },
          from: { new: 'open' },
        }),
      },
    });
    const shown = fieldsOf(own, 'opened').map(({ path, label, hint, values }) => [
      path,
      label.en,
      hint?.en ?? null,
      values?.map((one) => [one.value, one.label.en]) ?? null,
    ]);
    expect(shown).toEqual([
      ['type', 'what is recorded', null, [['opened', 'opened']]],
      ['at', 'when it happened', 'Beijing time, to the minute', null],
      ['name', 'by name', null, null],
      ['of', 'of', null, null],
      ['of.name', 'by path', 'hint', null],
      [
        'size',
        'size',
        null,
        [
          [1, 'small'],
          [2, '2'],
        ],
      ],
      ['either', 'either', null, null],
      ['either[]', 'either', null, null],
      [
        'either[].kind',
        'kind',
        null,
        [
          ['a', 'a'],
          ['b', 'b'],
        ],
      ],
      ['either[].a', 'a', null, null],
      ['either[].name', 'by name', null, null],
    ]);
    expect(fieldsOf(own, 'toString')).toEqual([]);
  });

  it('end where a schema contains itself', () => {
    const { fact, procedure } = kit({ states: { new: text('新', 'new') } });
    const tree: z.ZodType = z.lazy(() => z.strictObject({ leaf: z.string(), parts: z.array(tree) }));
    const own = procedure({
      id: 'trees',
      version: '1.0.0',
      label: text('树', 'trees'),
      prefix: '树',
      facts: {
        grown: fact({
          label: text('长', 'grown'),
          basis: convention('engine'),
          by: ['handler'],
          data: { tree },
          from: { new: 'stay' },
        }),
      },
    });
    expect(fieldsOf(own, 'grown').map(({ path }) => path)).toEqual([
      'type',
      'at',
      'tree',
      'tree.leaf',
      'tree.parts',
      'tree.parts[]',
    ]);
  });
});
