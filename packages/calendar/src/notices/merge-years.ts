import { canonicalYear } from '../calendar/canonical-text.ts';
import type { NoticeYear, NoticeYears } from '../calendar/notice-years.ts';

/** Whether two blocks set the same days by the same notices. */
export const sameNotice = (a: NoticeYear, b: NoticeYear): boolean =>
  JSON.stringify(canonicalYear(a)) === JSON.stringify(canonicalYear(b));

const without = (block: NoticeYear, days: ReadonlySet<string>): NoticeYear => ({
  ...block,
  holidays: block.holidays.filter((on) => !days.has(on)),
  workdays: block.workdays.filter((on) => !days.has(on)),
  fromOtherYearsNotice: Object.fromEntries(
    Object.entries(block.fromOtherYearsNotice ?? {}).filter(([on]) => !days.has(on)),
  ),
});

/**
 * Puts new blocks in place of old ones, year by year. A block that also sets December days of the year before takes
 * them out of the old block of that year; a block that only repeats the old one leaves it, explanations included.
 */
export const mergeYears = (base: NoticeYears, update: NoticeYears): NoticeYears => {
  const merged: Record<string, NoticeYear> = { ...base };
  for (const [year, block] of Object.entries(update)) {
    const old = base[year];
    if (old === undefined || !sameNotice(old, block)) merged[year] = block;
    const before = String(Number(year) - 1);
    const held = merged[before];
    const december = new Set([...block.holidays, ...block.workdays].filter((on) => on.startsWith(`${before}-`)));
    if (held !== undefined && update[before] === undefined && december.size > 0)
      merged[before] = without(held, december);
  }
  return merged;
};
