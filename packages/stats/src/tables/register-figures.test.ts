import { describe, expect, it } from 'vitest';
import { entered } from '../../test-support/entries.ts';
import type { Entry } from '../registers/entry.ts';
import { casesOf, cellOfMade, madeRequest } from '../../test-support/requests.ts';
import { tallyCases } from '../tally/tally-cases.ts';
import { emptyTally } from '../tally/tally.ts';
import { checkTable, notAssessable } from './check-table.ts';
import { makeTable } from './make-table.ts';

const table = (entries: readonly Entry[], agencies?: readonly string[]) =>
  makeTable('STAT2014', emptyTally, { year: 2018, cellOf: cellOfMade, entries, ...(agencies && { agencies }) });

const missingIn = ({ missing }: ReturnType<typeof table>, cell: string) =>
  missing.find((one) => one.cell === cell)?.agencies;

describe('a table from registers', () => {
  it('takes the last entry of the year, with who made it and when', () => {
    const last = entered('offices', 7, { by: 'wang', at: 9 });
    const { cells, origins } = table([entered('offices', 5), last, entered('offices', 6, { year: 2019 })]);
    expect(cells['8.1']).toBe(7);
    expect(origins['8.1']).toEqual({ from: 'typed', register: 'offices', entries: [last], cells: [] });
    expect(origins['3.1']).toEqual({ from: 'facts', register: null, entries: [], cells: [] });
  });

  it('distinguishes typed entries from those of another register', () => {
    const entries = [entered('offices', 7), entered('offices', 1, { agency: 'b', origin: 'register' })];
    expect(table(entries).origins['8.1']?.from).toBe('register');
    expect(table(entries).cells['8.1']).toBe(8);
  });

  it('is blank if no agency filled it or the entry was withdrawn, and zero if zero was entered', () => {
    const filled = table([entered('offices', 7), entered('offices', null), entered('meetings', 0)]);
    expect([filled.cells['8.1'], filled.cells['9.1'], filled.cells['9.2']]).toEqual([null, 0, null]);
    expect(filled.origins['8.1']).toEqual({ from: 'blank', register: 'offices', entries: [], cells: [] });
    expect([missingIn(filled, '8.1'), missingIn(filled, '9.1'), missingIn(filled, '9.2')]).toEqual([
      ['a'],
      undefined,
      ['a'],
    ]);
  });

  it('lists every blank cell if no agency is requested', () => {
    const { missing } = table([]);
    expect(missing).toHaveLength(36);
    expect(missing[0]).toEqual({ cell: '1.1', register: 'proactive-items', agencies: [] });
  });

  it('adds up what agencies have filled, and names those that have not', () => {
    const entries = [entered('meetings', 2), entered('meetings', 3, { agency: 'c' })];
    const filled = table(entries, ['c', 'b', 'a', 'b']);
    expect(filled.cells['9.1']).toBe(5);
    expect(missingIn(filled, '9.1')).toEqual(['b']);
    expect(table(entries, ['a']).cells['9.1']).toBe(2);
  });

  it('expects every register from an agency that has a case', () => {
    const tally = tallyCases(casesOf([madeRequest({ agency: 'z' })]));
    const filled = makeTable('STAT2014', tally, { year: 2018, cellOf: cellOfMade, entries: [entered('meetings', 2)] });
    expect(missingIn(filled, '9.1')).toEqual(['z']);
  });

  it('adds up money to the fen', () => {
    const budget = (agency: string, value: number) => entered('budget', value, { agency });
    expect(table([budget('a', 1585.1), budget('b', 3219.47), budget('c', 0.000001)]).cells['8.4']).toBe(4804.570001);
  });

  it('adds up the parts of a total that was not entered, agency by agency, unless a part is blank', () => {
    const parts = (agency: string, ...values: readonly number[]) =>
      (['reconsiderations-upheld', 'reconsiderations-corrected', 'reconsiderations-other'] as const).flatMap(
        (id, index) => (values[index] === undefined ? [] : [entered(id, values[index], { agency })]),
      );
    const filled = table([...parts('a', 42, 32, 31), ...parts('b', 1, 2)]);
    expect([filled.cells['4'], filled.cells['4.1'], filled.cells['4.3']]).toEqual([105, 43, 31]);
    expect(filled.origins['4']).toEqual({
      from: 'derived',
      register: 'reconsiderations-concluded',
      entries: [],
      cells: ['4.1', '4.2', '4.3'],
    });
    expect([missingIn(filled, '4'), missingIn(filled, '4.3')]).toEqual([['b'], ['b']]);
    const own = table([...parts('a', 42, 32, 31), entered('reconsiderations-concluded', 106)]);
    expect(own.cells['4']).toBe(106);
    expect(checkTable(own).map(({ ruleId, stated, expected }) => [ruleId, stated, expected])).toEqual([
      ['J5', 106, 105],
    ]);
  });

  it('does not compare sums that miss different agencies', () => {
    // One agency states how many people it has, the other also of which kind.
    const entries = [
      entered('staff', 10),
      entered('staff', 7, { agency: 'b' }),
      entered('staff-full-time', 3, { agency: 'b' }),
      entered('staff-part-time', 4, { agency: 'b' }),
    ];
    const both = table(entries);
    expect([both.cells['8.3'], both.cells['8.3.1'], both.cells['8.3.2']]).toEqual([17, 3, 4]);
    expect(checkTable(both)).toEqual([]);
    expect(notAssessable(both).map(({ id }) => id)).toContain('J7');
    const one = table(entries, ['b']);
    expect(notAssessable(one).map(({ id }) => id)).not.toContain('J7');
  });
});
