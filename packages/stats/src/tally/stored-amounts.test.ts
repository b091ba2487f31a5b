import { describe, expect, it } from 'vitest';
import { tallyContributions } from './tally-cases.ts';
import { tallyToJson } from './tally-json.ts';
import { storedContributions, storedTally, storedYearCounts } from './stored-amounts.ts';

describe('storedYearCounts', () => {
  it('sums the year and all years before it, and leaves later years out', () => {
    const cell = 'request.fee?applicant=natural';
    const counts = storedYearCounts(
      [
        { year: 2016, cell, hundredths: 2050 },
        { year: 2017, cell, hundredths: 100 },
        { year: 2016, cell: 'x', hundredths: 100 },
        { year: 2017, cell: 'x', hundredths: -100 },
        { year: 2018, cell, hundredths: 300 },
        { year: 2019, cell, hundredths: 700 },
      ],
      2018,
    );
    const by = { indicator: 'request.fee', by: { applicant: 'natural' } };
    expect(counts).toEqual({ before: [{ ...by, amount: 21.5 }], within: [{ ...by, amount: 3 }] });
  });
});

describe('storedTally', () => {
  it('gives the tally of the contributions that were stored', () => {
    const cell = 'request.fee?applicant=natural';
    const months = [0, 2050, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100];
    const stored = storedTally([{ agency: 'a', year: 2018, cell, months }]);
    const contributions = storedContributions([
      ['2018-02', cell, 2050],
      ['2018-12', cell, 100],
    ]);
    expect(contributions.map(({ on, amount }) => [on, amount])).toEqual([
      ['2018-02-01', 20.5],
      ['2018-12-01', 1],
    ]);
    expect(tallyToJson(stored)).toEqual(tallyToJson(tallyContributions('a', contributions)));
  });
});
