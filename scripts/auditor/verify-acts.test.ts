// Exports of the real program, with acts, as its owner may have altered them.
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { backupLines, writeHeads } from '../../packages/engine/src/index.ts';
import { openSqliteStore } from '../../packages/engine/src/sqlite/open-sqlite-store.ts';
import { movedClock } from '../../packages/engine/test-support/desk.fixture.ts';
import { fillEveryTable } from '../../packages/engine/test-support/tampering.suite.ts';
import { copyVerifier, resultOf } from './run-verifier.ts';

const { run, remove } = copyVerifier();
afterAll(remove);

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** An export of a store with rows in every table, and the heads that were kept of it. */
const exported = async () => {
  const { clock, moveTo } = movedClock('2019-04-10');
  const store = openSqliteStore({ clock });
  const prepared = await fillEveryTable(store, moveTo);
  const heads: string[] = [];
  const place = { last: async () => heads.at(-1) ?? null, append: async (line: string) => void heads.push(line) };
  await writeHeads(store, place, privateKey);
  const lines: string[] = [];
  for await (const line of backupLines(store, privateKey)) lines.push(line);
  await store.close();
  return { prepared, text: lines.join(''), heads: heads.map((line) => `${line}\n`).join('') };
};

const kindsOf = async (input: { export: string; heads?: string; pem?: string }): Promise<readonly string[]> =>
  resultOf(await run(input, '--json')).problems.map(({ kind }) => kind);

describe('acts in an export', () => {
  it('are sound with every row that they tell of, and in the heads', async () => {
    const { text, heads } = await exported();
    const ran = await run({ export: text, heads, pem }, '--json');
    expect([ran.status, resultOf(ran).problems]).toEqual([0, []]);
    expect(text.split('\n').at(-2)).toContain('"signature"');
  });

  it.each([
    ['a register', '"value":"3"', '"value":"4242"', 'row-differs'],
    ['a publication', String.raw`{\"cells\":[null]}`, String.raw`{\"cells\":[5]}`, 'row-differs'],
    ['the duties of a key', String.raw`"duties":"[\"registrar\"]"`, String.raw`"duties":"[\"signer\"]"`, 'row-differs'],
    ['the target of an endpoint', 'desk@example.org', 'mine@example.org', 'row-differs'],
    ['a reminder', '"topic":"clock.warning.holder"', '"topic":"clock.warning.nobody"', 'row-differs'],
  ])('show that %s was altered', async (_, from, to, kind) => {
    const { text } = await exported();
    // The act that names the row comes first; only the row is altered.
    const at = text.lastIndexOf(from);
    const altered = text.slice(0, at) + to + text.slice(at + from.length);
    expect(at).toBeGreaterThan(0);
    expect(await kindsOf({ export: altered })).toContain(kind);
  });

  it('show a byte of an attached file that was altered, and one whose bytes were taken out', async () => {
    const { text } = await exported();
    // The first file is `one` and `two`.
    const altered = text.replace(`"bytes":"${btoa('two')}"`, `"bytes":"${btoa('twp')}"`);
    expect(altered).not.toBe(text);
    expect(await kindsOf({ export: altered })).toContain('attachment');
    const lines = text.split('\n').filter((line) => !line.startsWith('{"t":"blob_chunks"'));
    expect(await kindsOf({ export: lines.join('\n') })).toContain('attachment');
  });

  it('show a row that was taken out or put in, and an act that was altered or cut off', async () => {
    const { text, heads } = await exported();
    const lines = text.split('\n');
    const key = lines.findIndex((line) => line.startsWith('{"t":"keys"'));
    expect(await kindsOf({ export: lines.toSpliced(key, 1).join('\n') })).toContain('row-missing');
    const another = (lines[key] ?? '').replace(/"id":"[^"]+"/, '"id":"another"');
    expect(await kindsOf({ export: lines.toSpliced(key, 0, another).join('\n') })).toContain('row-differs');
    const act = lines.findIndex((line) => line.includes('"kind":"key.made"'));
    const renamed = lines.with(act, (lines[act] ?? '').replace('"kind":"key.made"', '"kind":"key.disabled"'));
    expect(await kindsOf({ export: renamed.join('\n') })).toContain('columns-differ');
    const last = lines.findLastIndex((line) => line.startsWith('{"t":"acts"'));
    const cut = await kindsOf({ export: lines.toSpliced(last, 1).join('\n'), heads, pem });
    expect(cut).toContain('cut');
  });
});
