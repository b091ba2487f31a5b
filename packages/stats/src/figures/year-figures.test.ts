import { civilDate } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { APPLICANTS } from '../codes.ts';
import { casesOf, cellOfMade, contributionsOf, type MadeRequest, madeRequest } from '../../test-support/requests.ts';
import { mergeTallies, removeCase } from '../tally/merge-tallies.ts';
import { tallyCases, tallyContributions } from '../tally/tally-cases.ts';
import { emptyTally } from '../tally/tally.ts';
import { yearFigures } from './year-figures.ts';

const repeated = (counts: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(counts).flatMap(([value, count]) => Array.from({ length: count }, () => value));

// 3605 requests as Yunnan reported them for 2018; the breakdown of mail, refusals and other replies is made up.
const CHANNELS = repeated({
  'in-person': 730,
  oral: 10,
  fax: 46,
  internet: 1531,
  'mail-signed': 1000,
  'mail-ordinary': 288,
});
const CELLS = repeated({
  '3.3.1': 1140,
  '3.3.2': 1240,
  '3.3.3': 146,
  '3.3.4.1': 61,
  '3.3.4.2': 200,
  '3.3.5': 300,
  '3.3.6': 400,
  '3.3.7': 18,
  '3.3.8': 100,
});
const PERIODS = repeated({ 'in-time': 3400, extended: 200, late: 5 });

const yunnan = CHANNELS.map((channel, index): MadeRequest => {
  // Steps that have no factor in common with 3605 spread the three divisions over each other.
  const at = (values: readonly string[], step: number) => values[(index * step) % 3605] ?? '';
  return madeRequest({
    agency: index < 2714 ? 'prefectures' : 'departments',
    channel,
    outcome: at(CELLS, 13),
    timeliness: at(PERIODS, 11),
  });
});

const oldCell = (outcome: string, format: string): string | null => (format === 'STAT2014' ? outcome : null);

describe('the figures of Yunnan for 2018', () => {
  const tally = tallyCases(casesOf(yunnan));
  const figures = yearFigures(tally, { year: 2018, cellOf: oldCell });

  it('have 3605 requests, by channel', () => {
    expect(figures.received.total).toBe(3605);
    expect(figures.received.byRow).toEqual([
      { id: '3.1.1', count: 740, share: '20.53' },
      { id: '3.1.2', count: 46, share: '1.28' },
      { id: '3.1.3', count: 1531, share: '42.47' },
      { id: '3.1.4', count: 1288, share: '35.73' },
    ]);
    expect(figures.received.by).toEqual([
      { id: 'in-person', count: 730, share: '20.25' },
      { id: 'oral', count: 10, share: '0.28' },
      { id: 'mail-signed', count: 1000, share: '27.74' },
      { id: 'mail-ordinary', count: 288, share: '7.99' },
      { id: 'internet', count: 1531, share: '42.47' },
      { id: 'fax', count: 46, share: '1.28' },
    ]);
  });

  it('have 3605 replies, 818 of them in other forms', () => {
    expect(figures.forms.STAT2014.replies).toEqual([
      { id: '3.3.1', count: 1140, share: '31.62' },
      { id: '3.3.2', count: 1240, share: '34.40' },
      { id: '3.3.3', count: 146, share: '4.05' },
      { id: '3.3.4', count: 261, share: '7.24' },
      { id: '3.3.5-3.3.8', count: 818, share: '22.69' },
    ]);
    expect(figures.results.total).toBe(3605);
    expect(figures.results.by.map(({ id, count }) => [id, count])).toEqual([
      ['3.3.1', 1140],
      ['3.3.2', 1240],
      ['3.3.3', 146],
      ['3.3.4.1', 61],
      ['3.3.4.2', 200],
      ['3.3.5', 300],
      ['3.3.6', 400],
      ['3.3.7', 18],
      ['3.3.8', 100],
    ]);
  });

  it('separate late from extended, although the form has one row for both', () => {
    expect(figures.handled).toEqual({
      total: 3605,
      by: [
        { id: 'in-time', count: 3400, share: '94.31' },
        { id: 'extended', count: 200, share: '5.55' },
        { id: 'late', count: 5, share: '0.14' },
      ],
    });
    expect(figures.forms.STAT2014.table.cells['3.2.2']).toBe(205);
  });

  it('break no rule of the form of 2014, and show that the later forms have no rows for them', () => {
    expect(figures.forms.STAT2014.findings).toEqual([]);
    expect(figures.forms.STAT2014.table.uncounted).toEqual([]);
    const { table, findings } = figures.forms.AR2021;
    expect(table.uncounted.reduce((total, { amount }) => total + amount, 0)).toBe(3605);
    expect(findings.map(({ ruleId, at }) => `${ruleId} ${at}`)).toEqual(['I2 natural', 'I2 total']);
  });

  it('are those of prefectures and departments together', () => {
    const part = (agency: string) => tallyCases(casesOf(yunnan.filter((one) => one.agency === agency)));
    const merged = mergeTallies([part('departments'), part('prefectures')]);
    expect(yearFigures(merged, { year: 2018, cellOf: oldCell })).toEqual(figures);
    const departments = yearFigures(tally, { year: 2018, cellOf: oldCell, agencies: ['departments'] });
    expect(departments.received.total).toBe(891);
  });
});

describe('the figures of a year', () => {
  it('group replies as the later forms do', () => {
    const outcomes = ['full', 'full', 'partly', 'secret', 'private', 'absent', 'elsewhere', 'unpaid'];
    const tally = tallyCases(
      casesOf(outcomes.map((outcome, index) => madeRequest({ outcome, applicant: APPLICANTS[index % 6] ?? '' }))),
    );
    const { forms } = yearFigures(tally, { year: 2018, cellOf: cellOfMade });
    const grouped = [
      { id: 'r1', count: 2, share: '25.00' },
      { id: 'r2', count: 1, share: '12.50' },
      { id: 'r3', count: 2, share: '25.00' },
      { id: 'r4', count: 1, share: '12.50' },
      { id: 'r5', count: 1, share: '12.50' },
      { id: 'r6', count: 1, share: '12.50' },
    ];
    expect(forms.AR2021.replies).toEqual(grouped);
    expect(forms.AR2019.replies).toEqual(grouped);
    expect([...forms.AR2019.findings, ...forms.AR2021.findings]).toEqual([]);
  });

  it('count complaints, fees in yuan and incidents of the year', () => {
    const on = civilDate('2018-12-31');
    const tally = tallyContributions('a', [
      { indicator: 'request.complaint', on, by: {} },
      { indicator: 'request.fee', on, by: {}, amount: 200 },
      { indicator: 'request.fee', on, by: {}, amount: 10.5 },
      { indicator: 'request.fee', on: civilDate('2019-01-01'), by: {}, amount: 40 },
      { indicator: 'incident.occurred', on, by: { category: 'accident', grade: 'IV' } },
    ]);
    const figures = yearFigures(tally, { year: 2018, cellOf: cellOfMade });
    expect([figures.year, figures.complaints, figures.feesPaid, figures.incidents.total]).toEqual([2018, 1, 210.5, 1]);
  });

  it('have zeros without shares if nothing happened', () => {
    const figures = yearFigures(emptyTally, { year: 2018, cellOf: cellOfMade });
    expect(figures.received.total).toBe(0);
    expect(
      [...figures.received.by, ...figures.handled.by].every(({ count, share }) => count === 0 && share === null),
    ).toBe(true);
    expect(figures.results).toEqual({ total: 0, by: [] });
    expect(figures.forms.AR2021.findings).toEqual([]);
  });

  it('show a negative amount without a share', () => {
    const one = madeRequest();
    const figures = yearFigures(removeCase(emptyTally, 'a', contributionsOf(one)), { year: 2018, cellOf: cellOfMade });
    expect(figures.results.by).toEqual([{ id: 'full', count: -1, share: null }]);
    const twice = tallyCases(casesOf([madeRequest({ outcome: 'partly' }), madeRequest({ outcome: 'partly' })]));
    const mixed = yearFigures(removeCase(twice, 'a', contributionsOf(one)), { year: 2018, cellOf: cellOfMade });
    expect(mixed.results.by).toEqual([
      { id: 'full', count: -1, share: null },
      { id: 'partly', count: 2, share: '200.00' },
    ]);
  });

  it('read a result without an outcome as one without a cell', () => {
    const bare = { indicator: 'request.result', on: civilDate('2018-12-31'), by: {} };
    const { results, forms } = yearFigures(tallyContributions('a', [bare]), { year: 2018, cellOf: cellOfMade });
    expect(results.by).toEqual([{ id: '', count: 1, share: '100.00' }]);
    expect(forms.STAT2014.table.uncounted).toEqual([{ outcome: '', amount: 1 }]);
  });
});
