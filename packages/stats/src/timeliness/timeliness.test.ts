import { civilDate } from '@gongkai/calendar';
import type { Contribution } from '@gongkai/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTallies } from '../tally/merge-tallies.ts';
import { tallyCases, tallyContributions } from '../tally/tally-cases.ts';
import { emptyTally } from '../tally/tally.ts';
import { computeDistribution } from './distribution.ts';
import { timeliness, timelinessTable } from './timeliness.ts';

const one = (indicator: string, on: string, by: Readonly<Record<string, string>> = {}): Contribution => ({
  indicator,
  on: civilDate(on),
  by,
});

/** A request as the procedure counts it: due on a day, finished on another after so many working days, or open. */
const request = (received: string, due: string, finished: string | null, days: number): readonly Contribution[] => {
  const late = finished !== null && finished > due;
  return [
    one('request.received', received),
    ...(finished === null
      ? []
      : [
          one('request.handled', finished, { timeliness: late ? 'late' : days > 20 ? 'extended' : 'in-time' }),
          one('request.days', finished, { days: String(days) }),
        ]),
    ...(late || finished === null ? [one('request.overdue', due)] : []),
  ];
};

describe('timeliness', () => {
  const tally = tallyContributions('a', [
    ...request('2026-01-05', '2026-02-02', '2026-01-20', 11),
    ...request('2026-01-05', '2026-03-06', '2026-02-27', 34),
    ...request('2026-01-06', '2026-02-03', '2026-03-10', 40),
    // Open since, and overdue from February on.
    ...request('2026-01-26', '2026-02-28', null, 0),
  ]);

  it('counts what was handled in time, in the extended period and late in the month in which it was handled', () => {
    const months = timelinessTable(tally, { from: '2026-01', through: '2026-04' });
    expect(
      months.map(({ month, received, handled, inTime, extended, late }) => [
        month,
        received,
        handled,
        inTime,
        extended,
        late,
      ]),
    ).toEqual([
      ['2026-01', 4, 1, 1, 0, 0],
      ['2026-02', 0, 1, 0, 1, 0],
      ['2026-03', 0, 1, 0, 0, 1],
      ['2026-04', 0, 0, 0, 0, 0],
    ]);
  });

  it('counts open requests past their period as late, at the end of each month', () => {
    const months = timelinessTable(tally, { from: '2026-01', through: '2026-04' });
    expect(months.map(({ open, openLate, shareInTime }) => [open, openLate, shareInTime])).toEqual([
      [3, 0, '100.00'],
      [2, 2, '33.33'],
      [1, 1, '0.00'],
      [1, 1, '0.00'],
    ]);
    expect(timeliness(tally, { from: '2026-01', through: '2026-12' })).toMatchObject({
      open: 1,
      openLate: 1,
      shareInTime: '50.00',
    });
  });

  it('has no percentage and no days without cases', () => {
    const none = timeliness(emptyTally, { from: '2026-01', through: '2026-01' });
    expect(none).toMatchObject({ handled: 0, open: 0, openLate: 0, shareInTime: null });
    expect(none.days).toEqual({ total: 0, counts: [], medianDays: null, p90Days: null });
    expect(none.incidents.release.shareKept).toBeNull();
  });

  it('takes only the agencies asked for, each month a row of its own', () => {
    const two = mergeTallies([tally, tallyContributions('b', request('2026-01-07', '2026-02-04', '2026-01-08', 1))]);
    expect(
      timelinessTable(two, { from: '2026-01', through: '2026-02', agencies: ['b', 'c', 'b'] }).map(
        ({ agency, month, handled }) => [agency, month, handled],
      ),
    ).toEqual([
      ['b', '2026-01', 1],
      ['b', '2026-02', 0],
      ['c', '2026-01', 0],
      ['c', '2026-02', 0],
    ]);
    expect(timelinessTable(two, { from: '2026-01', through: '2026-01' }).map(({ agency }) => agency)).toEqual([
      'a',
      'b',
    ]);
  });

  it.each([
    ['2026-13', '2026-13', '"2026-13" is not a month YYYY-MM'],
    ['2026', '2026-01', '"2026" is not a month YYYY-MM'],
    ['2026-02', '2026-01', 'The span from 2026-02 through 2026-01 ends before it begins'],
  ])('is refused from %s through %s', (from, through, message) => {
    const refused = expect.objectContaining({ code: 'stats/bad-month', message });
    expect(() => timeliness(tally, { from, through })).toThrow(refused);
    expect(() => timelinessTable(emptyTally, { from, through })).toThrow(refused);
  });

  it('covers the last month', () => {
    expect(timeliness(tally, { from: '0001-01', through: '9999-12' }).received).toBe(4);
  });
});

describe('a distribution of working days', () => {
  it.each([
    [[], null, null],
    [[5], 5, 5],
    [[1, 2], 1, 2],
    [[1, 2, 3], 2, 3],
    [[1, 1, 1, 1, 1, 1, 1, 1, 1, 40], 1, 1],
    [[1, 1, 1, 1, 1, 1, 1, 1, 30, 40], 1, 30],
    [[9, 10, 100], 10, 100],
  ])('of %j has the median %s and the ninetieth percentile %s', (days, median, p90) => {
    const tally = tallyContributions(
      'a',
      days.map((count) => one('request.days', '2026-01-05', { days: String(count) })),
    );
    const { medianDays, p90Days, total } = timeliness(tally, { from: '2026-01', through: '2026-01' }).days;
    expect([medianDays, p90Days, total]).toEqual([median, p90, days.length]);
  });

  it('has half of all up to its median and nine in ten up to its percentile, and adds up from parts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 1 }), fc.array(fc.nat(60)), (mine, others) => {
        const part = (agency: string, days: readonly number[]) =>
          tallyContributions(
            agency,
            days.map((count) => one('request.days', '2026-01-05', { days: String(count) })),
          );
        const merged = mergeTallies([part('a', mine), part('b', others)]);
        const { days } = timeliness(merged, { from: '2026-01', through: '2026-01' });
        const all = [...mine, ...others].toSorted((a, b) => a - b);
        expect(days.medianDays).toBe(all[Math.ceil(all.length / 2) - 1]);
        expect(days.p90Days).toBe(all[Math.ceil((all.length * 9) / 10) - 1]);
      }),
    );
  });

  it('is in the order of the numbers, not of their texts', () => {
    const counts = new Map([
      ['10', 1],
      ['9', 2],
    ]);
    expect(computeDistribution(counts).counts).toEqual([
      [9, 2],
      [10, 1],
    ]);
  });
});

describe('incidents of a month', () => {
  it('are those that occurred in it, with their hours', () => {
    const incident = (kept: string) => [
      one('incident.occurred', '2026-02-16', { category: 'accident', grade: 'II' }),
      one('incident.release', '2026-02-16', { category: 'accident', grade: 'II', kept }),
    ];
    const tally = tallyCases(
      ['in-time', 'late', 'open-late', 'open'].map((kept) => ({ agency: 'a', contributions: incident(kept) })),
    );
    const { release } = timeliness(tally, { from: '2026-02', through: '2026-02' }).incidents;
    expect(release).toEqual({ bound: 4, kept: 1, late: 1, open: 1, openLate: 1, shareKept: '33.33' });
    expect(timeliness(tally, { from: '2026-03', through: '2026-03' }).incidents.total).toBe(0);
  });
});
