import type { Command } from '@commander-js/extra-typings';
import { COMMAND_LINE } from '@gongkai/engine';
import {
  type Context,
  counted,
  DATA,
  DATABASE,
  engineOn,
  examples,
  JSON_OUT,
  locateDatabase,
  Unusable,
  withStore,
} from '../kit.ts';

const HELP = `
The register recognises who asked before by keyed hashes of names, identity numbers and telephones. Its key is in the file
of GONGKAI_PARTY_KEY, else in party.key beside the database. When the key is lost, let a node make another one, or make a
file of 32 random bytes in base64, and rebuild: the register is written again from the facts of all cases.
${examples('gongkai parties show', 'gongkai parties rebuild')}`;

const STATES = {
  ready: 'the register of applicants is kept with this key',
  'other-key': 'another key wrote the register; give that key back, or rebuild',
  none: 'there is no key: earlier cases of an applicant are not recognised',
} as const;

/** `gongkai parties` */
export const addParties = (program: Command, context: Context): void => {
  const { terminal, environment } = context;
  const parties = program.command('parties').description('The register of applicants: its key, and how it is rebuilt.');
  parties
    .command('show')
    .description('Show whether the register can be used; ends with 1 where it cannot.')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async ({ json, ...chosen }) => {
      const state = await withStore(locateDatabase(chosen, environment), async (store) =>
        (await engineOn(store, context)).parties.state(),
      );
      if (state !== 'ready') context.endWithOne();
      terminal.print(json ? JSON.stringify({ state }) : STATES[state]);
    });
  parties
    .command('rebuild')
    .description('Write the register again from the facts of all cases, with the key that is there now.')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async ({ json, ...chosen }) => {
      const rows = await withStore(locateDatabase(chosen, environment), async (store) => {
        const { parties: register } = await engineOn(store, context);
        if (register.state() === 'none') throw new Unusable(STATES.none, 'file/unreadable');
        return register.rebuild(COMMAND_LINE);
      });
      terminal.print(json ? JSON.stringify({ rows }) : `${counted(rows, 'entry', 'entries')} of applicants written`);
    });
};
