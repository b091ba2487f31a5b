import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { accepted, aRequest, desk, fileOfTest, LI, actor, PROCEDURES } from '../../test-support/desk.fixture.ts';
import { dropTriggers } from '../../test-support/drop-triggers.fixture.ts';
import { backupLines } from '../backup/backup-file.ts';
import { restoreBackup } from '../backup/restore.ts';
import type { Engine } from '../engine.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { CHUNK_BYTES } from '../store/blobs.ts';
import type { Store } from '../store/store.ts';
import { verifiedLines } from '../../test-support/tampering.suite.ts';
import { beforeAmendments } from '../../test-support/amended-calendar.fixture.ts';
import { cutChunks } from './cut-chunks.ts';

const CONTENT = Buffer.from('申请公开某地块征收批复'.repeat(30_000));
const SHA = createHash('sha256').update(CONTENT).digest('hex');

async function* pieces(bytes: Buffer, size = 70_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const inspect = async () =>
  ({ mediaType: 'text/plain', scan: 'not-scanned', name: '申请书.txt', kind: 'application' }) as const;

const attached = async ({ attachments }: Engine, caseId: string, bytes = CONTENT) =>
  attachments.attach({ caseId, bytes: pieces(bytes), inspect }, { actor: LI });

const opened = async (engine: Engine): Promise<string> =>
  accepted(await engine.open(aRequest(), { actor: LI })).case.id;

const rowsOf = async (store: Store): Promise<readonly string[]> => {
  const rows: string[] = [];
  for await (const { t, state } of store.dump(['blobs', 'blob_chunks'])) rows.push(t === 'blobs' ? `${state}` : t);
  return rows;
};

const contentOf = async (engine: Engine, caseId: string): Promise<string> => {
  const [one] = await engine.attachments.list(caseId);
  const file = one === undefined ? null : await engine.attachments.open(one);
  const digest = createHash('sha256');
  for await (const piece of file?.stream() ?? []) digest.update(piece);
  return digest.digest('hex');
};

describe('pieces of a stream', () => {
  it('have one size, but for the last', async () => {
    const sizes = async (total: number, piece: number) => {
      const found: number[] = [];
      const all: Buffer[] = [];
      for await (const one of cutChunks(pieces(CONTENT.subarray(0, total), piece), 1000)) {
        found.push(one.length);
        all.push(Buffer.from(one));
      }
      expect(Buffer.concat(all).equals(CONTENT.subarray(0, total))).toBe(true);
      return found;
    };
    expect(await sizes(2500, 700)).toEqual([1000, 1000, 500]);
    expect(await sizes(3000, 3000)).toEqual([1000, 1000, 1000]);
    expect(await sizes(999, 1)).toEqual([999]);
    expect(await sizes(0, 1)).toEqual([]);
  });
});

describe('an attached file', () => {
  it('is read as it came, and kept once for every case that has it', async () => {
    const { engine, store } = await desk();
    const [first, second] = [await opened(engine), await opened(engine)];
    for (const id of [first, second, first]) accepted(await attached(engine, id));
    expect(await contentOf(engine, second)).toBe(SHA);
    expect(await engine.attachments.list(first)).toMatchObject([
      { seq: 2, sha256: SHA, size: CONTENT.length, name: '申请书.txt', kind: 'application', by: { id: 'li' } },
      { seq: 3 },
    ]);
    expect((await rowsOf(store)).filter((row) => row === 'whole')).toHaveLength(1);
    expect(await engine.verify()).toMatchObject({ problems: [] });
    await engine.close();
  });

  it('of one who may not attach it leaves nothing, and the same content of others stays', async () => {
    const { engine, store } = await desk();
    const id = await opened(engine);
    accepted(await attached(engine, id));
    const before = await rowsOf(store);
    const stranger = { actor: actor('wu', 'supervisor') };
    const record = await engine.read(id);
    expect(record !== null && (await engine.attachments.barred(record, stranger))).toMatchObject({ ok: false });
    const refused = await engine.attachments.attach({ caseId: id, bytes: pieces(CONTENT), inspect }, stranger);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'actor/forbidden' } });
    expect(await rowsOf(store)).toEqual(before);
    expect(await contentOf(engine, id)).toBe(SHA);
    await engine.close();
  });

  it('that a node left behind is made whole where a fact names it, and removed where none does', async () => {
    const { engine, store } = await desk();
    const id = await opened(engine);
    const right = { ...store.blobs };
    Object.assign(store.blobs, { keep: () => Promise.reject(new Error('the node ends here')) });
    accepted(await attached(engine, id));
    Object.assign(store.blobs, right);
    await store.blobs.begin({ id: 'cut', caseId: id, createdAt: await store.now() });
    await store.blobs.addChunk('cut', 0, CONTENT.subarray(0, 10), await store.now());
    // Read by its hash meanwhile.
    expect(await contentOf(engine, id)).toBe(SHA);
    expect(await engine.attachments.sweep()).toBe(0);
    expect(await engine.attachments.sweep(-1)).toBe(1);
    expect((await rowsOf(store)).filter((row) => row !== 'blob_chunks')).toEqual(['whole']);
    expect(await engine.verify()).toMatchObject({ problems: [] });
    await engine.close();
  });
});

