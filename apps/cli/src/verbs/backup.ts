import type { Command } from '@commander-js/extra-typings';
import {
  type Context,
  counted,
  DATA,
  DATABASE,
  examples,
  JSON_OUT,
  locateDatabase,
  pace,
  pourBackup,
  readPrivateKey,
  timed,
  withStore,
  writeBackup,
} from '../kit.ts';

const HELP = `
Everything is read at one moment while nodes go on writing. The file is JSON, line by line, with the SHA-256 of all
lines in the last one, signed where heads are signed; it holds what applicants wrote and hashes of keys, so that only its owner may read it. It is
written as FILE.partial and moved once it is whole and on disk.
${examples(
  'gongkai backup /backups/$(date +%F).jsonl',
  'gongkai backup - | zstd > /backups/$(date +%F).jsonl.zst',
  'gongkai backup - | ssh other gongkai restore --data /srv/gongkai -',
)}`;

/** `gongkai backup` */
export const addBackup = (program: Command, context: Context): void => {
  const { terminal, environment } = context;
  program
    .command('backup')
    .description('Write everything in the database into one file.')
    .argument('<file>', 'where to; - for standard output')
    .addOption(DATABASE)
    .addOption(DATA)
    .option('--force', 'replace a file that is there')
    .option('--key <file>', 'the key that signs heads signs the backup (GONGKAI_HEADS_KEY)', environment.headsKey)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async (file, { force = false, json, key: keyFile, ...chosen }) => {
      const key = keyFile === undefined ? null : readPrivateKey(keyFile);
      const startedAt = performance.now();
      const summary = await withStore(locateDatabase(chosen, environment), (store) =>
        file === '-' ? pourBackup(store, key, (piece) => terminal.pour(piece)) : writeBackup(store, key, file, force),
      );
      const time = timed(startedAt, summary.facts);
      const { rows, facts, sha256, key: signedBy } = summary;
      const view = JSON.stringify({
        file,
        rows,
        facts,
        sha256,
        signedBy,
        seconds: time.seconds,
        factsPerSecond: time.perSecond,
      });
      const said = json
        ? view
        : `${file}: ${counted(rows, 'row')}, ${counted(facts, 'fact')} ${pace(time)}, sha256 ${sha256}${signedBy === null ? '' : `, signed by ${signedBy}`}`;
      // Standard output carries only the backup.
      if (file === '-') terminal.note(said);
      else terminal.print(said);
    });
};
