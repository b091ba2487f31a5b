import type { Command } from '@commander-js/extra-typings';
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { CalendarError, civilDate, startOfDay } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import { BadCursorError } from '@gongkai/engine';
import { caseView, clockLine, listedLine, listedView } from '../cases/case-views.ts';
import {
  type Context,
  DATA,
  DATABASE,
  engineOn,
  examples,
  JSON_OUT,
  locateDatabase,
  Unusable,
  withStore,
} from '../kit.ts';

const dayStart = (text: string): number => {
  try {
    return startOfDay(civilDate(text));
  } catch (error) {
    if (error instanceof CalendarError) throw new InvalidArgumentError(error.message);
    throw error;
  }
};

const pageSize = (text: string): number => {
  if (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 100) return Number(text);
  throw new InvalidArgumentError('from 1 to 100');
};

const PROCEDURE = new Option('--procedure <id>').choices(PROCEDURES.map(({ id }) => id));
const ORDER = new Option('--order <order>').choices(['opened', 'due'] as const).default('opened' as const);

type Cases = Command<[], Record<never, never>>;

/** `gongkai case list` */
export const addCaseList = (cases: Cases, { terminal, environment, ...rest }: Context): void => {
  cases
    .command('list')
    .description('Cases as they were opened, or by what is due first.')
    .addOption(PROCEDURE)
    .option('--agency <agency>')
    .option('--state <state>')
    .option('--due-before <day>', 'with a clock that is over before that day begins', dayStart)
    .addOption(ORDER)
    .option('--limit <number>', 'cases of a page (20)', pageSize)
    .option('--after <cursor>', 'the page after the one that named this cursor')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', examples('gongkai case list --order due', 'gongkai case list --agency kunming --json'))
    .action(async ({ json, database, data, ...query }) => {
      const known = query.state === undefined || PROCEDURES.some(({ states }) => states.includes(query.state ?? ''));
      if (!known) throw new Unusable(`no procedure has a state ${query.state}`);
      const page = await withStore(locateDatabase({ database, data }, environment), async (store) =>
        (await engineOn(store, { terminal, environment, ...rest })).list(query),
      ).catch((error: unknown) => {
        throw error instanceof BadCursorError ? new Unusable(error.message) : error;
      });
      if (json) return terminal.print(JSON.stringify({ cases: page.cases.map(listedView), next: page.next }));
      for (const record of page.cases) terminal.print(listedLine(record));
      if (page.next !== null) terminal.note(`more: --after ${page.next}`);
    });
};

const SHOW_HELP = `
The data of the facts are not shown: they are read through the API, with its access rules.
${examples('gongkai case show 019b76da-a800-7000-8000-000000000000', 'gongkai case show 019b76da-a800-7000-8000-000000000000 --json')}`;

/** `gongkai case show` */
export const addCaseShow = (cases: Cases, context: Context): void => {
  const { terminal, environment } = context;
  cases
    .command('show')
    .description('One case: its state, its clocks with their articles, its facts, and what may follow.')
    .argument('<case>', 'its identifier')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', SHOW_HELP)
    .action(async (id, { json, ...chosen }) => {
      const view = await withStore(locateDatabase(chosen, environment), async (store) => {
        const engine = await engineOn(store, context);
        const record = await engine.read(id);
        return record === null ? null : caseView(engine, record);
      });
      if (view === null) throw new Unusable(`there is no case ${id}`, 'case/unknown');
      if (json) return terminal.print(JSON.stringify(view));
      terminal.print(`${view.number}  ${view.procedure}  ${view.agency}  ${view.state}  version ${view.version}`);
      for (const clock of view.clocks) terminal.print(`clock  ${clockLine(clock)}`);
      for (const { seq, at, type, by } of view.facts) terminal.print(`fact ${seq}  ${at}  ${type}  ${by}`);
      terminal.print(`may follow: ${view.admitted.length === 0 ? 'nothing' : view.admitted.join(', ')}`);
    });
};