describe('a changed byte', () => {
  const changed = async () => {
    const file = fileOfTest();
    const { engine } = await desk({ file, calendar: beforeAmendments });
    const id = await opened(engine);
    accepted(await attached(engine, id));
    await engine.close();
    const db = new DatabaseSync(file);
    dropTriggers(db);
    const row = db.prepare('SELECT bytes FROM blob_chunks WHERE number = 1').get();
    const bytes = Buffer.from(row?.['bytes'] as Uint8Array);
    bytes[17] = (bytes[17] ?? 0) ^ 1;
    db.prepare('UPDATE blob_chunks SET bytes = ? WHERE number = 1').run(bytes);
    db.close();
    return { file, id };
  };

  it('is named by verify, and the file is not given out whole', async () => {
    const { file, id } = await changed();
    const { engine, store } = await desk({ file, calendar: beforeAmendments });
    expect(await engine.verify()).toMatchObject({
      problems: [{ table: 'blob_chunks', message: expect.stringContaining(`the SHA-256 ${SHA}`) }],
    });
    expect((await verifiedLines(store)).join()).toContain('blob_chunks');
    const sizes: number[] = [];
    const [one] = await engine.attachments.list(id);
    const read = async () => {
      const stored = one === undefined ? null : await engine.attachments.open(one);
      for await (const piece of stored?.stream() ?? []) sizes.push(piece.length);
    };
    await expect(read()).rejects.toMatchObject({ code: 'attachment/damaged' });
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(CONTENT.length);
    await engine.close();
  });

  it('is refused by a restore', async () => {
    const { file } = await changed();
    const store = openSqliteStore({ file });
    const lines: string[] = [];
    for await (const line of backupLines(store)) lines.push(line.trimEnd());
    await store.close();
    const target = openSqliteStore();
    const rules = {
      procedures: new Map(PROCEDURES.map((one) => [one.id, one])),
      calendar: beforeAmendments,
      warnings: [],
    };
    const given = async function* (): AsyncGenerator<string> {
      yield* lines;
    };
    await expect(restoreBackup(target, rules, given())).rejects.toThrow('its bytes do not have its SHA-256');
    expect(await rowsOf(target)).toEqual([]);
    await target.close();
  });
});

describe('a file in a backup', () => {
  it('comes back with its case, in pieces', async () => {
    const { engine, store } = await desk({ calendar: beforeAmendments });
    const id = await opened(engine);
    accepted(await attached(engine, id));
    const lines: string[] = [];
    for await (const line of backupLines(store)) lines.push(line.trimEnd());
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(CHUNK_BYTES * 1.4);
    const target = openSqliteStore();
    const given = async function* (): AsyncGenerator<string> {
      yield* lines;
    };
    const rules = {
      procedures: new Map(PROCEDURES.map((one) => [one.id, one])),
      calendar: beforeAmendments,
      warnings: [],
    };
    await restoreBackup(target, rules, given());
    expect(await rowsOf(target)).toEqual(await rowsOf(store));
    expect(
      Buffer.concat([(await target.blobs.chunk((await target.blobs.find(SHA))?.id ?? '', 0)) ?? Buffer.alloc(0)]),
    ).toEqual(CONTENT.subarray(0, CHUNK_BYTES));
    await Promise.all([engine.close(), target.close()]);
  });
});
