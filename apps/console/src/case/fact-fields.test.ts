import { describe, expect, it } from 'vitest';
import { type FactField, saidBy, wordFor } from './fact-fields.ts';
import { sampleFact } from './sample-fact.ts';

const both = (zh: string) => ({ zh, en: zh });

const FIELDS: readonly FactField[] = [
  { path: 'type', label: both('种类'), values: null },
  { path: 'way', label: both('方式'), values: [{ value: 'post', label: both('邮寄') }] },
  { path: 'to.name', label: both('收件人'), values: null },
  { path: 'points', label: both('事项'), values: null },
  { path: 'points[]', label: both('事项'), values: [{ value: 'name', label: both('姓名') }] },
];

describe('saidBy', () => {
  it('has names of fields and values, in the order of the form', () => {
    const fact = {
      type: 'x',
      at: '2026-03-02T09:00:00+08:00',
      to: { name: '周某' },
      points: ['name', '其他'],
      way: 'post',
    };
    expect(saidBy(fact, FIELDS).map(({ label, values }) => [label.zh, values])).toEqual([
      ['方式', [both('邮寄')]],
      ['收件人', ['周某']],
      ['事项', [both('姓名'), '其他']],
    ]);
  });

  it('shows a field without a name by its place', () => {
    expect(saidBy({ more: { deep: true } }, FIELDS)).toEqual([
      { path: 'more.deep', label: both('more.deep'), values: [true] },
    ]);
  });
});

describe('wordFor', () => {
  it('finds the word of a value in any form', () => {
    expect(wordFor([{ type: 'x', fields: FIELDS }], 'post')).toEqual(both('邮寄'));
    expect(wordFor([{ type: 'x', fields: FIELDS }], 'carrier-pigeon')).toEqual(both('carrier-pigeon'));
  });
});

describe('sampleFact', () => {
  it('fills in what a schema needs, and what is known', () => {
    const schema = {
      type: 'object',
      properties: {
        type: { const: 'x' },
        at: { type: 'string', format: 'date-time' },
        until: { type: 'string', format: 'date' },
        way: { enum: ['post', 'hand'] },
        days: { type: 'integer', exclusiveMinimum: 0 },
        letter: { type: 'string', pattern: '^[a-z0-9]+$' },
        parts: { type: 'array', minItems: 1, items: { type: 'string' } },
        left: { type: 'string' },
      },
      required: ['type', 'at', 'until', 'way', 'days', 'letter', 'parts'],
    };
    const now = '2026-03-02T09:00:00+08:00';
    const made = { type: 'x', at: now, until: '2026-03-02', way: 'post', days: 1, letter: 'x1', parts: ['…'] };
    expect(sampleFact({ type: 'x', schema }, {}, now)).toEqual(made);
    expect(sampleFact({ type: 'x', schema }, { letter: 'c1' }, now)).toEqual({ ...made, letter: 'c1' });
  });
});
