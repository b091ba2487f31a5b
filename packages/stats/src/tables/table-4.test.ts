import { civilDate } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { entered } from '../../test-support/entries.ts';
import { cellOfMade } from '../../test-support/requests.ts';
import type { RegisterId } from '../registers/registers.ts';
import { tallyContributions } from '../tally/tally-cases.ts';
import { checkTable } from './check-table.ts';
import { makeTable } from './make-table.ts';
import { contributesTo } from './terms.ts';
import { FORMATS } from '../formats/formats.ts';

const remedy = (on: string, organ: string, result: string) => ({
  indicator: 'request.remedy',
  on: civilDate(on),
  by: { organ, result },
});
const DECISIONS = [
  remedy('2026-01-01', 'review-organ', 'corrected'),
  remedy('2026-12-31', 'review-organ', 'other'),
  remedy('2026-06-01', 'court', 'corrected'),
  remedy('2026-06-01', 'court', 'corrected'),
  remedy('2026-07-01', 'court-after-review', 'other'),
  remedy('2025-12-31', 'court', 'corrected'),
  remedy('2027-01-01', 'court', 'corrected'),
];

const tableOf = (registers: Partial<Record<RegisterId, number>>, decisions = DECISIONS) => {
  const entries = Object.entries(registers).map(([id, value]) => entered(id as RegisterId, value, { year: 2026 }));
  const tally = tallyContributions('a', decisions);
  const table = (format: 'AR2021' | 'STAT2014') =>
    makeTable(format, tally, { year: 2026, cellOf: cellOfMade, entries });
  return { table: table('AR2021'), old: table('STAT2014') };
};

const rowOf = (cells: Readonly<Record<string, number | null>>, group: string) =>
  ['upheld', 'corrected', 'other', 'pending', 'total'].map((result) => cells[`remedies/${group}.${result}`]);

describe('table 4', () => {
  it('has the decisions that cases record in their year, where no register is filled', () => {
    const { cells, origins } = tableOf({}).table;
    expect(rowOf(cells, 'reconsideration')).toEqual([null, 1, 1, null, 2]);
    expect(rowOf(cells, 'direct')).toEqual([null, 2, null, null, 2]);
    expect(rowOf(cells, 'later')).toEqual([null, null, 1, null, 1]);
    expect(['corrected', 'other'].map((result) => origins[`remedies/direct.${result}`]?.from)).toEqual([
      'facts',
      'blank',
    ]);
    // A single decision is enough.
    expect(origins['remedies/later.other']?.from).toBe('facts');
  });

  it('adds them to the registers, which hold what no case records', () => {
    const registers = {
      'direct-suits-upheld': 4,
      'direct-suits-corrected': 1,
      'direct-suits-other': 0,
      'direct-suits-pending': 3,
    };
    const { table } = tableOf(registers);
    // The total of the register is the sum of its parts.
    expect(rowOf(table.cells, 'direct')).toEqual([4, 3, 0, 3, 10]);
    expect(checkTable(table)).toEqual([]);
    expect(rowOf(tableOf({ ...registers, 'direct-suits': 8 }).table.cells, 'direct')).toEqual([4, 3, 0, 3, 10]);
    expect(rowOf(tableOf(registers, []).table.cells, 'direct')).toEqual([4, 1, 0, 3, 8]);
  });

  it('is parts 4 and 5 of the form of 2014, with all suits in one', () => {
    const { cells } = tableOf({ 'suits-upheld': 1, 'suits-corrected': 0, 'suits-other': 0 }).old;
    expect(['4', '4.1', '4.2', '4.3'].map((id) => cells[id])).toEqual([2, null, 1, 1]);
    expect(['5', '5.1', '5.2', '5.3'].map((id) => cells[id])).toEqual([4, 1, 2, 1]);
  });

  it('names the cases of a cell', () => {
    const amountOf = contributesTo(FORMATS.AR2021, 'remedies/direct.corrected', { year: 2026, cellOf: cellOfMade });
    expect(amountOf(DECISIONS)).toBe(2);
    expect(() => contributesTo(FORMATS.AR2021, 'remedies/direct.upheld', { year: 2026, cellOf: cellOfMade })).toThrow(
      'is fed by the register',
    );
  });
});
