import type { CalendarInput } from './calendar.ts';
import { scopeOf } from './day-table.ts';
import { canonicalYear } from '../notices/merge-years.ts';
import { sha256 } from './sha256.ts';

/**
 * SHA-256 over everything that decides whether a day is worked, in an order of its own: the loaded notices, the estimate
 * while its year is missing, the days of the overlay. Order of keys and dates in a file does not matter.
 */
export const hashOf = (input: CalendarInput): string => {
  const { loaded, estimate } = scopeOf(input);
  const { overlay } = input;
  const years = Array.from(loaded, ([year, block]) => [year, canonicalYear(block)]);
  return sha256(
    JSON.stringify([
      years,
      estimate === undefined
        ? null
        : [estimate.year, estimate.guessStatutePlusArt6WeekdaysOff, estimate.forecastSpansUnder2025Principles],
      overlay === undefined ? null : [overlay.region, overlay.off.toSorted(), overlay.work.toSorted()],
    ]),
  );
};
