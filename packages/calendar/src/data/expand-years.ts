import { addDays, civilDate } from '../days/civil-date.ts';
import type { NoticeYear, NoticeYears } from '../calendar/notice-years.ts';

/** A year as its notice words it: spans `02-15..02-23` and single days, parted by spaces. */
export interface YearInSpans extends Omit<NoticeYear, 'holidays' | 'workdays'> {
  readonly off: string;
  readonly worked: string;
}

const daysOf = (year: string, spans: string): readonly string[] =>
  // A notice may work no weekend day at all.
  spans.split(' ').flatMap((span) => {
    if (span === '') return [];
    const [first = '', last = first] = span.split('..');
    const through = civilDate(`${year}-${last}`);
    const days: string[] = [];
    for (let on = civilDate(`${year}-${first}`); on <= through; on = addDays(on, 1)) days.push(on);
    return days;
  });

const expandYear = (year: string, { off, worked, ...rest }: YearInSpans): NoticeYear => ({
  holidays: daysOf(year, off),
  workdays: daysOf(year, worked),
  ...rest,
});

/** Writes out the single days of years that are kept in spans. */
export const expandYears = (years: Readonly<Record<string, YearInSpans>>): NoticeYears =>
  Object.fromEntries(Object.entries(years).map(([year, spans]) => [year, expandYear(year, spans)]));
