import type { Calendar } from './calendar.ts';
import { scopeOf, sortedOverlays } from './day-table.ts';
import { grantedDays, knownGrants } from './granted-days.ts';
import type { NoticeYear } from './notice-years.ts';

/** The form in which the days of two notices are compared: order of keys and dates does not matter. */
export const canonicalYear = (block: NoticeYear): readonly unknown[] => [
  block.holidays.toSorted(),
  block.workdays.toSorted(),
  block.notice,
  block.amendedBy ?? [],
  Object.entries(block.fromOtherYearsNotice ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  // The known grants follow from `amendedBy`, and texts from before there were acknowledgements stay as they are.
  ...(grantedDays(block) === knownGrants(block.amendedBy) ? [] : [grantedDays(block)]),
];

/**
 * Returns the identity of a calendar as JSON text: everything that decides whether a day is worked, which is the loaded
 * notices, the estimate while its year is missing, and the overlays. Two calendars that agree have the same text, in
 * whatever order their files had keys and dates. Hash it where a short identity is stored.
 */
export const canonicalText = ({ input }: Pick<Calendar, 'input'>): string => {
  const { loaded, estimate } = scopeOf(input);
  const overlays = sortedOverlays(input).map(({ region, off, work }) => [region, off.toSorted(), work.toSorted()]);
  const years = Array.from(loaded, ([year, block]) => [year, canonicalYear(block)]);
  return JSON.stringify([
    years,
    estimate === undefined
      ? null
      : [estimate.year, estimate.guessStatutePlusArt6WeekdaysOff, estimate.forecastSpansUnder2025Principles],
    // A single overlay is not in a list, as in texts from before there could be several.
    overlays.length > 1 ? overlays : (overlays[0] ?? null),
  ]);
};
