import { InvalidArgumentError } from '@commander-js/extra-typings';
import type { Command } from '@commander-js/extra-typings';
import { dutiesOf, PROCEDURES } from '@gongkai/core';
import { COMMAND_LINE } from '@gongkai/engine';
import type { Context } from '../context.ts';
import { engineOn, withStore } from '../open.ts';
import { examples, JSON_OUT } from '../options.ts';
import { DATA, DATABASE, locateDatabase } from '../database-location.ts';
import { Unusable } from '../unusable.ts';
import { addKeyDisable, addKeyList } from './keys-list.ts';

// The system acts without a key.
const HELD_BY_PEOPLE = Object.keys(dutiesOf(PROCEDURES)).filter((duty) => duty !== 'system');

const readDuties = (text: string): readonly string[] => {
  const words = text.split(',').map((word) => word.trim());
  const unknown = words.filter((word) => !HELD_BY_PEOPLE.includes(word));
  if (unknown.length === 0) return words;
  throw new InvalidArgumentError(`known are ${HELD_BY_PEOPLE.join(', ')}`);
};

const HELP = `
The secret is shown only once and stored as a hash. Give every officer a separate key: it identifies the recorder of
each fact, and separation of duties rests on it.
${examples('gongkai keys add --name 李 --agency kunming --duties registrar,handler', 'gongkai keys add --name operator --admin')}`;

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
    .option('--agency <agency>', 'the one agency whose cases it reaches; without it, all of them')
    .option('--duties <list>', 'what its holder may record, separated by commas', readDuties)
    .option('--admin', 'may make and disable keys')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async ({ name, agency = null, duties = [], admin = false, json, ...chosen }) => {
      if (duties.length === 0 && !admin)
        throw new Unusable('a key without duties and without --admin opens nothing', 'usage/missing-argument');
      const made = await withStore(locateDatabase(chosen, environment), async (store) =>
        (await engineOn(store, context)).keys.add({ name, agency, duties, administrator: admin }, COMMAND_LINE),
      );
      if (json) return terminal.print(JSON.stringify({ ...made, name, agency, duties, administrator: admin }));
      terminal.print(made.secret);
      terminal.note(`key ${made.id} for ${name}; the secret is shown only once`);
    });
};
