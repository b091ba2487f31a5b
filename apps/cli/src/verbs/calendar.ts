import type { Command } from '@commander-js/extra-typings';
import { InvalidArgumentError } from '@commander-js/extra-typings';
import { OVERLAY_BASIS, OVERLAY_WARNING, SHIPPED_OVERLAYS } from '@gongkai/calendar/overlays';
import {
  type Context,
  DATA,
  DATABASE,
  DRY_RUN,
  examples,
  JSON_OUT,
  locateDatabase,
  overlayLine,
  overlayView,
} from '../kit.ts';
import { loadCalendar } from './calendar-load.ts';
import { showCalendar } from './calendar-show.ts';

const LOAD_HELP = `
The file has the form of packages/calendar/data/calendar.json: years with holidays, workdays and the number of the
notice. It is checked as a whole (dates, weekdays, the balance that the law sets); with one bad line nothing is loaded.
A notice that grants more days off than the law is refused with their number until that is acknowledged: --granted 1, or
"granted": 1 in its year. The dates of open cases are computed again, each moved date is recorded with both dates, and a date that moves nearer raises a task.
Running nodes take the notice up with their next sweep.
${examples(
  'gongkai calendar load --dry-run notice-2027.json',
  'gongkai calendar load notice-2027.json',
  'gongkai calendar load notice-2027.json --granted 1',
)}`;

const OVERLAYS_HELP = `
Local governments set days off for the festivals of minorities (${OVERLAY_BASIS.en}). What ships was read in reposts of some
years. The days of a local notice go into a file: {"region", "off", "work", "audience", "source"}, days as YYYY-MM-DD.
deadline --overlay counts with regions or files, GONGKAI_OVERLAYS makes a node and this command do so.
${examples('gongkai calendar overlays', 'gongkai deadline 2024-04-22 2 --overlay dali', 'gongkai deadline 2026-04-17 5 --overlay wenshan-2026.json')}`;

const listOverlays = (json: boolean, { terminal }: Context): void => {
  const overlays = [...SHIPPED_OVERLAYS.values()];
  if (json) {
    const views = overlays.map((overlay) => ({ ...overlayView(overlay), off: overlay.off, work: overlay.work }));
    return terminal.print(JSON.stringify({ overlays: views, warning: OVERLAY_WARNING.en }));
  }
  for (const overlay of overlays) terminal.print(overlayLine(overlay));
  terminal.note(`set under ${OVERLAY_BASIS.en}; ${OVERLAY_WARNING.en}`);
};

const daysOf = (word: string): number => {
  if (/^[1-9]\d{0,2}$/.test(word)) return Number(word);
  throw new InvalidArgumentError('a number of days from 1');
};

/** `gongkai calendar` */
export const addCalendar = (program: Command, context: Context): void => {
  const calendar = program.command('calendar').description('Notices of the State Council: load one, show them.');
  calendar
    .command('load')
    .description('Load a notice and compute the dates of open cases again.')
    .argument('<file>', 'the notice; - for standard input')
    .option('--granted <days>', 'acknowledge that the notice grants this number of days beyond the law', daysOf)
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(DRY_RUN)
    .addOption(JSON_OUT)
    .addHelpText('after', LOAD_HELP)
    .action(async (file, { granted, dryRun = false, json = false, ...chosen }) => {
      await loadCalendar(locateDatabase(chosen, context.environment), file, { granted, dryRun, json }, context);
    });
  calendar
    .command('overlays')
    .description('Local days off that ship, by region; no date leaves them out unless they are named.')
    .addOption(JSON_OUT)
    .addHelpText('after', OVERLAYS_HELP)
    .action(({ json }) => listOverlays(json === true, context));
  calendar
    .command('show')
    .description('Show which notices are in force, or the holidays and make-up days of a year.')
    .argument('[year]')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', examples('gongkai calendar show', 'gongkai calendar show 2026'))
    .action(async (year, { json = false, ...chosen }) => {
      await showCalendar(locateDatabase(chosen, context.environment), year, json, context);
    });
};
