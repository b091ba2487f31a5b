import type { Command } from '@commander-js/extra-typings';
import { parseOverlay, SHIPPED_OVERLAYS } from '@gongkai/calendar/overlays';
import type { Overlay } from '@gongkai/calendar';
import { issuesOf } from '@gongkai/core';
import { agencyList } from '@gongkai/core/agencies';
import { type AgencyOn, type AgencyPut, AgencyTreeError, COMMAND_LINE, type Engine } from '@gongkai/engine';
import {
  type Context,
  DATA,
  DATABASE,
  engineOn,
  examples,
  JSON_OUT,
  locateDatabase,
  readDay,
  readInput,
  readJson,
  Unusable,
  withStore,
} from '../kit.ts';

const unusable = (file: string, issues: readonly { readonly path: string; readonly message: string }[]): Unusable =>
  new Unusable(
    [`${file} cannot be used:`, ...issues.map(({ path, message }) => `  ${path}: ${message}`)].join('\n'),
    'input/invalid',
    issues,
  );

const localDays = (given: unknown, path: string, file: string): Overlay => {
  const shipped = typeof given === 'string' ? SHIPPED_OVERLAYS.get(given) : undefined;
  if (shipped !== undefined) return shipped;
  const parsed = parseOverlay(JSON.stringify(given));
  if (parsed.ok) return parsed.overlay;
  throw unusable(
    file,
    parsed.problems.map((one) => ({ path: `${path}.${one.path}`, message: one.message })),
  );
};

/** @throws Unusable that names each place of the file that is wrong. */
const readAgencies = (text: string, file: string, known: readonly AgencyOn[]): readonly AgencyPut[] => {
  const read = agencyList.safeParse(readJson(text, file));
  if (!read.success) throw unusable(file, issuesOf(read.error.issues, file));
  const before = new Map(known.map(({ id, overlays }) => [id, overlays]));
  return read.data.agencies.map(({ overlays, ...one }, index) => ({
    ...one,
    overlays:
      overlays === undefined
        ? before.get(one.id)
        : overlays?.map((given, place) => localDays(given, `agencies.${index}.overlays.${place}`, file)),
  }));
};

const put = async (engine: Engine, text: string, file: string) => {
  const before = await engine.agencies.on();
  const given = readAgencies(text, file, before);
  try {
    return { given, moved: await engine.putAgencies(given, COMMAND_LINE) };
  } catch (error) {
    if (error instanceof AgencyTreeError) throw new Unusable(error.message);
    throw error;
  }
};

const lineOf = ({ id, name, level, parent, overlays, since, ended }: AgencyOn): string =>
  [
    id,
    name,
    level,
    parent === null ? 'at the top' : `below ${parent}`,
    `since ${since}`,
    ...(overlays === undefined ? [] : [`local days ${overlays.map(({ region }) => region).join(',') || 'none'}`]),
    ...(ended ? ['ended'] : []),
  ].join('  ');

const PUT_HELP = `
The file holds {"agencies": [{"id", "name", "level", "parent", "from"?, "ended"?, "overlays"?}]}. Without "from" a change
holds from today, and a new agency was always there. "overlays" are local days off: regions that ship (by name) or days;
null: those of the agency above it. They are off unless they are set, and hold at once.
${examples('gongkai agencies put agencies.json')}`;

type Agencies = Command<[], Record<never, never>>;

const addList = (agencies: Agencies, context: Context): void => {
  const { terminal, environment } = context;
  agencies
    .command('list')
    .description('Agencies as they are on a day, each with the agency above it.')
    .option('--on <day>', 'the day (today)', readDay)
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', examples('gongkai agencies list', 'gongkai agencies list --on 2025-12-31 --json'))
    .action(async ({ on, json, ...chosen }) => {
      const found = await withStore(locateDatabase(chosen, environment), async (store) =>
        (await engineOn(store, context)).agencies.on(on),
      );
      if (json) return terminal.print(JSON.stringify({ agencies: found }));
      for (const one of found) terminal.print(lineOf(one));
    });
};

const addPut = (agencies: Agencies, context: Context): void => {
  const { terminal, environment } = context;
  agencies
    .command('put')
    .description('Add agencies, or change their name, level, place or local days; they end on a day, and stay.')
    .argument('<file>', 'a file of agencies, or - for standard input')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', PUT_HELP)
    .action(async (file, { json, ...chosen }) => {
      const text = await readInput(file, terminal);
      const { given, moved } = await withStore(locateDatabase(chosen, environment), async (store) =>
        put(await engineOn(store, context), text, file),
      );
      if (json) return terminal.print(JSON.stringify({ agencies: given.map(({ id }) => id), moved }));
      terminal.print(`${given.length} agencies put; ${moved} dates moved`);
    });
};

const addGaps = (agencies: Agencies, context: Context): void => {
  const { terminal, environment } = context;
  agencies
    .command('gaps')
    .description('Numbers that no case of an agency has, with the reason; ends with 1 where one has none.')
    .argument('<agency>', 'its identifier')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', examples('gongkai agencies gaps kunming'))
    .action(async (agency, { json, ...chosen }) => {
      const series = await withStore(locateDatabase(chosen, environment), async (store) =>
        (await engineOn(store, context)).agencies.gaps(agency),
      );
      const reasons = series.flatMap(({ gaps }) => gaps.map(({ why }) => why));
      if (reasons.includes(null)) context.endWithOne();
      if (json) return terminal.print(JSON.stringify({ series }));
      if (reasons.length === 0) return terminal.print('no gaps');
      for (const { series: name, gaps } of series) {
        for (const { from, through, why } of gaps) {
          terminal.print([name, from === through ? from : `${from}-${through}`, why ?? 'no reason'].join('  '));
        }
      }
    });
};

/** `gongkai agencies` */
export const addAgencies = (program: Command, context: Context): void => {
  const agencies = program.command('agencies').description('The agencies of the region, day by day.');
  addList(agencies, context);
  addPut(agencies, context);
  addGaps(agencies, context);
};
