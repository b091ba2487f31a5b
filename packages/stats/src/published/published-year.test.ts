import { civilDate, instantOf } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { entered } from '../../test-support/entries.ts';
import { casesOf, cellOfMade, contributionsOf, type MadeRequest, madeRequest } from '../../test-support/requests.ts';
import { addCase, removeCase } from '../tally/merge-tallies.ts';
import { tallyCases, tallyContributions } from '../tally/tally-cases.ts';
import type { Tally } from '../tally/tally.ts';
import { checkTable } from '../tables/check-table.ts';
import { checkYears } from '../tables/check-years.ts';
import { makeTable } from '../tables/make-table.ts';
import { correct, currentTable, endOfYear, findDrift, publishYear } from './published-year.ts';

const at = instantOf('2019-01-20T10:00:00+08:00');
const who = { agency: 'a', by: 'wang', at };
const entries = [entered('offices', 3)];
const filled = (tally: Tally, year = 2018) => makeTable('AR2021', tally, { year, cellOf: cellOfMade, entries });

const history: readonly MadeRequest[] = [
  madeRequest({ outcome: 'secret' }),
  madeRequest({ outcome: 'full', receivedOn: '2018-11-30', handledOn: null }),
  madeRequest({ outcome: 'partly', receivedOn: '2017-12-20', handledOn: '2018-01-10' }),
];
const tally = tallyCases(casesOf(history));

const published = () => {
  const result = publishYear(filled(tally), who);
  if (!result.ok) throw new Error(result.reason.en);
  return result.published;
};

const correction = {
  cell: 'r3_1/natural',
  from: 1,
  to: 0,
  why: '复议后改为公开',
  by: 'wang',
  at: instantOf('2019-06-03T09:00:00+08:00'),
};

describe('publishing a year', () => {
  it('keeps its figures, its blanks, and who published when', () => {
    const year = published();
    expect(year).toMatchObject({ format: 'AR2021', year: 2018, agency: 'a', by: 'wang', at, corrections: [] });
    expect(currentTable(year).cells).toEqual(filled(tally).cells);
    expect(year.missing.map(({ cell }) => cell)).toContain('remedies/direct.total');
  });

  it('is refused until the year is over in China', () => {
    const early = publishYear(filled(tally), { ...who, at: instantOf('2018-12-31T23:59:59.999+08:00') });
    expect(early).toMatchObject({
      ok: false,
      code: 'year/not-closed',
      reason: { zh: '2018年尚未结束,不能发布年度表', en: 'The year 2018 is not over; its table cannot be published' },
    });
    expect(publishYear(filled(tally), { ...who, at: instantOf('2018-12-31T16:00:00Z') }).ok).toBe(true);
    expect(endOfYear(2018)).toBe(instantOf('2019-01-01T00:00:00+08:00'));
    expect(publishYear(filled(tally, 9999), who)).toMatchObject({ code: 'year/not-closed' });
  });

  it('is refused for a table that breaks a rule, and says which', () => {
    const lost = tallyCases(casesOf([madeRequest({ outcome: 'nowhere' })]));
    expect(publishYear(filled(lost), who)).toMatchObject({
      ok: false,
      code: 'year/faulty',
      reason: { en: 'The table breaks its rule I2 natural: it says 1 where 0 follows' },
    });
  });

  it('is not blocked by a rule that does not compel', () => {
    const reply = { indicator: 'request.result', on: civilDate('2018-04-01'), by: { outcome: 'full' } };
    const soft = makeTable('STAT2014', tallyContributions('a', [reply]), { year: 2018, cellOf: cellOfMade });
    expect(checkTable(soft).map(({ ruleId }) => ruleId)).toEqual(['K5']);
    expect(publishYear(soft, who).ok).toBe(true);
  });
});

describe('a published year', () => {
  const [first] = history;
  const reopened = addCase(
    removeCase(tally, 'a', contributionsOf(first ?? madeRequest())),
    'a',
    contributionsOf(madeRequest({ outcome: 'full', handledOn: '2019-05-20' })),
  );

  it('does not change when a case is reopened, and lists where the facts differ since', () => {
    const year = published();
    const before = structuredClone(year);
    const drift = findDrift(year, filled(reopened));
    expect(year).toEqual(before);
    expect(drift).toEqual([
      { cell: 'r3_1/natural', published: 1, now: 0 },
      { cell: 'r3_1/total', published: 1, now: 0 },
      { cell: 'rTotal/natural', published: 2, now: 1 },
      { cell: 'rTotal/total', published: 2, now: 1 },
      { cell: 'carriedForward/natural', published: 1, now: 2 },
      { cell: 'carriedForward/total', published: 1, now: 2 },
    ]);
    expect(
      checkYears(currentTable(year), filled(reopened, 2019)).map(({ ruleId, stated, expected }) => [
        ruleId,
        stated,
        expected,
      ]),
    ).toEqual([
      ['I4', 2, 1],
      ['I4', 2, 1],
    ]);
  });

  it('changes only by corrections, each kept with its reason, until nothing differs', () => {
    const corrected = findDrift(published(), filled(reopened)).reduce((year, { cell, published: from, now: to }) => {
      const result = correct(year, { ...correction, cell, from, to });
      if (!result.ok) throw new Error(result.reason.en);
      return result.published;
    }, published());
    expect(findDrift(corrected, filled(reopened))).toEqual([]);
    expect(corrected.corrections).toHaveLength(6);
    expect(corrected.corrections[0]).toEqual(correction);
    expect(corrected.cells).toEqual(published().cells);
    expect(checkYears(currentTable(corrected), filled(reopened, 2019))).toEqual([]);
  });

  it('is corrected again from the current figure', () => {
    const once = correct(published(), correction);
    expect(once.ok && correct(once.published, { ...correction, from: 0, to: 1 }).ok).toBe(true);
    expect(once.ok && correct(once.published, correction)).toMatchObject({
      code: 'correction/stale',
      reason: { zh: '该数字现为0,不是1', en: 'The figure is 0 now, not 1' },
    });
  });

  it('has its blanks filled, and figures taken back, by a correction', () => {
    const blank = correct(published(), { ...correction, cell: 'licences/decisions', from: null, to: 5 });
    expect(blank.ok && currentTable(blank.published).cells['licences/decisions']).toBe(5);
    expect(correct(published(), { ...correction, cell: 'licences/decisions', from: 4, to: 5 })).toMatchObject({
      code: 'correction/stale',
      reason: { en: 'The figure is blank now, not 4' },
    });
    expect(correct(published(), { ...correction, to: null }).ok).toBe(true);
  });

  it.each([
    ['correction/unknown-cell', { cell: 'r9/natural' }],
    ['correction/unknown-cell', { cell: 'toString' }],
    ['correction/stale', { from: 2 }],
    ['correction/stale', { from: null }],
    ['correction/no-change', { to: 1 }],
    ['correction/wrong-number', { to: -1 }],
    ['correction/wrong-number', { to: 1.5 }],
    ['correction/wrong-number', { to: Number.NaN }],
    ['correction/no-reason', { why: '  ' }],
  ])('refuses a correction with %s for %j', (code, more) => {
    expect(correct(published(), { ...correction, ...more })).toMatchObject({ ok: false, code });
  });
});
