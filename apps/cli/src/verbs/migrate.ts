import { mkdirSync } from 'node:fs';
import type { Command } from '@commander-js/extra-typings';
import type { Migration } from '@gongkai/engine';
import { checksumOf } from '@gongkai/engine';
import {
  type Context,
  counted,
  DATA,
  DATABASE,
  type DatabaseLocation,
  DRY_RUN,
  engineOn,
  examples,
  JSON_OUT,
  locateDatabase,
  Unusable,
  withSchema,
  withStore,
} from '../kit.ts';

const view = (one: Migration) => ({
  number: one.number,
  name: one.name,
  readableBy: one.readableBy,
  checksum: checksumOf(one),
});

const line = (one: Migration): string => `${one.number}  ${one.name}  sha256 ${checksumOf(one)}`;

const showSql = (pending: readonly Migration[], { terminal }: Context): void => {
  for (const one of pending) terminal.print(`-- migration ${line(one)}\n${one.sql.trim()}\n`);
};

/** Makes the folder of a file, for its owner only. */
const prepare = ({ folder }: DatabaseLocation): void => {
  if (folder !== null) mkdirSync(folder, { recursive: true, mode: 0o700 });
};

/** Opening brings every case up to date with the new columns; until then `gongkai verify` would find it behind. */
const bringUpToDate = (location: DatabaseLocation, context: Context): Promise<void> =>
  withStore(location, async (store) => {
    context.terminal.draw('bringing cases up to date …');
    await engineOn(store, context);
    context.terminal.draw('');
  });

interface MigrateOptions {
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly role: string | undefined;
}

const migrate = async (
  location: DatabaseLocation,
  { dryRun, json, role }: MigrateOptions,
  context: Context,
): Promise<void> => {
  const { terminal } = context;
  if (role !== undefined && location.folder !== null) {
    throw new Unusable('a file has no roles; the rights of the file system say who reaches it');
  }
  if (!dryRun) prepare(location);
  await withSchema(location, async (schema) => {
    const done = dryRun ? await schema.pending() : await schema.apply();
    if (role !== undefined && !dryRun) await schema.grant(role);
    if (!dryRun && done.length > 0) await bringUpToDate(location, context);
    if (json) return terminal.print(JSON.stringify({ dryRun, migrations: done.map(view), granted: role ?? null }));
    if (dryRun) showSql(done, context);
    else for (const one of done) terminal.print(`applied  ${line(one)}`);
    const what = counted(done.length, 'migration');
    terminal.note(`${location.name}: ${what} ${dryRun ? 'would be applied' : 'applied'}`);
    if (role !== undefined) terminal.note(`role ${role}: ${dryRun ? 'would be granted' : 'granted'} what a node needs`);
  });
};

/** `gongkai migrate` */
export const addMigrate = (program: Command, context: Context): void => {
  program
    .command('migrate')
    .description('Bring the schema of the database up to date.')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(DRY_RUN)
    .addOption(JSON_OUT)
    .option('--grant <role>', 'grant a role of the server exactly the rights of a node')
    .addHelpText(
      'after',
      `
Migrations go forward only. Each one runs in its own transaction, and the release before it keeps working while it
runs, unless its notes say otherwise. Cases are brought up to date with new columns at once. Grant again after an upgrade: new tables are new rights.
${examples('gongkai migrate --dry-run', 'gongkai migrate --grant gongkai_node')}`,
    )
    .action(async ({ dryRun = false, json = false, grant: role, ...chosen }) => {
      await migrate(locateDatabase(chosen, context.environment), { dryRun, json, role }, context);
    });
};
