import { readFileSync } from 'node:fs';

// A day-by-day loop over the notices as they are in the file: it shares no code with calendar or core.
interface Year {
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
}

const file = new URL('../../calendar/data/calendar.json', import.meta.url);
const years: Readonly<Record<string, Year>> = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Year>>;
const off = new Set(Object.values(years).flatMap((year) => year.holidays));
const worked = new Set(Object.values(years).flatMap((year) => year.workdays));

const next = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const isWorked = (day: string): boolean => {
  if (worked.has(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return !off.has(day) && weekday !== 0 && weekday !== 6;
};

/** A letter: the day it was sent and the day on which it was answered. */
export type Letter = readonly [sent: string, answered: string];

/** The due date of a reply: from the day after receipt, counting the working days that are not in a pause. */
export const loopDue = (received: string, count: number, letters: readonly Letter[]): string => {
  let day = received;
  let left = count;
  while (left > 0) {
    day = next(day);
    const today = day;
    if (isWorked(today) && !letters.some(([sent, back]) => today > sent && today <= back)) left -= 1;
  }
  return day;
};

/** The n-th worked day after a day. */
export const loopAfter = (day: string, n: number): string => loopDue(day, n, []);
