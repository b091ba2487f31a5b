import type { KeyObject } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Command } from '@commander-js/extra-typings';
import type { Store } from '@gongkai/engine';
import { restoreBackup } from '@gongkai/engine';
import {
  type Context,
  count,
  counted,
  DATA,
  DATABASE,
  type DatabaseLocation,
  examples,
  JSON_OUT,
  locateDatabase,
  pace,
  readLines,
  readPublicKey,
  rulebookOf,
  timed,
  withBytes,
  withSchema,
  withStore,
} from '../kit.ts';
import { printReport, verifyAsItIs, verifyView, verifyWithProgress } from './verify.ts';

const HELP = `
Into an empty database only, all or nothing: chains are checked while they are read, rows are compared with the acts that
tell of them, cases are folded from their facts, and dates are computed with the notices of the backup. When it is killed, the database stays empty. Then everything is
verified and counted against the backup. SQLite and PostgreSQL read each other's backups.
${examples('gongkai restore --data ./restored backup.jsonl', 'zstd -dc backup.jsonl.zst | gongkai restore -')}`;

interface Seen {
  rows: number;
  facts: number;
}

// Quotation marks inside a fact's text are escaped, so that this can only be the line's own.
const FACT = '"t":"fact"';

async function* counting(lines: AsyncIterable<string>, seen: Seen, { terminal }: Context): AsyncGenerator<string> {
  for await (const line of lines) {
    seen.rows += 1;
    if (line.includes(FACT)) seen.facts += 1;
    yield line;
    terminal.draw(`${count(seen.rows)} rows, ${count(seen.facts)} facts restored`);
  }
  terminal.draw('waiting for the database');
}

/** The result of reading a backup. */
type Restored = Seen & ReturnType<typeof timed>;

const read = async (
  store: Store,
  bytes: AsyncIterable<Uint8Array>,
  key: KeyObject | null,
  context: Context,
): Promise<Restored> => {
  const startedAt = performance.now();
  // The first and the last line are not rows.
  const seen: Seen = { rows: -2, facts: 0 };
  await restoreBackup(store, rulebookOf(context), counting(readLines(bytes), seen, context), key);
  return { ...seen, ...timed(startedAt, seen.facts) };
};

const check = async (store: Store, restored: Restored, json: boolean, context: Context): Promise<void> => {
  const { terminal } = context;
  const { rows, facts, seconds, perSecond: factsPerSecond } = restored;
  if (!json) terminal.print(`restored ${counted(rows, 'row')}, ${counted(facts, 'fact')} ${pace(restored)}`);
  const report = await verifyWithProgress((options) => verifyAsItIs(store, options, context), context);
  if (report.facts !== facts || report.problems.length > 0) context.endWithOne();
  if (json) {
    return terminal.print(JSON.stringify({ rows, facts, seconds, factsPerSecond, verified: verifyView(report) }));
  }
  printReport(report, context);
  if (report.facts !== facts) {
    terminal.print(`the backup has ${count(facts)} facts, the database ${count(report.facts)}`);
  }
};

interface RestoreOptions {
  readonly json: boolean;
  /** The key by which the backup must be signed. */
  readonly key: KeyObject | null;
}

const restore = (
  location: DatabaseLocation,
  file: string,
  { json, key }: RestoreOptions,
  context: Context,
): Promise<void> =>
  withBytes(file, context.terminal, async (bytes) => {
    if (location.folder !== null) mkdirSync(location.folder, { recursive: true, mode: 0o700 });
    await withSchema(location, (schema) => schema.apply());
    await withStore(location, async (store) => check(store, await read(store, bytes, key, context), json, context));
  });

/** `gongkai restore` */
export const addRestore = (program: Command, context: Context): void => {
  program
    .command('restore')
    .description('Read a backup into an empty database, and verify it.')
    .argument('<file>', 'a backup; - for standard input')
    .addOption(DATABASE)
    .addOption(DATA)
    .option(
      '--key <file>',
      'the key by which the backup must be signed (GONGKAI_HEADS_KEY)',
      context.environment.headsKey,
    )
    .option(
      '--unsigned',
      'accept a backup without that signature, for example one that was made before there was a key',
    )
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async (file, { json = false, key: keyFile, unsigned, ...chosen }) => {
      const key = keyFile === undefined || unsigned === true ? null : readPublicKey(keyFile);
      await restore(locateDatabase(chosen, context.environment), file, { json, key }, context);
    });
};
