import type { Command } from '@commander-js/extra-typings';
import { civilDateOf, formatInstant } from '@gongkai/calendar';
import { issuesOf } from '@gongkai/core';
import { agencyProfile } from '@gongkai/core/agencies';
import { COMMAND_LINE, type DatedProfile, type Engine, ProfileRefusedError } from '@gongkai/engine';
import {
  type Context,
  DATA,
  DATABASE,
  engineOn,
  examples,
  type Issue,
  JSON_OUT,
  locateDatabase,
  readDay,
  readInput,
  readJson,
  Unusable,
  withStore,
} from '../kit.ts';

const refused = (file: string, issues: readonly Issue[]): Unusable =>
  new Unusable(
    [`${file} is not a profile:`, ...issues.map(({ path = file, message }) => `  ${path}: ${message}`)].join('\n'),
    'input/invalid',
    issues,
  );

const viewOf = ({ agency, from, next, profile, by, at }: DatedProfile) => ({
  ...profile,
  agency,
  from,
  next,
  setBy: by,
  setAt: formatInstant(at),
});

const requireAgency = async (engine: Engine, agency: string): Promise<void> => {
  if ((await engine.figures.agencies()).some(({ id }) => id === agency)) return;
  throw new Unusable(`there is no agency ${agency}; gongkai agencies put adds it`, 'agency/unknown');
};

const setProfile = async (engine: Engine, text: string, file: string, ...given: [string, DatedProfile['from']]) => {
  const read = agencyProfile.safeParse(readJson(text, file));
  if (!read.success) throw refused(file, issuesOf(read.error.issues, file));
  try {
    return await engine.profiles.set(...given, read.data, COMMAND_LINE);
  } catch (error) {
    if (error instanceof ProfileRefusedError) throw refused(file, error.issues);
    throw error;
  }
};

/** `gongkai profile` */
export const addProfile = (program: Command, context: Context): void => {
  const { terminal, environment } = context;
  const profile = program
    .command('profile')
    .description('What an office is and how it works: address, remedies, numbers, settings, day by day.');
  profile
    .command('show')
    .description('Show the profile of an agency as it is on a day; ends with 1 where it has none.')
    .argument('<agency>', 'its identifier')
    .option('--on <day>', 'the day (today)', readDay)
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', examples('gongkai profile show kunming', 'gongkai profile show kunming --on 2026-01-01'))
    .action(async (agency, { on, json, ...chosen }) => {
      const found = await withStore(locateDatabase(chosen, environment), async (store) => {
        const engine = await engineOn(store, context);
        await requireAgency(engine, agency);
        return engine.profiles.on(agency, on ?? civilDateOf(await engine.now()));
      });
      if (found === null) context.endWithOne();
      if (found === null && !json) return terminal.print(`${agency} has no profile on this day`);
      const view = found === null ? null : viewOf(found);
      terminal.print(json ? JSON.stringify({ profile: view }) : JSON.stringify(view, null, 2));
    });
  profile
    .command('set')
    .description('Set the whole profile of an agency from a day on; earlier days keep the one that they had.')
    .argument('<agency>', 'its identifier')
    .argument('<file>', 'a profile as JSON, or - for standard input')
    .option('--from <day>', 'the first day on which it is valid (today)', readDay)
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', examples('gongkai profile set kunming profile.json --from 2027-01-01'))
    .action(async (agency, file, { from, json, ...chosen }) => {
      const text = await readInput(file, terminal);
      const set = await withStore(locateDatabase(chosen, environment), async (store) => {
        const engine = await engineOn(store, context);
        await requireAgency(engine, agency);
        return setProfile(engine, text, file, agency, from ?? civilDateOf(await engine.now()));
      });
      if (json) return terminal.print(JSON.stringify(viewOf(set)));
      terminal.print(`the profile of ${agency} is valid from ${set.from}`);
    });
};
