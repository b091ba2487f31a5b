import { civilDate } from '@gongkai/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyHistory, casesOf } from '../../test-support/requests.ts';
import { breakdownOf, cellKey } from '@gongkai/core';
import { tallyFromJson, tallyToJson } from './tally-json.ts';
import { tallyCases, tallyContributions } from './tally-cases.ts';
import { emptyTally } from './tally.ts';

describe('a stored tally', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const tally = tallyCases(casesOf(history));
        expect(tallyFromJson(JSON.parse(JSON.stringify(tallyToJson(tally))))).toEqual(tally);
      }),
    );
    expect(tallyFromJson(tallyToJson(emptyTally))).toEqual(emptyTally);
  });

  it('is the same text for the same sum, in any order of additions', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const forward = JSON.stringify(tallyToJson(tallyCases(casesOf(history))));
        expect(JSON.stringify(tallyToJson(tallyCases(casesOf(history.toReversed()))))).toBe(forward);
      }),
    );
  });

  it('has a version and one line for each amount, in order', () => {
    const on = civilDate('2018-03-02');
    const tally = tallyContributions('530000', [
      { indicator: 'request.complaint', on, by: {} },
      { indicator: 'a', on, by: { z: '1', b: '100% & more=?' } },
    ]);
    expect(JSON.stringify(tallyToJson(tally))).toBe(
      '{"version":1,"rows":[["530000","2018-03","a?b=100%25 %26 more%3d%3f&z=1",1],["530000","2018-03","request.complaint",1]]}',
    );
  });

  it('adds up a cell that is given twice', () => {
    const row = ['a', '2018-03', 'x', 2];
    const rows = [row, row, ['b', '2018-03', 'x', 1], ['b', '2018-03', 'x', -1]];
    expect(tallyToJson(tallyFromJson({ version: 1, rows })).rows).toEqual([['a', '2018-03', 'x', 4]]);
  });

  it.each([
    ['nothing', null],
    ['a text', '{}'],
    ['no version', { rows: [] }],
    ['another version', { version: 2, rows: [] }],
    ['no rows', { version: 1 }],
    ['a row that is none', { version: 1, rows: ['a'] }],
    ['a short row', { version: 1, rows: [['a', '2018-03', 'x']] }],
    ['a month of the year 12018', { version: 1, rows: [['a', '12018-03', 'x', 1]] }],
    ['a long row', { version: 1, rows: [['a', '2018-03', 'x', 1, 1]] }],
    ['a row that is no list', { version: 1, rows: [{ length: 4 }] }],
    ['a month 00', { version: 1, rows: [['a', '2018-00', 'x', 1]] }],
    ['an agency that is no text', { version: 1, rows: [[1, '2018-03', 'x', 1]] }],
    ['a month that is no text', { version: 1, rows: [['a', 201803, 'x', 1]] }],
    ['a month that does not exist', { version: 1, rows: [['a', '2018-13', 'x', 1]] }],
    ['a day', { version: 1, rows: [['a', '2018-03-01', 'x', 1]] }],
    ['a cell that is no text', { version: 1, rows: [['a', '2018-03', null, 1]] }],
    ['a cell in the wrong order', { version: 1, rows: [['a', '2018-03', 'x?b=1&a=1', 1]] }],
    ['a cell without a value', { version: 1, rows: [['a', '2018-03', 'x?b', 1]] }],
    ['an amount that is no number', { version: 1, rows: [['a', '2018-03', 'x', '1']] }],
    ['an amount of zero', { version: 1, rows: [['a', '2018-03', 'x', 0]] }],
  ])('is refused with %s', (_, value) => {
    expect(() => tallyFromJson(value)).toThrow(expect.objectContaining({ code: 'stats/bad-tally' }));
  });

  it('is refused with an amount that is finer than hundredths', () => {
    const value = { version: 1, rows: [['a', '2018-03', 'x', 0.125]] };
    expect(() => tallyFromJson(value)).toThrow(expect.objectContaining({ code: 'stats/bad-amount' }));
  });
});

describe('a cell key', () => {
  it('returns the breakdown that it was made from, for any words', () => {
    const words = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('%', '=', '&', '?', '%3d', '', '__proto__'));
    fc.assert(
      fc.property(words, fc.array(fc.tuple(words, words), { maxLength: 3 }), (indicator, pairs) => {
        const by = Object.fromEntries(pairs);
        expect(breakdownOf(cellKey(indicator, by))).toEqual({ indicator, by });
      }),
      { numRuns: 1000 },
    );
  });
});
