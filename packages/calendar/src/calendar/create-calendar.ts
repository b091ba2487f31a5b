import type { Calendar, CalendarInput, DayDescription, Interval, Reckoned } from './calendar.ts';
import type { CivilDate } from '../days/civil-date.ts';
import { addDays, addMonths } from '../days/civil-date.ts';
import { countBetween } from './day-count.ts';
import type { DayTable } from './day-table.ts';
import { buildDayTable, scopeOf } from './day-table.ts';
import { elementAt } from '../days/element-at.ts';
import { CalendarNotPublishedError } from './range-errors.ts';
import { unionOf } from './pauses.ts';
import { reckonRolled, reckonWorkingDays } from './reckon.ts';
import { firstOpen, indexOf, notPublished, requireKnown, textAt, touched } from './table-reading.ts';
import { describeDay, traceDays } from './trace.ts';

const versionOf = (input: CalendarInput): string => {
  const base = input.version ?? `${Math.max(...scopeOf(input).loaded.keys())}.0`;
  return input.overlay === undefined ? base : `${base}+${input.overlay.region}`;
};

const dayOf = (table: DayTable, on: CivilDate): DayDescription => {
  const index = indexOf(table, on);
  requireKnown(table, index, index);
  return describeDay(table, index);
};

const worksForSure = (table: DayTable, on: CivilDate): boolean => {
  const index = indexOf(table, on);
  const [open] = index < firstOpen(table).first ? [] : touched(table.open, index, index);
  if (open !== undefined) throw notPublished(table, open.year);
  return (elementAt(table.guess.marks, index) & 1) === 1;
};

const between = (table: DayTable, a: CivilDate, b: CivilDate, excluded?: readonly Interval[]): number => {
  const from = indexOf(table, a);
  const to = indexOf(table, b);
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  requireKnown(table, low + 1, high);
  const days = countBetween(table.guess, low, high, unionOf(excluded, table.firstDay));
  return from > to && days > 0 ? -days : days;
};

const finalDate = (reckoned: Reckoned): CivilDate => {
  if (reckoned.kind === 'final') return reckoned.date;
  throw new CalendarNotPublishedError(elementAt(reckoned.missingYears, 0), reckoned.openFrom);
};

/**
 * Builds a calendar from notices. Years without a day count as missing; an estimate serves the year it speaks of.
 * @throws CalendarError `calendar/impossible-date` for a date that does not exist, `calendar/bad-input` without any year,
 * for years outside 2008 … 2099 and for an overlay that contradicts itself.
 */
export const createCalendar = (input: CalendarInput): Calendar => {
  const table = buildDayTable(input);
  const version = versionOf(input);
  const open = firstOpen(table);

  function addWorkingDays(start: CivilDate, n: number): Reckoned;
  function addWorkingDays(start: CivilDate, n: number, excluded?: readonly Interval[]): Reckoned | null;
  function addWorkingDays(start: CivilDate, n: number, excluded?: readonly Interval[]): Reckoned | null {
    return reckonWorkingDays(table, version, start, n, excluded);
  }

  return Object.freeze<Calendar>({
    version,
    from: textAt(table, 0),
    through: textAt(table, table.texts.length - 1),
    openFrom: textAt(table, open.first),
    missingYear: open.year,
    input,
    isWorkingDay: (on) => worksForSure(table, on),
    dayOf: (on) => dayOf(table, on),
    addWorkingDays,
    dueDate: (start, n) => finalDate(addWorkingDays(start, n)),
    workingDaysBetween: (a, b, excluded) => between(table, a, b, excluded),
    addNaturalDays: (start, n, options) => reckonRolled(table, version, addDays(start, n), options),
    addCalendarMonths: (start, n, options) => reckonRolled(table, version, addMonths(start, n), options),
    trace: (start, through, excluded) => traceDays(table, start, through, excluded),
  });
};
