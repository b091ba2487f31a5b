import { createPublicKey } from 'node:crypto';
import type { Command } from '@commander-js/extra-typings';
import { fileHeads, headKey, keyId, writeHeads } from '@gongkai/engine';
import {
  type Context,
  counted,
  DATA,
  DATABASE,
  examples,
  JSON_OUT,
  locateDatabase,
  Unusable,
  withStore,
} from '../kit.ts';

const WRITE_HELP = `
A head is signed over the hash of every fact that was recorded since the last one, and carries the hash of the head
before it. Keep the file where the operator of the database cannot write, and the key where the database is not.
A node with GONGKAI_HEADS writes them by itself; then give this command its own file.
${examples('gongkai heads write --file /mnt/worm/heads.jsonl --key /etc/gongkai/head.key')}`;

const readKey = async (file: string | undefined) => {
  if (file === undefined) throw new Unusable('name the key: --key FILE or GONGKAI_HEADS_KEY', 'usage/missing-argument');
  try {
    return await headKey(file);
  } catch (error) {
    throw new Unusable(
      `${file} is not a key: ${error instanceof Error ? error.message : String(error)}`,
      'file/unreadable',
    );
  }
};

interface Written {
  readonly covered: number;
  readonly wrong: string | null;
}

const addWrite = (heads: Command<[], Record<never, never>>, context: Context): void => {
  const { terminal, environment } = context;
  heads
    .command('write')
    .description('Sign what was recorded since the last head.')
    .option('--file <file>', 'heads, one a line; only ever appended to (GONGKAI_HEADS)', environment.heads)
    .option('--key <file>', 'Ed25519 private key, made where it is missing (GONGKAI_HEADS_KEY)', environment.headsKey)
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', WRITE_HELP)
    .action(async ({ file, key: keyFile, json, ...chosen }) => {
      if (file === undefined)
        throw new Unusable('name the heads: --file FILE or GONGKAI_HEADS', 'usage/missing-argument');
      const { covered, wrong } = await withStore(
        locateDatabase(chosen, environment),
        async (store): Promise<Written> => {
          const key = await readKey(keyFile);
          try {
            return { covered: await writeHeads(store, fileHeads(file), key), wrong: null };
          } catch (error) {
            // Heads of another ledger, or of one that was set back: heads are kept to find that.
            if (error instanceof Error && !('code' in error)) return { covered: 0, wrong: error.message };
            throw error;
          }
        },
      );
      if (wrong !== null) context.endWithOne();
      if (json) return terminal.print(JSON.stringify({ file, covered, wrong }));
      if (wrong !== null) return terminal.print(`${terminal.paint('red', 'WRONG')}  ${wrong}`);
      terminal.print(
        covered === 0 ? `${file}: nothing was recorded since` : `${file}: ${counted(covered, 'fact')} signed`,
      );
    });
};

const addKey = (heads: Command<[], Record<never, never>>, { terminal, environment }: Context): void => {
  heads
    .command('key')
    .description('Make the key that signs heads, or show the public half of one that is there.')
    .option('--key <file>', 'Ed25519 private key, made where it is missing (GONGKAI_HEADS_KEY)', environment.headsKey)
    .addOption(JSON_OUT)
    .addHelpText('after', examples('gongkai heads key --key /etc/gongkai/head.key'))
    .action(async ({ key: file, json }) => {
      const key = await readKey(file);
      const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
      if (json) return terminal.print(JSON.stringify({ id: keyId(key), publicKey }));
      terminal.print(publicKey.trim());
      terminal.note(`the auditor takes ${file}.pub; its SHA-256 is ${keyId(key)}`);
    });
};

/** `gongkai heads` */
export const addHeads = (program: Command, context: Context): void => {
  const heads = program.command('heads').description('Signed heads of the ledger, kept in a second place.');
  addWrite(heads, context);
  addKey(heads, context);
};
