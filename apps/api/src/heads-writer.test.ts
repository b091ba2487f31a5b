import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import { START, at } from '../test-support/desk.ts';
import { dataFolder, startMain } from '../test-support/process.ts';
import { keyFor, opened, serve } from '../test-support/server.ts';
import { ConfigError } from './config.ts';
import { openHeads } from './heads-writer.ts';

const placesIn = (folder: string) => ({ file: join(folder, 'heads.jsonl'), key: join(folder, 'key') });

describe('the heads of a node that starts', () => {
  it('are begun, also over a ledger without a fact, and go on', async () => {
    const server = await serve(START);
    const places = placesIn(dataFolder());
    await openHeads(places, server.store);
    expect(existsSync(places.file)).toBe(true);
    await opened(server, await keyFor(server.engine, ['registrar']), at);
    await openHeads(places, server.store);
    // The first covers the act with which the ledger began, the second the key, the case and its fact.
    expect(readFileSync(places.file, 'utf8').trim().split('\n')).toHaveLength(2);
    await server.engine.close();
  });

  it.each([
    ['a folder that is missing', (folder: string) => placesIn(join(folder, 'nowhere'))],
    ['a folder in place of the file', (folder: string) => ({ ...placesIn(folder), file: folder })],
    ['a file system that takes no file', (folder: string) => ({ ...placesIn(folder), file: '/proc/heads.jsonl' })],
    [
      'a folder for the key that is missing',
      (folder: string) => ({ ...placesIn(folder), key: join(folder, 'x', 'key') }),
    ],
    [
      'a key that is none',
      (folder: string) => {
        writeFileSync(join(folder, 'key'), 'no key');
        return placesIn(folder);
      },
    ],
    [
      'a line that is no head',
      (folder: string) => {
        writeFileSync(join(folder, 'heads.jsonl'), 'no head\n');
        return placesIn(folder);
      },
    ],
    [
      'a head of another ledger',
      (folder: string) => {
        const head = JSON.stringify({ number: 3, size: 5, through: 'another.1', leaves: [] });
        writeFileSync(join(folder, 'heads.jsonl'), `${head}\n`);
        return placesIn(folder);
      },
    ],
  ])('are refused with %s', async (_, places) => {
    const store = openSqliteStore();
    await expect(openHeads(places(dataFolder()), store)).rejects.toThrow(ConfigError);
    await store.close();
  });

  it('keep a node from starting where they cannot be written', async () => {
    const data = dataFolder();
    mkdirSync(join(data, 'as-file'));
    const { exit, said } = startMain({
      GONGKAI_DATA: data,
      GONGKAI_HEADS: join(data, 'as-file'),
      GONGKAI_HEADS_KEY: join(data, 'key'),
    });
    expect({ code: await exit, out: said.out }).toEqual({ code: 1, out: '' });
    expect(said.err).toMatch(
      /^Gongkai cannot start: the heads in \S+as-file, signed with \S+key, cannot be kept: EISDIR.*\n$/,
    );
  });
});
