import { civilDate } from '@gongkai/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import { anyHistory, casesOf, cellOfMade, contributionsOf, madeRequest } from '../../test-support/requests.ts';
import { tallyCases } from '../tally/tally-cases.ts';
import { makeTable } from './make-table.ts';
import { cellTerms, contributesTo } from './terms.ts';

const cellOf = cellOfMade;
const { STAT2014, AR2019, AR2021 } = FORMATS;

describe('the cases of a cell', () => {
  it.each([STAT2014, AR2019, AR2021])(
    'of $id add up to its figure, every cell from facts, for any history',
    (format) => {
      const cells = cellsOf(format).filter(({ source }) => source.from !== 'register');
      fc.assert(
        fc.property(anyHistory, fc.constantFrom(2017, 2018, 2020, 2021), (history, year) => {
          const filled = makeTable(format.id, tallyCases(casesOf(history)), { year, cellOf });
          for (const { id } of cells) {
            const amount = contributesTo(format, id, { year, cellOf });
            const amounts = history.map((one) => amount(contributionsOf(one)));
            expect(amounts.reduce((total, one) => total + one, 0)).toBe(filled.cells[id]);
            // A request counts at most once in a cell: a case that was received and handled before is not carried over.
            expect(amounts.every((one) => one === 0 || one === 1)).toBe(true);
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each([
    ['carriedOver/natural', '2017-03-01', '2018-02-01', 1],
    ['carriedOver/natural', '2017-03-01', '2017-12-31', 0],
    ['carriedForward/total', '2018-12-31', null, 1],
    ['carriedForward/total', '2018-12-31', '2018-12-31', 0],
    ['carriedForward/commercial', '2018-12-31', null, 0],
    ['rTotal/natural', '2017-03-01', '2018-02-01', 1],
    ['r3_4/natural', '2018-01-01', '2018-12-31', 1],
    ['r3_1/natural', '2018-01-01', '2018-12-31', 0],
    ['newReceived/total', '2018-01-01', null, 1],
    ['newReceived/total', '2017-12-31', null, 0],
  ])('counts in %s a request from %s to %s %i times in 2018', (cell, receivedOn, handledOn, times) => {
    const one = madeRequest({ receivedOn, handledOn, outcome: 'private' });
    expect(contributesTo(AR2021, cell, { year: 2018, cellOf })(contributionsOf(one))).toBe(times);
  });

  it('counts a fee in yuan, and the cell in 万元', () => {
    const paid = { indicator: 'request.fee', on: civilDate('2018-05-04'), by: {}, amount: 1234.56 };
    expect(contributesTo(STAT2014, '7', { year: 2018, cellOf })([paid, paid])).toBe(2469.12);
    const tally = tallyCases([{ agency: 'a', contributions: [paid, paid] }]);
    expect(makeTable('STAT2014', tally, { year: 2018, cellOf }).cells['7']).toBe(0.246912);
    const fen = tallyCases([{ agency: 'a', contributions: [{ ...paid, amount: 0.07 }] }]);
    expect(makeTable('STAT2014', fen, { year: 2018, cellOf }).cells['7']).toBe(0.000007);
    expect(cellTerms(STAT2014, '7').per).toBe(10_000);
  });

  it('are data: what is added, what is subtracted, and when', () => {
    expect(cellTerms(AR2021, 'carriedOver/natural').terms).toEqual([
      { indicator: 'request.received', where: { applicant: ['natural'] }, rows: null, during: 'before', times: 1 },
      { indicator: 'request.handled', where: { applicant: ['natural'] }, rows: null, during: 'before', times: -1 },
    ]);
    expect(cellTerms(AR2021, 'r3_4/total').terms).toEqual([
      { indicator: 'request.result', where: {}, rows: ['r3_4'], during: 'within', times: 1 },
    ]);
    expect(cellTerms(STAT2014, '3.1.4').terms[0]?.where).toEqual({ channel: ['mail-signed', 'mail-ordinary'] });
  });

  it('count no result without an outcome, or without a row', () => {
    const result = { indicator: 'request.result', on: civilDate('2018-05-04'), by: { applicant: 'natural' } };
    expect(contributesTo(AR2021, 'r1/natural', { year: 2018, cellOf })([result])).toBe(0);
  });

  it('are refused for an unknown cell, and for one that a register feeds', () => {
    const scope = { year: 2018, cellOf };
    expect(() => contributesTo(AR2021, 'r9/natural', scope)).toThrow(
      expect.objectContaining({ code: 'stats/unknown-cell', message: 'The form AR2021 has no cell r9/natural' }),
    );
    expect(() => contributesTo(AR2021, 'charges/amount', scope)).toThrow(
      expect.objectContaining({
        code: 'stats/not-from-facts',
        message: 'The cell charges/amount is fed by the register charges-collected, not by cases',
      }),
    );
    expect(() => contributesTo(AR2021, 'r1/natural', { year: 0, cellOf })).toThrow(
      expect.objectContaining({ code: 'stats/bad-year' }),
    );
  });
});
