import type { CalendarInput } from './calendar.ts';
import type { CivilDate } from '../days/civil-date.ts';
import { dateOf, numberOf } from '../days/civil-date.ts';
import type { DayCount } from './day-count.ts';
import { countDays, MARK } from './day-count.ts';
import { dayNumber, isoWeekday } from '../days/day-number.ts';
import { CalendarError } from '../days/calendar-error.ts';
import type { EstimatedYear, NoticeYear, NoticeYears, Overlay } from './notice-years.ts';
import { FIRST_YEAR, isLoaded, LAST_YEAR, noticeYearOf } from './notice-years.ts';

/** Days whose notice is missing, as indices. */
export interface Span {
  readonly year: number;
  readonly first: number;
  readonly last: number;
}

/** Everything a calendar knows, one entry a day from 1 January of its first year. */
export interface DayTable {
  readonly firstDay: number;
  readonly lastYear: number;
  readonly texts: readonly CivilDate[];
  /** Notices, then the best guess for open days. */
  readonly guess: DayCount;
  /** Notices, then the latest case for open days. */
  readonly forecast: DayCount;
  /** Number of the notice that sets a day, by index. */
  readonly notices: ReadonlyMap<number, string>;
  /** Days that no notice settles, in order; never empty, since December of the newest year is open. */
  readonly open: readonly Span[];
  /** Days of years without notice and without estimate. */
  readonly unknown: readonly Span[];
}

const badInput = (what: string): CalendarError => new CalendarError('calendar/bad-input', what);

const loadedOf = (years: NoticeYears): ReadonlyMap<number, NoticeYear> => {
  const loaded = Object.entries(years)
    .filter(([, block]) => isLoaded(block))
    .map(([year, block]) => [Number(year), block] as const);
  if (loaded.length === 0) throw badInput('A calendar needs the notice of at least one year');
  if (!loaded.every(([year]) => Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR)) {
    throw badInput(`Notices are kept for ${FIRST_YEAR} to ${LAST_YEAR}`);
  }
  return new Map(loaded.toSorted(([a], [b]) => a - b));
};

/** Which years are settled, estimated or unknown. */
interface Scope {
  /** Notices by year, in order. */
  readonly loaded: ReadonlyMap<number, NoticeYear>;
  readonly estimate: EstimatedYear | undefined;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly firstDay: number;
}

/** The years a calendar spans; an estimate serves only where its year is missing and not beyond the next year. */
export const scopeOf = ({ years, estimate }: CalendarInput): Scope => {
  const loaded = loadedOf(years);
  const firstYear = Math.min(...loaded.keys());
  const newest = Math.max(...loaded.keys());
  const serves =
    estimate !== undefined && !loaded.has(estimate.year) && estimate.year > firstYear && estimate.year <= newest + 1;
  return {
    loaded,
    estimate: serves ? estimate : undefined,
    firstYear,
    lastYear: Math.max(newest, serves ? estimate.year : newest),
    firstDay: dayNumber(firstYear, 1, 1),
  };
};

const spansOf = ({ loaded, estimate, firstYear, lastYear, firstDay }: Scope) => {
  const open: Span[] = [];
  const unknown: Span[] = [];
  for (let year = firstYear + 1; year <= lastYear + 1; year++) {
    if (loaded.has(year)) continue;
    // The next notice may still set the last days of December; it has done so three times in eighteen years.
    const first = dayNumber(year - 1, 12, 29) - firstDay;
    const last = dayNumber(year, 12, 31) - firstDay;
    open.push({ year, first, last });
    if (year <= lastYear && year !== estimate?.year)
      unknown.push({ year, first: dayNumber(year, 1, 1) - firstDay, last });
  }
  return { open, unknown };
};

const weekMarks = (scope: Scope, unknown: readonly Span[]): Uint8Array => {
  const marks = new Uint8Array(dayNumber(scope.lastYear, 12, 31) - scope.firstDay + 1);
  for (let index = 0; index < marks.length; index++) {
    marks[index] = isoWeekday(scope.firstDay + index) <= 5 ? MARK['working-day'] : MARK.weekend;
  }
  for (const { first, last } of unknown) marks.fill(MARK.unknown, first, last + 1);
  return marks;
};

const markNotices = (marks: Uint8Array, scope: Scope): ReadonlyMap<number, string> => {
  const notices = new Map<number, string>();
  for (const [year, block] of scope.loaded) {
    const set = (on: string, mark: number): void => {
      const index = numberOf(on) - scope.firstDay;
      const settled = scope.loaded.has(noticeYearOf(year, block, on)) && marks[index] !== MARK.unknown;
      if (!settled || index < 0 || index >= marks.length) return;
      marks[index] = mark;
      notices.set(index, block.amendedDays?.[on] ?? block.fromOtherYearsNotice?.[on] ?? block.notice);
    };
    for (const on of block.holidays) set(on, MARK.holiday);
    for (const on of block.workdays) set(on, MARK['make-up-day']);
  }
  return notices;
};

const markOverlay = (marks: Uint8Array, scope: Scope, overlay: Overlay | undefined): Uint8Array => {
  if (overlay === undefined) return marks;
  const both = overlay.work.find((on) => overlay.off.includes(on));
  if (both !== undefined) throw badInput(`${both} is both off and worked in the overlay ${overlay.region}`);
  const change = (on: string, worked: 0 | 1, mark: number): void => {
    const index = numberOf(on) - scope.firstDay;
    const now = marks[index];
    // A day keeps its national reason where the overlay only repeats it.
    if (now !== undefined && now !== MARK.unknown && (now & 1) !== worked) marks[index] = mark;
  };
  for (const on of overlay.work) change(on, 1, MARK['local-working-day']);
  for (const on of overlay.off) change(on, 0, MARK['local-holiday']);
  return marks;
};

const guessedDays = (estimate: EstimatedYear): readonly number[] =>
  estimate.guessStatutePlusArt6WeekdaysOff.map(numberOf);

const forecastDays = (estimate: EstimatedYear): readonly number[] =>
  estimate.forecastSpansUnder2025Principles.flatMap(([first = '', last = '']) => {
    const from = numberOf(first);
    return Array.from({ length: numberOf(last) - from + 1 }, (_, past) => from + past);
  });

const withDaysOff = (marks: Uint8Array, scope: Scope, days: readonly number[]): Uint8Array => {
  const copy = marks.slice();
  for (const day of days) {
    const index = day - scope.firstDay;
    if (copy[index] === MARK['working-day']) copy[index] = MARK.holiday;
  }
  return copy;
};

/** Lays out notices, estimate and overlay day by day. */
export const buildDayTable = (input: CalendarInput): DayTable => {
  const scope = scopeOf(input);
  const { open, unknown } = spansOf(scope);
  const marks = weekMarks(scope, unknown);
  const notices = markNotices(marks, scope);
  const assume = (days: readonly number[]): DayCount =>
    countDays(markOverlay(withDaysOff(marks, scope, days), scope, input.overlay));
  return {
    firstDay: scope.firstDay,
    lastYear: scope.lastYear,
    texts: Array.from(marks, (_, index) => dateOf(scope.firstDay + index)),
    guess: assume(scope.estimate === undefined ? [] : guessedDays(scope.estimate)),
    forecast: assume(scope.estimate === undefined ? [] : forecastDays(scope.estimate)),
    notices,
    open,
    unknown,
  };
};
