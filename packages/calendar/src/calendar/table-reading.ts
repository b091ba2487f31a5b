import { type CivilDate, numberOf } from '../days/civil-date.ts';
import type { DayTable, Span } from './day-table.ts';
import { dayParts } from '../days/day-number.ts';
import { elementAt } from '../days/element-at.ts';
import { CalendarNotPublishedError, CalendarRangeError } from './range-errors.ts';

/** The day of an index in the table. */
export const textAt = (table: DayTable, index: number): CivilDate => elementAt(table.texts, index);

/** The first open days; a table always has some. */
export const firstOpen = (table: DayTable): Span => elementAt(table.open, 0);

/** The refusal that names a year without notice. */
export const notPublished = (table: DayTable, year: number): CalendarNotPublishedError =>
  new CalendarNotPublishedError(year, textAt(table, firstOpen(table).first));

/** The refusal that names the first day of the calendar. */
export const outOfRange = (table: DayTable): CalendarRangeError => new CalendarRangeError(textAt(table, 0));

/**
 * The index of a day.
 * @throws CalendarRangeError before the table, CalendarNotPublishedError after it.
 */
export const indexOf = (table: DayTable, on: string): number => {
  const number = numberOf(on);
  const index = number - table.firstDay;
  if (index < 0) throw outOfRange(table);
  if (index >= table.texts.length) throw notPublished(table, dayParts(number).year);
  return index;
};

/** The spans that share a day with `low` … `high`; none when `low` is the greater. */
export const touched = (spans: readonly Span[], low: number, high: number): readonly Span[] =>
  low > high ? [] : spans.filter((span) => span.first <= high && span.last >= low);

/**
 * Checks that every day of `low` … `high` is in the table and is at least estimated.
 * @throws CalendarRangeError
 * @throws CalendarNotPublishedError
 */
export const requireKnown = (table: DayTable, low: number, high: number): void => {
  const [gap] = touched(table.unknown, low, high);
  if (gap !== undefined) throw notPublished(table, gap.year);
  if (low < 0) throw outOfRange(table);
  if (high >= table.texts.length) throw notPublished(table, table.lastYear + 1);
};

/** See {@link Calendar.isWorkingDay}. */
export const isWorkingDay = (table: DayTable, on: CivilDate): boolean => {
  const index = indexOf(table, on);
  const [open] = index < firstOpen(table).first ? [] : touched(table.open, index, index);
  if (open !== undefined) throw notPublished(table, open.year);
  return (elementAt(table.guess.marks, index) & 1) === 1;
};
