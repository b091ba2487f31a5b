import type { Interval, ComputedDate, RollOptions } from './calendar.ts';
import { type CivilDate, numberOf, wholeCount } from '../days/civil-date.ts';
import { countBetween, rollForward, stepBack, STOPPED, stepForward, unionOf } from './day-count.ts';
import type { DayTable } from './day-table.ts';
import { elementAt } from '../days/element-at.ts';
import { CalendarNotPublishedError } from './range-errors.ts';
import { firstOpen, indexOf, notPublished, requireKnown, textAt, touched } from './table-reading.ts';

/** Days that decide a result, and the result by the best guess and in the latest case, as indices. */
interface Walk {
  readonly low: number;
  readonly high: number;
  readonly guess: number;
  readonly forecast: () => number;
}

const conclude = (table: DayTable, calendarVersion: string, walk: Walk): ComputedDate => {
  requireKnown(table, walk.low, walk.high);
  const date = textAt(table, walk.guess);
  if (walk.high < firstOpen(table).first) return { kind: 'final', date, calendarVersion };
  const open = touched(table.open, walk.low, walk.high);
  const [first] = open;
  if (first === undefined) return { kind: 'final', date, calendarVersion };
  const latest = Math.max(walk.guess, walk.forecast());
  if (latest >= table.texts.length) throw notPublished(table, table.lastYear + 1);
  return {
    kind: 'provisional',
    date,
    basis: 'statute+art6',
    openFrom: textAt(table, first.first),
    latest: textAt(table, latest),
    missingYears: open.map((span) => span.year),
    calendarVersion,
  };
};

// Pauses without end have no latest day; they are left out once the best guess says that the count ran out before them.
const withEnd = (excluded: readonly Interval[] | undefined): readonly Interval[] | undefined =>
  excluded?.filter((interval) => interval.through !== null);

/** See {@link Calendar.addWorkingDays}. */
export const computeDue = (
  table: DayTable,
  version: string,
  on: CivilDate,
  n: number,
  excluded?: readonly Interval[],
): ComputedDate | null => {
  const start = indexOf(table, on);
  const pauses = unionOf(excluded, table.firstDay);
  if (wholeCount(n) > 0) {
    const guess = stepForward(table.guess, start, n, pauses);
    if (guess === STOPPED) return null;
    const forecast = (): number => stepForward(table.forecast, start, n, unionOf(withEnd(excluded), table.firstDay));
    return conclude(table, version, { low: start + 1, high: guess, guess, forecast });
  }
  if (n === 0) return { kind: 'final', date: textAt(table, start), calendarVersion: version };
  const guess = stepBack(table.guess, start, -n, pauses);
  const forecast = (): number => stepBack(table.forecast, start, -n, pauses);
  return conclude(table, version, { low: guess, high: start - 1, guess, forecast });
};

/** The day itself, or the next working day when the option is set and the day is off. */
export const rollDate = (table: DayTable, version: string, on: CivilDate, options: RollOptions = {}): ComputedDate => {
  if (options.roll !== true) {
    numberOf(on);
    return { kind: 'final', date: on, calendarVersion: version };
  }
  const from = indexOf(table, on);
  const guess = rollForward(table.guess, from);
  return conclude(table, version, { low: from, high: guess, guess, forecast: () => rollForward(table.forecast, from) });
};

/** See {@link Calendar.workingDaysBetween}. */
export const countWorkingDays = (
  table: DayTable,
  a: CivilDate,
  b: CivilDate,
  excluded?: readonly Interval[],
): number => {
  const from = indexOf(table, a);
  const to = indexOf(table, b);
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  requireKnown(table, low + 1, high);
  const days = countBetween(table.guess, low, high, unionOf(excluded, table.firstDay));
  return from > to && days > 0 ? -days : days;
};

/**
 * The date of a final result.
 * @throws CalendarNotPublishedError for a provisional one.
 */
export const finalDate = (computed: ComputedDate): CivilDate => {
  if (computed.kind === 'final') return computed.date;
  throw new CalendarNotPublishedError(elementAt(computed.missingYears, 0), computed.openFrom);
};
