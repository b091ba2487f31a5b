import { civilDate, weekdayOf } from '../days/civil-date.ts';
import type { NoticeYears } from '../calendar/notice-years.ts';
import { noticeYearOf } from '../calendar/notice-years.ts';

// 放假办法 Art. 2: eleven days, thirteen since the version of 2024-11-10.
const STATUTORY_DAYS = 11;
const STATUTORY_DAYS_FROM_2025 = 13;

/** Days that an amendment granted beyond the statutory ones: 3 September 2015; two more days of Spring Festival 2020. */
const GRANTED: Readonly<Record<string, number>> = { '国发明电〔2015〕1号': 1, '国办发明电〔2020〕1号': 2 };

/** How many weekdays a year's notice must give off net of the weekend days it has worked. */
export const statutoryDays = (year: number, amendedBy: readonly string[] = []): number =>
  amendedBy.reduce(
    (days, notice) => days + (GRANTED[notice] ?? 0),
    year >= 2025 ? STATUTORY_DAYS_FROM_2025 : STATUTORY_DAYS,
  );

/** Weekdays off less weekend days worked under the notice of a year, its December days in the year before included. */
export const balanceOf = (years: NoticeYears, year: number): number => {
  const off = new Set<string>();
  const worked = new Set<string>();
  for (const blockYear of [year - 1, year]) {
    const block = years[blockYear];
    if (block === undefined) continue;
    const underThisNotice = (on: string): boolean => noticeYearOf(blockYear, block, on) === year;
    for (const on of block.holidays.filter(underThisNotice)) if (weekdayOf(civilDate(on)) <= 5) off.add(on);
    for (const on of block.workdays.filter(underThisNotice)) worked.add(on);
  }
  return off.size - worked.size;
};
