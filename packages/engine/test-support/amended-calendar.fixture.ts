import { createCalendar, nationalCalendar, type NoticeYear } from '@gongkai/calendar';

// The differences of acceptance scenario 5: the calendar before each notice was amended.
const BEFORE = {
  '2019': {
    holidays: ['2019-05-02', '2019-05-03', '2019-05-04'],
    workdays: ['2019-04-28', '2019-05-05'],
    worked: [],
  },
  '2020': { holidays: ['2020-01-31', '2020-02-01', '2020-02-02'], workdays: [], worked: ['2020-02-01'] },
} as const;

const yearOf = (year: string): NoticeYear => {
  const found = nationalCalendar.input.years[year];
  if (found === undefined) throw new Error(`no notice of ${year}`);
  return found;
};

/** The national calendar before its notices of 2019 and 2020 were amended. */
export const beforeAmendments = createCalendar({
  years: {
    ...nationalCalendar.input.years,
    ...Object.fromEntries(
      Object.entries(BEFORE).map(([year, { holidays, workdays, worked }]) => {
        const { amendedBy: _, ...now } = yearOf(year);
        return [
          year,
          {
            ...now,
            holidays: now.holidays.filter((day) => !holidays.some((one) => one === day)),
            workdays: [...now.workdays.filter((day) => !workdays.some((one) => one === day)), ...worked].toSorted(),
          },
        ];
      }),
    ),
  },
  version: '2026.0',
});

/** The notices of the amended years, as a file to load. */
export const amendedIn2020 = JSON.stringify({ 2019: yearOf('2019'), 2020: yearOf('2020') });
