// Written apart from the package: Date in UTC, sets, and one step a day. It reads the data files by itself.
import { readFileSync } from 'node:fs';

interface YearData {
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
}

const data = (name: string): string => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');

export const calendarJson = data('calendar.json');
export const estimateJson = data('calendar-2027-provisional.json');
export const vectorsCsv = data('deadline-vectors.csv');

const years: Record<string, YearData> = JSON.parse(calendarJson);
const estimate: { guessStatutePlusArt6WeekdaysOff: string[]; forecastSpansUnder2025Principles: [string, string][] } =
  JSON.parse(estimateJson);

export const plusDays = (on: string, days: number): string => {
  const date = new Date(`${on}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

/** 0 is Sunday. */
export const weekday = (on: string): number => new Date(`${on}T00:00:00Z`).getUTCDay();

export const everyDay = (from: string, through: string): string[] => {
  const days: string[] = [];
  for (let on = from; on <= through; on = plusDays(on, 1)) days.push(on);
  return days;
};

const off = new Set(Object.values(years).flatMap((year) => year.holidays));
const worked = new Set(Object.values(years).flatMap((year) => year.workdays));
const guessedOff = new Set([...off, ...estimate.guessStatutePlusArt6WeekdaysOff]);
const forecastOff = new Set([
  ...off,
  ...estimate.forecastSpansUnder2025Principles.flatMap(([first, last]) => everyDay(first, last)),
]);

export type Assumption = 'guess' | 'forecast';

export const isWorked = (on: string, assumption: Assumption = 'guess'): boolean => {
  if (worked.has(on)) return true;
  if ((assumption === 'guess' ? guessedOff : forecastOff).has(on)) return false;
  return weekday(on) !== 0 && weekday(on) !== 6;
};

export interface NaiveInterval {
  readonly after: string;
  readonly through: string | null;
}

const isExcluded = (on: string, excluded: readonly NaiveInterval[]): boolean =>
  excluded.some(({ after, through }) => on > after && (through === null || on <= through));

/** The day on which n days are counted; null when it would be past `until` (by default the end of 2027) or before 2008. */
export const naiveAdd = (
  start: string,
  n: number,
  excluded: readonly NaiveInterval[] = [],
  assumption: Assumption = 'guess',
  until = '2027-12-31',
): string | null => {
  let on = start;
  for (let left = Math.abs(n); left > 0;) {
    on = plusDays(on, Math.sign(n));
    if (on > until || on < '2008-01-01') return null;
    if (isWorked(on, assumption) && !isExcluded(on, excluded)) left -= 1;
  }
  return on;
};

export const naiveBetween = (a: string, b: string, excluded: readonly NaiveInterval[] = []): number => {
  if (a > b) return 0 - naiveBetween(b, a, excluded);
  return everyDay(plusDays(a, 1), b).filter((on) => isWorked(on) && !isExcluded(on, excluded)).length;
};
