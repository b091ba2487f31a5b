import type { Command } from '@commander-js/extra-typings';
import { formatInstant } from '@gongkai/calendar';
import type { KeyHolder, Maker } from '@gongkai/engine';
import { COMMAND_LINE } from '@gongkai/engine';
import {
  type Context,
  DATA,
  DATABASE,
  DRY_RUN,
  engineOn,
  examples,
  JSON_OUT,
  locateDatabase,
  withStore,
} from '../kit.ts';

/** Who makes and disables keys at the command line: a person who can reach the database itself. */
export const OPERATOR: Maker = { id: COMMAND_LINE };

const keyView = ({ id, person, name, agency, duties, administrator, createdAt, disabledAt }: KeyHolder) => ({
  id,
  person,
  name,
  agency,
  duties,
  administrator,
  createdAt: formatInstant(createdAt),
  disabledAt: disabledAt === null ? null : formatInstant(disabledAt),
});

const keyLine = ({
  id,
  person,
  name,
  agency,
  duties,
  administrator,
  disabledAt,
}: ReturnType<typeof keyView>): string => {
  const may = administrator ? 'administrator' : duties.join(',');
  const ended = disabledAt === null ? [] : [`disabled ${disabledAt}`];
  const holder = person === id ? [] : [`of ${person}`];
  return [id, name, ...holder, agency ?? 'every agency', may, ...ended].join('  ');
};

type Keys = Command<[], Record<never, never>>;

/** `gongkai keys list` */
export const addKeyList = (keys: Keys, context: Context): void => {
  const { terminal, environment } = context;
  keys
    .command('list')
    .description('List every key, never its secret.')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', examples('gongkai keys list', 'gongkai keys list --json'))
    .action(async ({ json, ...chosen }) => {
      const views = await withStore(locateDatabase(chosen, environment), async (store) =>
        (await (await engineOn(store, context)).keys.list()).map(keyView),
      );
      if (json) return terminal.print(JSON.stringify({ keys: views }));
      for (const view of views) terminal.print(keyLine(view));
    });
};

/** `gongkai keys disable` */
export const addKeyDisable = (keys: Keys, context: Context): void => {
  const { terminal, environment } = context;
  keys
    .command('disable')
    .description('Disable a key; ends with 1 where the key is not in use.')
    .argument('<key>', 'its identifier, as keys list shows it')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(DRY_RUN)
    .addOption(JSON_OUT)
    .addHelpText('after', examples('gongkai keys disable 019b76da-a800-7000-8000-000000000000'))
    .action(async (id, { json, dryRun = false, ...chosen }) => {
      const done = await withStore(locateDatabase(chosen, environment), async (store) => {
        const { keys: kept } = await engineOn(store, context);
        if (!dryRun) return kept.disable(id, OPERATOR);
        return (await kept.list()).some((one) => one.id === id && one.disabledAt === null);
      });
      if (!done) context.endWithOne();
      if (json) return terminal.print(JSON.stringify({ id, disabled: done && !dryRun, dryRun }));
      const said = dryRun ? `key ${id} would be disabled` : `key ${id} is disabled`;
      terminal.print(done ? said : `no key ${id} is in use`);
    });
};
