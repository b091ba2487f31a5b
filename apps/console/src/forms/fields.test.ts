import { expect, it } from 'vitest';
import { bodyOf } from './body-of.ts';
import { CHOSEN, type DraftGroup, draftOf } from './draft.ts';
import { formOf } from './field-of.ts';

// Kinds of fields that another procedure may have.
const form = formOf({
  type: 'object',
  properties: {
    until: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
    sent: { type: 'boolean', const: true },
    way: {
      oneOf: [
        {
          type: 'object',
          properties: { by: { const: 'post' }, number: { type: 'string' } },
          required: ['by', 'number'],
        },
        { type: 'object', properties: { by: { const: 'hand' } }, required: ['by'] },
      ],
    },
    sums: { type: 'object', additionalProperties: { type: 'number', minimum: 0 } },
    rows: {
      type: 'array',
      minItems: 2,
      items: {
        type: 'object',
        properties: { a: { type: 'integer', maximum: 9 }, b: { type: 'string' } },
        required: ['a'],
      },
    },
    link: { type: 'string', format: 'uri' },
    size: { enum: [1, 2] },
  },
  required: ['until', 'way'],
});

const whole = {
  until: null,
  sent: true,
  way: { by: 'post', number: '7' },
  sums: { a: 1.5 },
  rows: [{ a: 1 }, { a: 2, b: 'x' }],
  link: 'https://a.cn/',
  size: 2,
};

it('comes back from its form as it was', () => {
  expect(bodyOf(form, draftOf(form, whole))).toEqual({ value: whole, problems: [] });
  const other = { until: '2026-03-05', way: { by: 'hand' } };
  expect(bodyOf(form, draftOf(form, other))).toEqual({ value: other, problems: [] });
});

it('says what is wrong, and where', () => {
  const draft: DraftGroup = {
    until: { [CHOSEN]: '0', '0': '2026-02-30' },
    rows: [{ a: '10' }, { b: 'x' }, { a: '１' }, {}],
    link: 'javascript:alert(1)',
    sums: [{ key: 'a', value: '-1' }],
  };
  const { problems, value } = bodyOf(form, draft);
  expect(problems.map(({ path, lack }) => `${path} ${lack}`)).toEqual([
    'until day',
    'way unchosen',
    'sums.a least',
    'rows.0.a most',
    'rows.1.a missing',
    'link address',
  ]);
  expect(value['rows']).toEqual([{}, { b: 'x' }, { a: 1 }]);
  expect(
    bodyOf(form, { rows: [{ a: '1' }] }).problems.map(({ path, lack, limit }) => `${path} ${lack} ${limit}`),
  ).toEqual(['until unchosen null', 'way unchosen null', 'rows few 2']);
});

it('reads an older draft as far as it fits', () => {
  expect(draftOf(form, { rows: 'none', way: 3 })).toEqual({ rows: [], way: {} });
  expect(bodyOf(form, { rows: 'x', way: ['a'], until: { [CHOSEN]: '9' } }).value).toEqual({});
});
