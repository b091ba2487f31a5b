import { civilDate } from '@gongkai/calendar';
import type { Contribution } from '@gongkai/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCase, mergeTallies, removeCase } from './merge-tallies.ts';
import { tallyToJson } from './tally-json.ts';
import { type CountedCase, tallyCases, tallyContributions } from './tally-cases.ts';
import { emptyTally, type Tally } from './tally.ts';

const one = (indicator: string, on: string, by: Record<string, string> = {}, amount?: number): Contribution => ({
  indicator,
  on: civilDate(on),
  by,
  ...(amount === undefined ? {} : { amount }),
});

const day = fc.constantFrom('2018-01-01', '2018-01-31', '2018-02-01', '2019-01-01').map(civilDate);
const anyContribution = fc.record({
  indicator: fc.constantFrom('x', 'y'),
  on: day,
  by: fc.dictionary(fc.constantFrom('k', 'm', '__proto__', 'a=b'), fc.constantFrom('p', 'q', '', 'k=q&m', '%26'), {
    noNullPrototype: true,
  }),
  amount: fc.option(
    fc.integer({ min: -500, max: 500 }).map((hundredths) => hundredths / 100),
    { nil: undefined },
  ),
});
const anyCase = fc.record({
  agency: fc.constantFrom('a', 'b', 'c'),
  contributions: fc.array(anyContribution, { maxLength: 4 }),
});
const anyCases = fc.array(anyCase, { maxLength: 12 });

/** The sum in hundredths, independent of the code: one list, added up by comparing every part. */
const naive = (cases: readonly CountedCase[]): readonly string[] => {
  const sums: { readonly name: string; hundredths: number }[] = [];
  for (const { agency, contributions } of cases) {
    for (const { indicator, on, by, amount = 1 } of contributions) {
      const parts = Object.entries(by).toSorted(([a], [b]) => (a < b ? -1 : 1));
      const name = JSON.stringify([agency, on.slice(0, 7), indicator, parts]);
      const held = sums.find((sum) => sum.name === name);
      if (held === undefined) sums.push({ name, hundredths: Math.round(amount * 100) });
      else held.hundredths += Math.round(amount * 100);
    }
  }
  return sums
    .filter(({ hundredths }) => hundredths !== 0)
    .map(({ name, hundredths }) => `${name} ${hundredths}`)
    .toSorted();
};

const unescaped = (text: string): string =>
  text.replace(/%(..)/g, (_, code) => String.fromCharCode(parseInt(code, 16)));

const listed = (tally: Tally): readonly string[] =>
  tallyToJson(tally)
    .rows.map(([agency, month, cell, amount]) => {
      const [indicator = '', rest] = cell.split('?');
      const parts = rest === undefined ? [] : rest.split('&').map((pair) => pair.split('=').map(unescaped));
      const sorted = parts.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
      return `${JSON.stringify([agency, month, indicator, sorted])} ${Math.round(amount * 100)}`;
    })
    .toSorted();

