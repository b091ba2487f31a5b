import { grantedDays, knownGrants } from '../calendar/granted-days.ts';
import { type NoticeYears, isLoaded, noticeYearOf } from '../calendar/notice-years.ts';
import { civilDate, weekdayOf } from '../days/civil-date.ts';
import { mergeYears } from './merge-years.ts';
import type { Report } from './json-cells.ts';
import type { YearDraft } from './notice-draft.ts';

// 放假办法 Art. 2: eleven days, thirteen since the version of 2024-11-10.
const STATUTORY_DAYS = 11;
const STATUTORY_DAYS_FROM_2025 = 13;

/** Returns the statutory days of a year: the weekdays that its notice has to give off, net of weekend days worked. */
export const statutoryDays = (year: number): number => (year >= 2025 ? STATUTORY_DAYS_FROM_2025 : STATUTORY_DAYS);

/** Returns the weekdays off less weekend days worked under the notice of a year, its December days in the year before included. */
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

const counted = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;

const sumOf = (year: number, found: number, granted: number): string =>
  `the notice for ${year} gives ${found} weekdays off net of worked weekend days; ` +
  `the law gives ${statutoryDays(year)}${granted === 0 ? '' : ` and ${granted} more are granted`}`;

/** Weighs a year that the file holds: days beyond the law can be acknowledged, and exactly their number. */
const weighOwn = ({ year, place, granted }: YearDraft, found: number, known: number, report: Report): void => {
  const beyond = found - statutoryDays(year);
  if (beyond === (granted?.days ?? known)) return;
  const acknowledge = beyond > 0 ? { year, days: beyond } : undefined;
  if (granted !== null && beyond >= 0) {
    const right = beyond === 0 ? 'leave "granted" out' : `the right number is "granted": ${beyond}`;
    const what = `${sumOf(year, found, 0)}, so that it does not grant ${counted(granted.days)} beyond the law; ${right}`;
    report('year/granted-differs', granted, what, acknowledge);
  } else if (beyond > known) {
    const what = `if it grants ${counted(beyond)} beyond the law, acknowledge that with "granted": ${beyond} in this year`;
    report('year/extra-days-off', place, `${sumOf(year, found, 0)}; ${what}`, acknowledge);
  } else report('year/unbalanced', place, sumOf(year, found, granted === null ? known : 0));
};

/**
 * Weighs every year that a file changes: weekdays off net of weekend days worked are the statutory days, and the days
 * beyond the law that were acknowledged. Years of `base` stay in force where the file does not replace them.
 */
export const weighYears = (
  drafts: readonly YearDraft[],
  years: NoticeYears,
  base: NoticeYears,
  report: Report,
): void => {
  const merged = mergeYears(base, years);
  for (const draft of drafts) {
    const { year, place } = draft;
    weighOwn(draft, balanceOf(merged, year), knownGrants(merged[year]?.amendedBy), report);
    // December days of this block may belong to the next year's notice.
    const next = merged[year + 1];
    if (years[year + 1] !== undefined || !isLoaded(next)) continue;
    const found = balanceOf(merged, year + 1);
    const granted = grantedDays(next);
    if (found !== statutoryDays(year + 1) + granted) {
      report('year/unbalanced', place, sumOf(year + 1, found, granted));
    }
  }
};
