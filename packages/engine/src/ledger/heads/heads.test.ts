import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { appendFile, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accepted, aRequest, desk, fact, fileOfTest, LI } from '../../../test-support/desk.fixture.ts';
import { fileHeads, headKey } from './file-heads.ts';
import { hashOfLine, type Head, merkleRoot, NO_HEAD } from './head.ts';
import { writeHeads } from './head-writer.ts';

const { privateKey } = generateKeyPairSync('ed25519');

const headsIn = async (file: string): Promise<readonly Head[]> =>
  (await readFile(file, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Head);

describe('the Merkle root', () => {
  // The vectors of Certificate Transparency for RFC 6962: eight leaves, and the root over the first n of them.
  const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('over the first %i leaves of the known vectors', (count, root) => {
    const leaves = LEAVES.slice(0, count).map((hex) => Buffer.from(hex, 'hex'));
    expect(merkleRoot(leaves).toString('hex')).toBe(root);
  });
});

describe('heads in a second place', () => {
  it('cover everything once, follow each other, and are signed', async () => {
    const { engine, store } = await desk();
    const file = join(dirname(fileOfTest()), 'heads.jsonl');
    const place = fileHeads(file);
    expect(await writeHeads(store, place, privateKey)).toBe(0);
    const { case: opened, entry } = accepted(await engine.open(aRequest(), { actor: LI }));
    expect(await writeHeads(store, place, privateKey)).toBe(1);
    expect(await writeHeads(store, place, privateKey)).toBe(0);
    const second = accepted(await engine.submit(opened.id, fact('request.registered', '2026-03-02'), { actor: LI }));
    accepted(await engine.open(aRequest('dali'), { actor: LI }));
    expect(await writeHeads(store, place, privateKey)).toBe(2);
    const heads = await headsIn(file);
    // The first one is over the two acts of the opening: no fact was there yet. Each later one repeats the newest act.
    expect(heads.map(({ number, size, through }) => [number, size, through])).toMatchObject([
      [1, 2, ''],
      [2, 4, `${opened.id}.1`],
      [3, 7, expect.stringMatching(/\.1$/)],
    ]);
    const acts = (await store.acts(0, 10)).map(({ seq, hash }) => ['acts', seq, hash]);
    expect(heads[0]?.leaves).toEqual(acts);
    expect(heads[1]?.leaves).toEqual([[opened.id, 1, entry.hash], acts[1]]);
    expect(heads[2]?.leaves[0]).toEqual([opened.id, 2, second.entry.hash]);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const before = lines.slice(0, 2).map(hashOfLine);
    expect(heads.map(({ previous }) => previous)).toEqual([NO_HEAD, ...before]);
    for (const { number, at, previous, size, through, root, signature } of heads) {
      const bytes = Buffer.from(['gongkai-head', 1, number, at, previous, size, through, root].join('\n'));
      expect(verify(null, bytes, createPublicKey(privateKey), Buffer.from(signature, 'base64'))).toBe(true);
    }
    await engine.close();
  });

  it('cover acts alone, and refuse a ledger whose acts are others', async () => {
    const { engine, store } = await desk();
    const file = join(dirname(fileOfTest()), 'heads.jsonl');
    await writeHeads(store, fileHeads(file), privateKey);
    await engine.keys.add({ name: 'x', agency: null, duties: ['handler'] }, { id: 'maker' });
    expect(await writeHeads(store, fileHeads(file), privateKey)).toBe(0);
    expect(await writeHeads(store, fileHeads(file), privateKey)).toBe(0);
    const heads = await headsIn(file);
    expect(heads.map(({ leaves }) => leaves.map(([, seq]) => seq))).toEqual([[1, 2], [3]]);
    const other = await desk();
    await expect(writeHeads(other.store, fileHeads(file), privateKey)).rejects.toThrow('head 2 covers act 3');
    await Promise.all([engine.close(), other.engine.close()]);
  });

  it('refuse a place that ends with a head of another ledger, or within a head', async () => {
    const file = join(dirname(fileOfTest()), 'heads.jsonl');
    const first = await desk();
    accepted(await first.engine.open(aRequest(), { actor: LI }));
    await writeHeads(first.store, fileHeads(file), privateKey);
    const other = await desk();
    await expect(writeHeads(other.store, fileHeads(file), privateKey)).rejects.toThrow(
      'which this ledger does not have',
    );
    await appendFile(file, '{"v":1,');
    await expect(writeHeads(first.store, fileHeads(file), privateKey)).rejects.toThrow('ends within a head');
    await Promise.all([first.engine.close(), other.engine.close()]);
  });

  it('are signed by a key that is made once, for its owner alone', async () => {
    const file = join(dirname(fileOfTest()), 'heads.key');
    const made = await headKey(file);
    expect((await headKey(file)).equals(made)).toBe(true);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(createPublicKey(await readFile(`${file}.pub`, 'utf8')).equals(createPublicKey(made))).toBe(true);
  });
});