describe('a tally', () => {
  it('adds up by agency, month, indicator and breakdown', () => {
    const tally = tallyContributions('a', [
      one('request.received', '2018-03-02', { channel: 'fax', applicant: 'natural' }),
      one('request.received', '2018-03-31', { applicant: 'natural', channel: 'fax' }),
      one('request.received', '2018-04-01', { applicant: 'natural', channel: 'fax' }),
      one('request.received', '2018-03-05', { applicant: 'natural', channel: 'oral' }),
      one('request.fee', '2018-03-05', {}, 20.5),
      one('request.fee', '2018-03-06', {}, 0.1),
    ]);
    expect(tallyToJson(tally).rows).toEqual([
      ['a', '2018-03', 'request.fee', 20.6],
      ['a', '2018-03', 'request.received?applicant=natural&channel=fax', 2],
      ['a', '2018-03', 'request.received?applicant=natural&channel=oral', 1],
      ['a', '2018-04', 'request.received?applicant=natural&channel=fax', 1],
    ]);
  });

  it('equals the plain sum of its contributions', () => {
    fc.assert(
      fc.property(anyCases, (cases) => {
        expect(listed(tallyCases(cases))).toEqual(naive(cases));
      }),
      { numRuns: 500 },
    );
  });

  it('of the whole equals the merge of any split', () => {
    fc.assert(
      fc.property(anyCases, fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }), (cases, basket) => {
        const parts = [0, 1, 2, 3].map((part) => tallyCases(cases.filter((_, index) => basket[index] === part)));
        expect(mergeTallies(parts)).toEqual(tallyCases(cases));
      }),
    );
  });

  it('merges in any order and grouping, and with nothing', () => {
    fc.assert(
      fc.property(anyCases, anyCases, anyCases, (first, second, third) => {
        const [a, b, c] = [tallyCases(first), tallyCases(second), tallyCases(third)];
        expect(mergeTallies([a, b])).toEqual(mergeTallies([b, a]));
        expect(mergeTallies([mergeTallies([a, b]), c])).toEqual(mergeTallies([a, mergeTallies([b, c])]));
        expect(mergeTallies([a, emptyTally])).toEqual(a);
      }),
    );
    expect(mergeTallies([])).toEqual(emptyTally);
  });

  it('is as before after an added case is removed', () => {
    fc.assert(
      fc.property(anyCases, anyCase, (cases, { agency, contributions }) => {
        const before = tallyCases(cases);
        expect(removeCase(addCase(before, agency, contributions), agency, contributions)).toEqual(before);
        expect(addCase(removeCase(before, agency, contributions), agency, contributions)).toEqual(before);
        expect(addCase(before, agency, contributions)).toEqual(tallyCases([...cases, { agency, contributions }]));
      }),
    );
  });

  it('is not changed by operations on it', () => {
    fc.assert(
      fc.property(anyCases, anyCase, (cases, { agency, contributions }) => {
        const tally = tallyCases(cases);
        const before = JSON.stringify(tallyToJson(tally));
        addCase(tally, agency, contributions);
        removeCase(tally, agency, contributions);
        mergeTallies([tally, tally]);
        expect(JSON.stringify(tallyToJson(tally))).toBe(before);
      }),
    );
  });

  it('removes entries, months and agencies whose amounts cancel', () => {
    const there = [one('x', '2018-01-01'), one('y', '2018-01-02', { k: 'p' })];
    expect(removeCase(tallyContributions('a', there), 'a', there).agencies.size).toBe(0);
    expect(
      tallyContributions('a', [one('x', '2018-01-01', {}, 0.3), one('x', '2018-01-01', {}, -0.3)]).agencies.size,
    ).toBe(0);
    const kept = removeCase(tallyContributions('a', there), 'a', [one('x', '2018-01-01')]);
    expect(tallyToJson(kept).rows).toEqual([['a', '2018-01', 'y?k=p', 1]]);
    const months = tallyContributions('a', [
      one('x', '2018-01-01'),
      one('x', '2018-02-01'),
      one('x', '2018-02-02', {}, -1),
    ]);
    expect([...(months.agencies.get('a')?.keys() ?? [])]).toEqual(['2018-01']);
  });

  it('shares the months that a new case does not touch', () => {
    const before = tallyCases([
      { agency: 'a', contributions: [one('x', '2018-01-01'), one('x', '2018-02-01')] },
      { agency: 'b', contributions: [one('x', '2018-01-01')] },
    ]);
    const after = addCase(before, 'a', [one('x', '2018-02-05')]);
    expect(after.agencies.get('b')).toBe(before.agencies.get('b'));
    expect(after.agencies.get('a')?.get('2018-01')).toBe(before.agencies.get('a')?.get('2018-01'));
  });

  it.each([0.001, Number.NaN, Number.POSITIVE_INFINITY])('refuses an amount of %d', (amount) => {
    const refused = expect.objectContaining({ code: 'stats/bad-amount', name: 'StatsError' });
    expect(() => tallyContributions('a', [one('x', '2018-01-01', {}, amount)])).toThrow(refused);
  });

  it('tallies a year of a province within its time limit', () => {
    const cases = Array.from({ length: 100_000 }, (_, index) => ({
      agency: `agency ${index % 200}`,
      contributions: [
        one('request.received', '2018-03-02', { channel: 'fax', applicant: 'natural' }),
        one('request.result', '2018-03-30', { outcome: `${index % 20}`, applicant: 'natural' }),
      ],
    }));
    const tally = tallyCases(cases);
    expect(tally.agencies.size).toBe(200);
    expect(tallyToJson(tally).rows.reduce((total, [, , , amount]) => total + amount, 0)).toBe(200_000);
  });
});
