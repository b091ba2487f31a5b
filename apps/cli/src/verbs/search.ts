import type { Command } from '@commander-js/extra-typings';
import {
  type Context,
  count,
  counted,
  DATA,
  DATABASE,
  engineOn,
  examples,
  JSON_OUT,
  locateDatabase,
  timed,
  withStore,
} from '../kit.ts';

const HELP = `
Search finds by what is written in the transaction of each fact, and \`gongkai verify\` compares it with the facts. Where it
found a difference, this takes everything out and writes it again from the facts, the agencies and the catalogue. Nodes go
on; until it is done, search finds a part.
${examples('gongkai search rebuild', 'gongkai search rebuild --json')}`;

/** `gongkai search` */
export const addSearch = (program: Command, context: Context): void => {
  const { terminal, environment } = context;
  program
    .command('search')
    .description('What search finds.')
    .command('rebuild')
    .description('Write everything that search finds again, from the facts.')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async ({ json, ...chosen }) => {
      const startedAt = performance.now();
      const cases = await withStore(locateDatabase(chosen, environment), async (store) => {
        let written = 0;
        await (
          await engineOn(store, context)
        ).search.rebuild((done) => {
          written = done;
          terminal.draw(`${count(done)} cases written`);
        });
        terminal.draw('');
        return written;
      });
      const took = timed(startedAt, cases);
      if (json) return terminal.print(JSON.stringify({ cases, seconds: took.seconds }));
      terminal.print(`${counted(cases, 'case')} in ${took.seconds.toFixed(1)} s: written again`);
    });
};
