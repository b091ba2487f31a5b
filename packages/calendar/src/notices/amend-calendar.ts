import type { Calendar } from '../calendar/calendar.ts';
import { canonicalText } from '../calendar/canonical-text.ts';
import { createCalendar } from '../calendar/create-calendar.ts';
import { scopeOf } from '../calendar/day-table.ts';
import { CalendarFileError } from './calendar-file-error.ts';
import { mergeYears } from './merge-years.ts';
import type { NoticeYears } from '../calendar/notice-years.ts';
import { parseNotices } from './parse-notices.ts';

const newestOf = (years: NoticeYears): number => Math.max(...scopeOf({ years }).loaded.keys());

const nextVersion = (base: Calendar, years: NoticeYears): string => {
  const newest = newestOf(years);
  if (newest > newestOf(base.input.years)) return `${newest}.0`;
  const [, stem, patch] = /^([^+]*)\.(\d+)(?:\+|$)/.exec(base.version) ?? [];
  return stem === undefined ? `${newest}.1` : `${stem}.${Number(patch) + 1}`;
};

/**
 * A new calendar with the years of a file in place of the old ones; the base stays as it is. The version becomes
 * `<year>.0` when a newer year is added, else its last number grows. A file that changes nothing gives back the base.
 * @throws CalendarFileError with every problem of the file and its line.
 */
export const amendCalendar = (base: Calendar, jsonText: string): Calendar => {
  const parsed = parseNotices(jsonText, base.input.years);
  if (!parsed.ok) throw new CalendarFileError(parsed.problems);
  const years = mergeYears(base.input.years, parsed.years);
  const amended = createCalendar({ ...base.input, years, version: nextVersion(base, years) });
  return canonicalText(amended) === canonicalText(base) ? base : amended;
};
