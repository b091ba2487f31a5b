import type { CalendarInput } from './calendar.ts';
import { type CivilDate, dateOf, numberOf } from '../days/civil-date.ts';
import { type DayCount, countDays, MARK } from './day-count.ts';
import { dayNumber, isoWeekday } from '../days/day-number.ts';
import { CalendarError } from '../days/calendar-error.ts';
import {
  type EstimatedYear,
  type NoticeYear,
  type NoticeYears,
  type Overlay,
  FIRST_YEAR,
  isLoaded,
  LAST_YEAR,
  noticeYearOf,
} from './notice-years.ts';

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
  /** Region of the overlay that sets a day, by index. */
  readonly regions: ReadonlyMap<number, string>;
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

/** The overlays of a calendar by region, whatever their order. */
export const sortedOverlays = ({ overlays = [] }: CalendarInput): readonly Overlay[] =>
  overlays.toSorted((a, b) => (a.region < b.region ? -1 : 1));

/** Refuses a region that is given twice, and a day that is off in one overlay and worked in one. */
const checkOverlays = (overlays: readonly Overlay[]): void => {
  const twice = overlays.find(({ region }, index) => overlays[index + 1]?.region === region);
  if (twice !== undefined) throw badInput(`The overlay ${twice.region} is given twice`);
  const offBy = new Map(overlays.flatMap(({ region, off }) => off.map((on) => [on, region] as const)));
  for (const { region, work } of overlays) {
    const both = work.find((on) => offBy.has(on));
    if (both === undefined) continue;
    throw badInput(`${both} is off in the overlay ${offBy.get(both)} and worked in the overlay ${region}`);
  }
};

/** Marks the days that overlays set; returns the region behind each. */
const markOverlays = (marks: Uint8Array, scope: Scope, overlays: readonly Overlay[]): ReadonlyMap<number, string> => {
  const regions = new Map<number, string>();
  for (const { region, off, work } of overlays) {
    const change = (on: string, worked: 0 | 1, mark: number): void => {
      const index = numberOf(on) - scope.firstDay;
      const now = marks[index];
      // A day keeps its national reason where an overlay only repeats it.
      if (now === undefined || now === MARK.unknown || (now & 1) === worked) return;
      marks[index] = mark;
      regions.set(index, region);
    };
    for (const on of work) change(on, 1, MARK['local-working-day']);
    for (const on of off) change(on, 0, MARK['local-holiday']);
  }
  return regions;
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

/** Lays out notices, estimate and overlays day by day. */
export const buildDayTable = (input: CalendarInput): DayTable => {
  const scope = scopeOf(input);
  const { open, unknown } = spansOf(scope);
  const marks = weekMarks(scope, unknown);
  const notices = markNotices(marks, scope);
  const overlays = sortedOverlays(input);
  checkOverlays(overlays);
  const assume = (days: readonly number[]) => {
    const assumed = withDaysOff(marks, scope, days);
    const regions = markOverlays(assumed, scope, overlays);
    return { count: countDays(assumed), regions };
  };
  const guess = assume(scope.estimate === undefined ? [] : guessedDays(scope.estimate));
  return {
    firstDay: scope.firstDay,
    lastYear: scope.lastYear,
    texts: Array.from(marks, (_, index) => dateOf(scope.firstDay + index)),
    guess: guess.count,
    forecast: assume(scope.estimate === undefined ? [] : forecastDays(scope.estimate)).count,
    notices,
    regions: guess.regions,
    open,
    unknown,
  };
};
