import { type Command, Option } from '@commander-js/extra-typings';
import type { Calendar } from '@gongkai/calendar';
import { CalendarError, civilDate } from '@gongkai/calendar';
import {
  calendarWith,
  computeDeadline,
  type Context,
  DATA,
  DATABASE,
  examples,
  explainCount,
  type Issue,
  JSON_OUT,
  locateDatabase,
  overlaysIn,
  overlayView,
  overlayWarnings,
  readInput,
  releaseCalendar,
  Unusable,
} from '../kit.ts';
import { calendarIn } from './calendar-show.ts';

const MOST_DAYS = 2000;

const HELP = `
Counted from the day after START by the notices of the State Council that this release holds; where a database is named,
by an option or by DATABASE_URL or GONGKAI_DATA, by those that were loaded there as well. A date that runs into a year
without a notice is provisional. Local days off are counted as worked unless --overlay names them, or --agency an agency
of the database that has some; gongkai calendar overlays lists what ships.
${examples('gongkai deadline 2026-01-30 20', 'gongkai deadline 2026-01-30 20 --json', 'gongkai deadline - < pairs.txt')}`;

type Computed = ReturnType<typeof computeDeadline>;

const daysOf = (text: string): number => {
  if (!/^\d{1,4}$/.test(text) || Number(text) > MOST_DAYS) {
    throw new Unusable(`${text} is not a number of working days from 0 to ${MOST_DAYS}`);
  }
  return Number(text);
};

/**
 * Computes a deadline.
 * @throws Unusable when the start is not a date, the days are not a number, or the count leaves the calendar.
 */
const compute = (calendar: Calendar, start: string, days: string): Computed => {
  try {
    return computeDeadline(calendar, civilDate(start), daysOf(days));
  } catch (error) {
    if (error instanceof CalendarError) throw new Unusable(error.message, error.code);
    throw error;
  }
};

/** The same count without overlays: it is shown beside every date that rests on them. */
const computeWithoutOverlays = (calendar: Calendar, start: string, days: string): Computed =>
  compute(calendarWith(calendar, []), start, days);

const warningsOf = ({ input: { overlays = [] } }: Calendar, { trace }: Computed): readonly string[] =>
  overlayWarnings(overlays, [...new Set(trace.map(({ date }) => Number(date.slice(0, 4))))]);

const view = (calendar: Calendar, [start, days]: readonly [string, string], found: Computed) => {
  const { due, provisional, trace } = found;
  const { overlays } = calendar.input;
  if (overlays === undefined) return { due, provisional, trace };
  const { due: dueWithoutOverlays } = computeWithoutOverlays(calendar, start, days);
  const warnings = warningsOf(calendar, found);
  return { due, provisional, trace, dueWithoutOverlays, overlays: overlays.map(overlayView), warnings };
};

const dateOf = ({ due, provisional }: Computed): string => (provisional ? `${due} (provisional)` : due);

const printOne = (
  calendar: Calendar,
  [start, days]: readonly [string, string],
  json: boolean,
  { terminal }: Context,
) => {
  const found = compute(calendar, start, days);
  if (json) return terminal.print(JSON.stringify(view(calendar, [start, days], found)));
  terminal.print(dateOf(found));
  terminal.print(explainCount(civilDate(start), Number(days), found));
  const warnings = warningsOf(calendar, found);
  for (const warning of warnings) terminal.note(`warning: ${warning}`);
  if (warnings.length > 0)
    terminal.note(`without local days: ${dateOf(computeWithoutOverlays(calendar, start, days))}`);
};

/** Answers every line that can be answered, and names every other one. */
const printMany = async (calendar: Calendar, json: boolean, { terminal }: Context): Promise<void> => {
  const lines = (await readInput('-', terminal)).split(/\r?\n/);
  const bad: Issue[] = [];
  const warnings = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const [start, days, ...more] = line.trim().split(/[\s,]+/);
    if (start === undefined || start === '') continue;
    try {
      if (days === undefined || more.length > 0) throw new Unusable('write START DAYS');
      const found = compute(calendar, start, days);
      const given = { start, days: Number(days) };
      for (const warning of warningsOf(calendar, found)) warnings.add(warning);
      const pair = [start, days] as const;
      terminal.print(
        json ? JSON.stringify({ ...given, ...view(calendar, pair, found) }) : `${start} ${days} ${dateOf(found)}`,
      );
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      bad.push({ line: index + 1, message: error.message, code: error.code });
    }
  }
  if (!json) for (const warning of warnings) terminal.note(`warning: ${warning}`);
  if (bad.length === 0) return;
  throw new Unusable(bad.map(({ line, message }) => `line ${line}: ${message}`).join('\n'), 'input/invalid', bad);
};

/** `gongkai deadline` */
export const addDeadline = (program: Command, context: Context): void => {
  program
    .command('deadline')
    .description('Compute the day on which a number of working days ends.')
    .argument('<start>', 'start date (the count begins the next day); - for lines of START DAYS on standard input')
    .argument('[days]', 'working days')
    .option('--overlay <list>', 'count with local days: regions or files, separated by commas (GONGKAI_OVERLAYS)')
    .addOption(
      new Option('--agency <id>', 'count with the local days of an agency in the database').conflicts('overlay'),
    )
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async (start, days, { json = false, overlay, agency, ...chosen }) => {
      const { environment } = context;
      const named = [chosen.database, chosen.data, environment.databaseUrl, environment.data, agency];
      const found = named.every((one) => one === undefined)
        ? releaseCalendar(environment)
        : await calendarIn(locateDatabase(chosen, environment), context, agency ?? null);
      const calendar = overlay === undefined ? found : calendarWith(found, overlaysIn(overlay));
      if (start === '-') return printMany(calendar, json, context);
      if (days === undefined)
        throw new Unusable('say how many working days: gongkai deadline 2026-01-30 20', 'usage/missing-argument');
      printOne(calendar, [start, days], json, context);
    });
};
