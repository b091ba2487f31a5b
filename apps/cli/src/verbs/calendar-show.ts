import { existsSync } from 'node:fs';
import type { Calendar, DayDescription, NoticeYear } from '@gongkai/calendar';
import { addDays, civilDate, grantedDays, weekdayOf } from '@gongkai/calendar';
import { calendarOf, hashCalendar } from '@gongkai/engine';
import {
  type Context,
  counted,
  type DatabaseLocation,
  overlayLine,
  overlayView,
  overlayWarnings,
  releaseCalendar,
  Unusable,
  withStore,
} from '../kit.ts';

/**
 * The calendar in force in a database, with the local days of an agency where one is named; that of this release where
 * the file does not exist yet.
 * @throws Unusable for an agency that the database does not have.
 */
export const calendarIn = async (
  location: DatabaseLocation,
  { terminal, environment }: Context,
  agency: string | null = null,
): Promise<Calendar> => {
  const given = releaseCalendar(environment);
  if ('file' in location.target && !existsSync(location.target.file)) {
    if (agency !== null) throw new Unusable(`no database ${location.name}, so that it has no agency ${agency}`);
    terminal.note(`no database ${location.name}; these are the notices of this release`);
    return given;
  }
  return withStore(location, async (store) => {
    if (agency !== null && (await store.figures.agencies()).every(({ id }) => id !== agency)) {
      throw new Unusable(`there is no agency ${agency} in ${location.name}`);
    }
    return calendarOf(store, given, agency);
  });
};

const isLoaded = ({ holidays, workdays }: NoticeYear): boolean => holidays.length + workdays.length > 0;

const showAll = (calendar: Calendar, json: boolean, { terminal }: Context): void => {
  const { overlays = [] } = calendar.input;
  const { version, from, through, openFrom, missingYear, input } = calendar;
  const hash = hashCalendar(calendar);
  const years = Object.entries(input.years)
    .filter(([, year]) => isLoaded(year))
    .map(([year, block]) => ({
      year: Number(year),
      notice: block.notice,
      amendedBy: block.amendedBy ?? [],
      granted: grantedDays(block),
    }));
  if (json) {
    const local = overlays.map(overlayView);
    return terminal.print(
      JSON.stringify({ version, hash, from, through, openFrom, missingYear, years, overlays: local }),
    );
  }
  for (const { year, notice, amendedBy, granted } of years) {
    const grants = granted === 0 ? [] : [`${counted(granted, 'day')} beyond the law`];
    terminal.print([year, notice, ...amendedBy, ...grants].join('  '));
  }
  for (const overlay of overlays) terminal.print(overlayLine(overlay));
  for (const warning of overlayWarnings(overlays, [])) terminal.note(`warning: ${warning}`);
  terminal.print(`calendar ${version}, sha256 ${hash}`);
  terminal.print(`settled from ${from} until ${openFrom}; the notice for ${missingYear} is missing`);
};

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const dayLine = ({ date, reason, notice, overlay, open }: DayDescription): string =>
  [date, WEEKDAYS[weekdayOf(date) - 1], reason, notice ?? overlay, open === true ? 'open, a guess' : undefined]
    .filter((part) => part !== undefined)
    .join('  ');

const showYear = (calendar: Calendar, year: string, json: boolean, { terminal }: Context): void => {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  if (first < calendar.from || last > calendar.through) {
    throw new Unusable(
      `nothing is known of ${year}; the calendar goes from ${calendar.from} to ${calendar.through}`,
      'calendar/out-of-range',
    );
  }
  const special: DayDescription[] = [];
  for (let on = civilDate(first); on <= last; on = addDays(on, 1)) {
    const day = calendar.dayOf(on);
    if (day.reason !== 'working-day' && day.reason !== 'weekend') special.push(day);
  }
  if (json) return terminal.print(JSON.stringify({ year: Number(year), version: calendar.version, days: special }));
  for (const day of special) terminal.print(dayLine(day));
};

/** Shows which notices are in force, or the days of a year that differ from the plain week. */
export const showCalendar = async (
  location: DatabaseLocation,
  year: string | undefined,
  json: boolean,
  context: Context,
): Promise<void> => {
  if (year !== undefined && !/^\d{4}$/.test(year))
    throw new Unusable(`${year} is not a year`, 'usage/invalid-argument');
  const calendar = await calendarIn(location, context);
  if (year === undefined) showAll(calendar, json, context);
  else showYear(calendar, year, json, context);
};
