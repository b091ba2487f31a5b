import { describe, expect, it } from 'vitest';
import { findFaults } from './faults.ts';
import type { Form, YearTable } from './figure-reads.ts';

const rule = (name: string, left: readonly string[], right: readonly string[]): Form['rules'][number] => ({
  rule: name,
  kind: 'equal',
  soft: false,
  left: [...left],
  right: [...right],
  before: [],
});

const FORM: Form = {
  id: 'F',
  title: 'F',
  from: 2021,
  prescribedBy: '',
  tables: [],
  rules: [
    rule('row', ['a/total'], ['a/x', 'a/y']),
    rule('column', ['sum/x'], ['a/x', 'b/x']),
    rule('other', ['c'], ['d']),
  ],
};

const tableOf = (figures: Readonly<Record<string, number>>, findings: YearTable['findings']): YearTable => ({
  format: 'F',
  title: 'F',
  year: 2025,
  agency: null,
  published: false,
  cells: Object.entries(figures).map(([id, figure]) => ({
    id,
    label: id,
    column: null,
    unit: '件',
    figure,
    from: 'facts',
    register: null,
  })),
  findings,
  sinceLastYear: [],
  open: [],
  missing: [],
  uncounted: [],
});

const broken = (name: string, cells: readonly string[], stated: number, expected: number) => ({
  rule: name,
  soft: false,
  cells: [...cells],
  stated,
  expected,
});

describe('findFaults', () => {
  it('makes one fault of a row and a column that one cell sets right, with the value that it must have', () => {
    const table = tableOf({ 'a/x': 174, 'a/y': 1, 'a/total': 148, 'b/x': 5, 'sum/x': 152, c: 1, d: 2 }, [
      broken('row', ['a/total', 'a/x', 'a/y'], 148, 175),
      broken('column', ['sum/x', 'a/x', 'b/x'], 152, 179),
      broken('other', ['c', 'd'], 1, 2),
    ]);
    expect(findFaults(FORM, table)).toMatchObject([
      { number: 1, kind: 'error', cell: 'a/x', right: 147, others: ['a/total', 'a/y', 'sum/x', 'b/x'] },
      { number: 2, kind: 'error', cell: 'c', right: null, others: ['d'] },
    ]);
  });

  it('keeps two rules apart that no value of the cell in both sets right', () => {
    const table = tableOf({ 'a/x': 10, 'a/y': 0, 'a/total': 11, 'b/x': 0, 'sum/x': 13 }, [
      broken('row', ['a/total', 'a/x', 'a/y'], 11, 10),
      broken('column', ['sum/x', 'a/x', 'b/x'], 13, 10),
    ]);
    expect(findFaults(FORM, table)).toMatchObject([
      { cell: 'a/total', right: null, broken: [{ finding: { rule: 'row' } }] },
      { cell: 'sum/x', right: null, broken: [{ finding: { rule: 'column' } }] },
    ]);
  });

  it('puts what is only to be explained behind the errors', () => {
    const table = tableOf({ c: 1, d: 2 }, [{ ...broken('other', ['c', 'd'], 1, 2), soft: true }]);
    const errors = { ...table, findings: [...table.findings, broken('SC2 c', ['c'], 1.5, 2)] };
    expect(findFaults(FORM, errors)).toMatchObject([
      { number: 1, kind: 'error', cell: 'c', right: 2 },
      { number: 2, kind: 'check', cell: 'c' },
    ]);
  });
});
