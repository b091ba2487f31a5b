import { type CivilDate, addDays, addMonths } from '../days/civil-date.ts';
import type { Calendar, CalendarInput, Interval, ComputedDate } from './calendar.ts';
import { buildDayTable, scopeOf, sortedOverlays } from './day-table.ts';
import { countWorkingDays, finalDate, rollDate, computeDue } from './compute-due.ts';
import { firstOpen, isWorkingDay, textAt } from './table-reading.ts';
import { dayOf, traceDays } from './trace.ts';

const versionOf = (input: CalendarInput): string => {
  const base = input.version ?? `${Math.max(...scopeOf(input).loaded.keys())}.0`;
  return [base, ...sortedOverlays(input).map(({ region }) => region)].join('+');
};

/**
 * Builds a calendar from notices. Years without a day count as missing; an estimate serves the year it speaks of.
 * @throws CalendarError `calendar/impossible-date` for a date that does not exist, `calendar/bad-input` without any year,
 * for years outside 2008 … 2099 and for overlays that contradict each other.
 */
export const createCalendar = (input: CalendarInput): Calendar => {
  const table = buildDayTable(input);
  const version = versionOf(input);
  const open = firstOpen(table);

  function addWorkingDays(start: CivilDate, n: number): ComputedDate;
  function addWorkingDays(start: CivilDate, n: number, excluded?: readonly Interval[]): ComputedDate | null;
  function addWorkingDays(start: CivilDate, n: number, excluded?: readonly Interval[]): ComputedDate | null {
    return computeDue(table, version, start, n, excluded);
  }

  return Object.freeze<Calendar>({
    version,
    from: textAt(table, 0),
    through: textAt(table, table.texts.length - 1),
    openFrom: textAt(table, open.first),
    missingYear: open.year,
    input,
    isWorkingDay: (on) => isWorkingDay(table, on),
    dayOf: (on) => dayOf(table, on),
    addWorkingDays,
    dueDate: (start, n) => finalDate(addWorkingDays(start, n)),
    workingDaysBetween: (a, b, excluded) => countWorkingDays(table, a, b, excluded),
    addNaturalDays: (start, n, options) => rollDate(table, version, addDays(start, n), options),
    addCalendarMonths: (start, n, options) => rollDate(table, version, addMonths(start, n), options),
    trace: (start, through, excluded) => traceDays(table, start, through, excluded),
  });
};
