import type { EstimatedYear } from '../calendar/notice-years.ts';

/** The assumptions for 2027 while its notice is not known (state of 2026-11-22); 放假办法 of 2024-11-10, Arts. 2 and 6. */
export const estimate2027: EstimatedYear = {
  year: 2027,
  guessStatutePlusArt6WeekdaysOff: [
    '2027-01-01',
    '2027-02-05',
    '2027-02-08',
    '2027-02-09',
    '2027-02-10',
    '2027-04-05',
    '2027-05-03',
    '2027-05-04',
    '2027-06-09',
    '2027-09-15',
    '2027-10-01',
    '2027-10-04',
    '2027-10-05',
  ],
  forecastSpansUnder2025Principles: [
    ['2027-01-01', '2027-01-03'],
    ['2027-02-05', '2027-02-12'],
    ['2027-04-03', '2027-04-05'],
    ['2027-05-01', '2027-05-05'],
    ['2027-06-09', '2027-06-09'],
    ['2027-09-15', '2027-09-15'],
    ['2027-10-01', '2027-10-07'],
  ],
};
