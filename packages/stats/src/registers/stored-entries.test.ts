import { describe, expect, it } from 'vitest';
import { storedYearCounts } from '../tally/counted.ts';
import { storedEntries } from './stored-entries.ts';

const stored = { agency: 'a', year: 2018, origin: 'typed', by: 'li', at: 1 } as const;

describe('what a store keeps', () => {
  it('gives entries with their figures, one that was taken back as a blank, none of a register that is gone', () => {
    const entries = [
      { ...stored, register: 'budget', value: '3219.47' },
      { ...stored, register: 'staff', value: null },
      { ...stored, register: 'telegrams', value: '3' },
    ];
    expect(storedEntries(entries)).toEqual([
      { ...stored, register: 'budget', value: 3219.47 },
      { ...stored, register: 'staff', value: null },
    ]);
  });

  it('gives counts of the year and of all years before it, out of hundredths', () => {
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
