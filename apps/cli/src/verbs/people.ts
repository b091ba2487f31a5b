import type { Command } from '@commander-js/extra-typings';
import { Option } from '@commander-js/extra-typings';
import { formatInstant } from '@gongkai/calendar';
import { OFFICES, type Person, REACHES } from '@gongkai/engine';
import {
  type Context,
  DATA,
  DATABASE,
  DRY_RUN,
  engineOn,
  examples,
  JSON_OUT,
  locateDatabase,
  readPerson,
  withStore,
} from '../kit.ts';
import { OPERATOR } from './keys-list.ts';

const REACH = new Option('--reach <reach>', 'whose cases the person reaches')
  .choices(REACHES)
  .default('own-agency' as const);
const ADMIN = new Option('--admin <office>', 'an administrator of this office, without duties').choices(OFFICES);

const ADD_HELP = `
Duties are granted afterwards, with gongkai duties grant. An identifier is never given to another person.
${examples('gongkai people add li.2031 李 --agency kunming --unit 法规处', 'gongkai people add chen.0007 陈 --reach all --admin system')}`;

const personView = ({ createdAt, disabledAt, ...person }: Person) => ({
  ...person,
  createdAt: formatInstant(createdAt),
  disabledAt: disabledAt === null ? null : formatInstant(disabledAt),
});

const personLine = ({ id, name, unit, agency, reach, administrator, disabledAt }: Person): string => {
  const office = administrator === null ? [] : [`administrator of ${administrator}`];
  const ended = disabledAt === null ? [] : [`disabled ${formatInstant(disabledAt)}`];
  return [id, name, ...(unit === null ? [] : [unit]), agency ?? 'every agency', reach, ...office, ...ended].join('  ');
};

type People = Command<[], Record<never, never>>;

const addAdd = (people: People, { terminal, environment, ...rest }: Context): void => {
  people
    .command('add')
    .description('Add a person of an office.')
    .argument('<person>', 'identifier, such as a number of staff', readPerson)
    .argument('<name>', 'name of the person')
    .option('--agency <agency>', 'the agency; without it, of none, with --reach all')
    .option('--unit <unit>', 'the unit inside the agency')
    .option('--phone <number>')
    .option('--mail <address>')
    .addOption(REACH)
    .addOption(ADMIN)
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', ADD_HELP)
    .action(async (id, name, { agency = null, unit = null, reach, admin, phone, mail, json, ...chosen }) => {
      const stated = { phone: phone ?? null, mail: mail ?? null, administrator: admin ?? null };
      const person = await withStore(locateDatabase(chosen, environment), async (store) =>
        (await engineOn(store, { terminal, environment, ...rest })).people.add(
          { id, name, agency, unit, reach, ...stated },
          OPERATOR,
        ),
      );
      terminal.print(json ? JSON.stringify(personView(person)) : personLine(person));
    });
};

const PAGE = 100;

const addList = (people: People, context: Context): void => {
  const { terminal, environment } = context;
  people
    .command('list')
    .description('List people, of one agency or of all.')
    .option('--agency <agency>')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', examples('gongkai people list', 'gongkai people list --agency kunming --json'))
    .action(async ({ agency, json, ...chosen }) => {
      const found: Person[] = [];
      await withStore(locateDatabase(chosen, environment), async (store) => {
        const engine = await engineOn(store, context);
        const scope = { agency: agency ?? null, below: agency === undefined };
        for (let seen = -1; seen !== found.length;) {
          seen = found.length;
          found.push(...(await engine.people.list({ scope, after: found.at(-1)?.id ?? '', limit: PAGE })));
        }
      });
      if (json) return terminal.print(JSON.stringify({ people: found.map(personView) }));
      for (const one of found) terminal.print(personLine(one));
    });
};

const addDisable = (people: People, context: Context): void => {
  const { terminal, environment } = context;
  people
    .command('disable')
    .description('Disable a person with all of their keys, for good; ends with 1 where there is no such one.')
    .argument('<person>', 'identifier', readPerson)
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(DRY_RUN)
    .addOption(JSON_OUT)
    .addHelpText('after', examples('gongkai people disable li.2031'))
    .action(async (id, { json, dryRun = false, ...chosen }) => {
      const done = await withStore(locateDatabase(chosen, environment), async (store) => {
        const { people: kept } = await engineOn(store, context);
        return dryRun ? (await kept.find(id))?.disabledAt === null : kept.disable(id, OPERATOR);
      });
      if (!done) context.endWithOne();
      if (json) return terminal.print(JSON.stringify({ id, disabled: done && !dryRun, dryRun }));
      const said = dryRun ? `${id} would be disabled` : `${id} is disabled`;
      terminal.print(done ? said : `there is no ${id}, or they are disabled`);
    });
};

/** `gongkai people` */
export const addPeople = (program: Command, context: Context): void => {
  const people = program.command('people').description('People of the offices, who sign in and record.');
  addAdd(people, context);
  addList(people, context);
  addDisable(people, context);
};
