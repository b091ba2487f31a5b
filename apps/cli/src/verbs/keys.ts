import { InvalidArgumentError } from '@commander-js/extra-typings';
import type { Command } from '@commander-js/extra-typings';
import {
  type Context,
  DATA,
  DATABASE,
  engineOn,
  examples,
  HELD_BY_PEOPLE,
  JSON_OUT,
  locateDatabase,
  readPerson,
  Unusable,
  withStore,
} from '../kit.ts';
import { addKeyDisable, addKeyList, OPERATOR } from './keys-list.ts';

const readDuties = (text: string): readonly string[] => {
  const words = text.split(',').map((word) => word.trim());
  const unknown = words.filter((word) => !HELD_BY_PEOPLE.includes(word));
  if (unknown.length === 0) return words;
  throw new InvalidArgumentError(`known are ${HELD_BY_PEOPLE.join(', ')}`);
};

const HELP = `
The secret is shown only once and stored as a hash. Give every officer a separate key, and name its holder with --person,
the same in all keys of one human: separation of duties compares persons. An older key without one is named by its
identifier. Who holds a key with --admin is given no key with duties.
${examples('gongkai keys add --name 李 --person li.2031 --agency kunming --duties registrar,handler', 'gongkai keys add --name operator --person chen.0007 --admin')}`;

/** `gongkai keys` */
export const addKeys = (program: Command, context: Context): void => {
  const { terminal, environment } = context;
  const keys = program.command('keys').description('Keys with which people and programs reach the API.');
  addKeyList(keys, context);
  addKeyDisable(keys, context);
  keys
    .command('add')
    .description('Make a key and show its secret.')
    .requiredOption('--name <name>', 'name of the holder')
    .option(
      '--person <person>',
      'the human who holds it, the same in all their keys; default: the key itself',
      readPerson,
    )
    .option('--agency <agency>', 'the one agency whose cases it reaches; without it, all of them')
    .option('--duties <list>', 'what its holder may record, separated by commas', readDuties)
    .option('--admin', 'may make and disable keys')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async ({ name, person, agency = null, duties = [], admin = false, json, ...chosen }) => {
      if (duties.length === 0 && !admin)
        throw new Unusable('a key without duties and without --admin opens nothing', 'usage/missing-argument');
      const key = { name, ...(person !== undefined && { person }), agency, duties, administrator: admin };
      const made = await withStore(locateDatabase(chosen, environment), async (store) =>
        (await engineOn(store, context)).keys.add(key, OPERATOR),
      );
      if (json) return terminal.print(JSON.stringify({ ...made, ...key, person: person ?? made.id }));
      terminal.print(made.secret);
      terminal.note(`key ${made.id} for ${name}; the secret is shown only once`);
    });
};
