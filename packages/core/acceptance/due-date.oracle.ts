import { readFileSync } from 'node:fs';

// The law's count as a clerk does it with a wall calendar: day by day, on the notices as they are in the data file.
// Nothing here comes from the calendar package or from core.

const FILE = new URL('../../calendar/data/calendar.json', import.meta.url);
const DAY = 86_400_000;

const datesUnder = (key: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const years: unknown = JSON.parse(readFileSync(FILE, 'utf8'));
  for (const year of Object.values(Object(years))) {
    const dates: unknown = Object(year)[key];
    if (Array.isArray(dates)) for (const date of dates) found.add(String(date));
  }
  return found;
};

const daysOff = datesUnder('holidays');
const makeUpDays = datesUnder('workdays');

/** The civil date some days later. */
export const later = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** isWorkingDay(d) = make-up day, or Monday to Friday and not a day off (law notes, 5.2). */
export const works = (date: string): boolean => {
  if (makeUpDays.has(date)) return true;
  const weekday = new Date(Date.parse(date)).getUTCDay();
  return weekday >= 1 && weekday <= 5 && !daysOff.has(date);
};

/** A stretch that stops the count: after the first day, through the last one. */
export interface Stop {
  readonly sent: string;
  readonly answered: string;
}

/** The day on which `count` working days after `start` are used up, days inside a stop not counted. */
export const dayAfter = (start: string, count: number, stops: readonly Stop[] = []): string => {
  let date = start;
  let used = 0;
  while (used < count) {
    date = later(date, 1);
    const stopped = stops.some(({ sent, answered }) => sent < date && date <= answered);
    if (works(date) && !stopped) used += 1;
  }
  return date;
};

/** A letter as it went: there some day, and answered some day or never. */
export interface Sent {
  readonly sent: string;
  readonly there: string;
  readonly answered: string | null;
}

/** The last day of its stop: the day of the answer, or the 15th working day after it arrived. */
export const stopOf = ({ sent, there, answered }: Sent): Stop => ({ sent, answered: answered ?? dayAfter(there, 15) });
