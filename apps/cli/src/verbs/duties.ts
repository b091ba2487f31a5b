import type { Command } from '@commander-js/extra-typings';
import { Argument } from '@commander-js/extra-typings';
import type { HeldDuty } from '@gongkai/engine';
import {
  type Context,
  DATA,
  DATABASE,
  engineOn,
  examples,
  HELD_BY_PEOPLE,
  JSON_OUT,
  locateDatabase,
  readDay,
  readPerson,
  Unusable,
  withStore,
} from '../kit.ts';
import { OPERATOR } from './keys-list.ts';

// What applicants do the desk records.
const GRANTED = HELD_BY_PEOPLE.filter((duty) => duty !== 'applicant');
const DUTY = new Argument('<duty>', 'what the person may record').choices(GRANTED);

const GRANT_HELP = `
Days are civil days of Asia/Shanghai, the first and the last one included. An administrator holds no duty, and the agency
has to be within the reach of the person.
${examples('gongkai duties grant li.2031 handler kunming', 'gongkai duties grant li.2031 office-head kunming --first-day 2026-03-01 --last-day 2026-12-31')}`;

const dutyLine = ({ person, duty, agency, firstDay, lastDay }: HeldDuty): string =>
  [person, duty, agency, `from ${firstDay}`, ...(lastDay === null ? [] : [`through ${lastDay}`])].join('  ');

type Duties = Command<[], Record<never, never>>;

// What the engine says of days that do not fit is about the options of the command.
const refused = (error: unknown): never => {
  throw error instanceof RangeError ? new Unusable(error.message, 'usage/invalid-argument') : error;
};

const addGrant = (duties: Duties, context: Context): void => {
  const { terminal, environment } = context;
  duties
    .command('grant')
    .description('Grant a duty to a person in an agency.')
    .argument('<person>', 'identifier', readPerson)
    .addArgument(DUTY)
    .argument('<agency>', 'the agency of the duty')
    .option('--first-day <day>', 'today by default', readDay)
    .option('--last-day <day>', 'none by default', readDay)
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', GRANT_HELP)
    .action(async (person, duty, agency, { firstDay, lastDay = null, json, ...chosen }) => {
      const asked = { person, agency, duty, lastDay, ...(firstDay === undefined ? {} : { firstDay }) };
      const granted = await withStore(locateDatabase(chosen, environment), async (store) =>
        (await engineOn(store, context)).people.grant(asked, OPERATOR),
      ).catch(refused);
      terminal.print(json ? JSON.stringify(granted) : dutyLine(granted));
    });
};

const addEnd = (duties: Duties, context: Context): void => {
  const { terminal, environment } = context;
  duties
    .command('end')
    .description('End a duty of a person; its row stays, with the end.')
    .argument('<person>', 'identifier', readPerson)
    .addArgument(DUTY)
    .argument('<agency>', 'the agency of the duty')
    .option('--last-day <day>', 'today by default; yesterday ends it at once', readDay)
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', examples('gongkai duties end li.2031 handler kunming --last-day 2026-03-31'))
    .action(async (person, duty, agency, { lastDay, json, ...chosen }) => {
      const asked = { person, agency, duty, ...(lastDay === undefined ? {} : { lastDay }) };
      const ended = await withStore(locateDatabase(chosen, environment), async (store) =>
        (await engineOn(store, context)).people.end(asked, OPERATOR),
      ).catch(refused);
      terminal.print(json ? JSON.stringify(ended) : dutyLine(ended));
    });
};

/** `gongkai duties` */
export const addDuties = (program: Command, context: Context): void => {
  const duties = program.command('duties').description('Duties of people in agencies, day by day.');
  addGrant(duties, context);
  addEnd(duties, context);
};
