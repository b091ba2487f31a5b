import type { CalendarInput } from './calendar.ts';
import { scopeOf } from './day-table.ts';
import type { NoticeYear, NoticeYears } from './notice-years.ts';
import { sha256 } from './sha256.ts';

const sorted = (record: Readonly<Record<string, string>> = {}): readonly (readonly [string, string])[] =>
  Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));

const canonicalYear = (year: string, block: NoticeYear): unknown => [
  year,
  block.holidays.toSorted(),
  block.workdays.toSorted(),
  block.notice,
  block.amendedBy ?? [],
  sorted(block.fromOtherYearsNotice),
];

const canonicalYears = (years: NoticeYears, loaded: ReadonlySet<number>): unknown =>
  Object.entries(years)
    .filter(([year]) => loaded.has(Number(year)))
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([year, block]) => canonicalYear(year, block));

/**
 * SHA-256 over everything that decides whether a day is worked, in an order of its own: the loaded notices, the estimate
 * while its year is missing, the days of the overlay. Order of keys and dates in a file does not matter.
 */
export const hashOf = (input: CalendarInput): string => {
  const { loaded, estimate } = scopeOf(input);
  const { overlay } = input;
  return sha256(
    JSON.stringify([
      canonicalYears(input.years, loaded),
      estimate === undefined
        ? null
        : [estimate.year, estimate.guessStatutePlusArt6WeekdaysOff, estimate.forecastSpansUnder2025Principles],
      overlay === undefined ? null : [overlay.region, overlay.off.toSorted(), overlay.work.toSorted()],
    ]),
  );
};
