import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { CHUNK_BYTES } from '../store/blobs.ts';
import type { BackupRow, Store } from '../store/store.ts';
import type { OpenStore } from './transactions.suite.ts';

const NOW = 10_000;
const BY = 'li';

const sha256 = (...chunks: readonly Uint8Array[]): string => {
  const digest = createHash('sha256');
  for (const chunk of chunks) digest.update(chunk);
  return digest.digest('hex');
};

// Every byte, so that none is changed on the way.
const CHUNK = Uint8Array.from({ length: CHUNK_BYTES }, (_, index) => (index * 7) % 256);
const END = Uint8Array.from([0, 255, 13, 10, 0]);
const HASH = sha256(CHUNK, END);

/** Stores an upload of two chunks, and says what it is. */
const arrived = async ({ blobs }: Store, id: string): Promise<void> => {
  await blobs.begin({ id, caseId: 'c1', createdAt: NOW });
  expect(await blobs.addChunk(id, 0, CHUNK, NOW)).toBe(true);
  expect(await blobs.addChunk(id, 1, END, NOW + 1)).toBe(true);
  expect(await blobs.seal(id, { sha256: HASH, mediaType: 'image/png', scan: 'not-scanned' })).toBe(true);
};

const collected = async (rows: AsyncIterable<BackupRow>): Promise<readonly BackupRow[]> => {
  const list: BackupRow[] = [];
  for await (const row of rows) list.push(row);
  return list;
};

async function* asRows(list: readonly BackupRow[]): AsyncGenerator<BackupRow> {
  yield* list;
}

/** The bytes of attached files. */
export const blobs = (open: OpenStore): void => {
  it('gives bytes back as they came, and finds an upload by its hash once all of it is there', async () => {
    const store = await open(() => NOW);
    await store.blobs.begin({ id: 'b1', caseId: 'c1', createdAt: NOW });
    await store.blobs.addChunk('b1', 0, CHUNK, NOW);
    expect(await store.blobs.find(HASH)).toBeNull();
    await store.blobs.addChunk('b1', 1, END, NOW);
    await store.blobs.seal('b1', { sha256: HASH, mediaType: 'image/png', scan: 'clean' });
    const size = CHUNK_BYTES + END.length;
    expect(await store.blobs.find(HASH)).toMatchObject({ id: 'b1', size, state: 'arriving', scan: 'clean' });
    const [first, second, third] = await Promise.all([0, 1, 2].map((number) => store.blobs.chunk('b1', number)));
    expect(Buffer.compare(first ?? END, CHUNK)).toBe(0);
    expect([...(second ?? [])]).toEqual([...END]);
    expect(third).toBeNull();
    await store.close();
  });

  it('keeps the same content once, and never what is discarded', async () => {
    const store = await open(() => NOW);
    await arrived(store, 'b1');
    await arrived(store, 'b2');
    expect(await store.blobs.keep('b1', BY)).toBe(true);
    expect(await store.blobs.keep('b2', BY)).toBe(false);
    await store.blobs.discard('b2');
    expect((await store.blobs.page('', 5)).map(({ id }) => id)).toEqual(['b1']);
    expect([await store.blobs.countChunks('b1'), await store.blobs.countChunks('b2')]).toEqual([2, 0]);
    // One that is whole is never removed.
    await store.blobs.discard('b1').catch(() => undefined);
    expect(await store.blobs.countChunks('b1')).toBe(2);
    expect(await store.blobs.find(HASH)).toMatchObject({ id: 'b1', state: 'whole' });
    await store.close();
  });

  it('takes nothing more for an upload that was discarded, also while it is', async () => {
    const store = await open(() => NOW);
    await store.blobs.begin({ id: 'b1', caseId: 'c1', createdAt: NOW });
    for (let number = 0; number < 20; number += 1) await store.blobs.addChunk('b1', number, END, NOW);
    const [, late] = await Promise.all([store.blobs.discard('b1'), store.blobs.addChunk('b1', 20, END, NOW)]);
    expect(typeof late).toBe('boolean');
    expect(await store.blobs.addChunk('b1', 21, END, NOW)).toBe(false);
    expect(await store.blobs.seal('b1', { sha256: HASH, mediaType: 'image/png', scan: 'clean' })).toBe(false);
    expect(await store.blobs.touch('b1', NOW)).toBe(false);
    await store.blobs.discard('b1');
    expect([await store.blobs.countChunks('b1'), await store.blobs.strayChunks(5)]).toEqual([0, []]);
    await store.close();
  });

  it('names uploads to which nothing came since an instant, oldest first', async () => {
    const store = await open(() => NOW);
    for (const [id, at] of [
      ['b1', NOW],
      ['b2', NOW - 5],
      ['b3', NOW - 3],
    ] as const) {
      await store.blobs.begin({ id, caseId: 'c1', createdAt: at });
    }
    await store.blobs.touch('b3', NOW);
    expect((await store.blobs.leftovers(NOW, 5)).map(({ id }) => id)).toEqual(['b2']);
    expect((await store.blobs.leftovers(NOW + 1, 2)).map(({ id }) => id)[0]).toBe('b2');
    await store.close();
  });

  it('tells in acts what was kept, scanned and refused, and by whom', async () => {
    const store = await open(() => NOW);
    await arrived(store, 'b1');
    await store.blobs.keep('b1', BY);
    await store.blobs.setScan('b1', 'clean', 'system');
    await store.blobs.setScan('b1', 'clean', 'system');
    await store.blobs.begin({ id: 'b2', caseId: 'c1', createdAt: NOW });
    await store.blobs.addChunk('b2', 0, END, NOW);
    await store.blobs.refuse('b2', sha256(END), BY);
    await store.blobs.discard('b2');
    const acts = await store.acts(0, 10);
    expect(acts.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual([
      'blob.kept li',
      'blob.scanned system',
      'blob.refused li',
    ]);
    expect(await store.blobs.find(sha256(END))).toBeNull();
    expect((await store.blobs.page('', 5)).map(({ id, state, scan }) => `${id} ${state} ${scan}`)).toEqual([
      'b1 whole clean',
      'b2 refused infected',
    ]);
    await store.close();
  });

  it('is in a backup with its bytes, and comes back from it', async () => {
    const [store, other] = [await open(() => NOW), await open(() => NOW)];
    await arrived(store, 'b1');
    await store.blobs.keep('b1', BY);
    const rows = await collected(store.dump());
    expect(rows.map(({ t }) => t)).toEqual(['acts', 'blobs', 'blob_chunks', 'blob_chunks']);
    await other.load(asRows(rows));
    expect(await other.blobs.find(HASH)).toEqual(await store.blobs.find(HASH));
    expect(Buffer.compare((await other.blobs.chunk('b1', 0)) ?? END, CHUNK)).toBe(0);
    expect(await collected(other.dump())).toEqual(rows);
    await Promise.all([store.close(), other.close()]);
  });
};
