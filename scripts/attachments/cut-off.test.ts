import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { residentBytes, startAgain, startTarget, stopTarget, type Target } from '../shared/own-server.ts';
import { downloadFrom, largePdf, openCase, uploadTo } from './upload.ts';

const MEGABYTE = 1024 * 1024;
const running: Target[] = [];
afterAll(() => {
  for (const { process: child } of running) if (child.exitCode === null) child.kill('SIGKILL');
});

const started = async (target: Promise<Target>): Promise<Target> => {
  running.push(await target);
  return target;
};

const countsIn = ({ data }: Target): readonly unknown[] => {
  const db = new DatabaseSync(join(data, 'gongkai.db'), { readOnly: true });
  try {
    const chunks = db.prepare('SELECT count(*) AS count FROM blob_chunks').get();
    const states = db.prepare('SELECT state FROM blobs ORDER BY id').all();
    return [Number(chunks?.['count']), ...states.map((row) => row['state'])];
  } finally {
    db.close();
  }
};

const listed = async ({ address, key }: Target, id: string): Promise<readonly unknown[]> => {
  const answer = await fetch(`${address}/api/v1/cases/${id}/attachments`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return ((await answer.json()) as { readonly attachments: readonly unknown[] }).attachments;
};

/** A file whose last part never comes, and a promise of when so much of it was asked for. */
const unfinished = (size: number) => {
  const { promise: half, resolve } = Promise.withResolvers<void>();
  const bytes = async function* (): AsyncGenerator<Buffer> {
    let sent = 0;
    for await (const piece of largePdf(size)) {
      yield piece;
      sent += piece.length;
      if (sent > size / 2) break;
    }
    resolve();
    await new Promise(() => undefined);
  };
  return { half, bytes: bytes() };
};

describe('an upload that is cut off', () => {
  it('by the end of the server leaves nothing to read, and is removed after its next start', async () => {
    const first = await started(startTarget());
    const id = await openCase(first);
    await uploadTo(first, id, 'whole.pdf', largePdf(MEGABYTE));
    const { half, bytes } = unfinished(8 * MEGABYTE);
    const cut = uploadTo(first, id, 'cut.pdf', bytes).then(
      () => 'answered',
      () => 'cut',
    );
    await half;
    await expect.poll(() => Number(countsIn(first)[0]), { timeout: 20_000 }).toBeGreaterThan(8);
    first.process.kill('SIGKILL');
    await once(first.process, 'exit');
    expect(await cut).toBe('cut');
    expect(countsIn(first).slice(1)).toEqual(['whole', 'arriving']);
    // As if it had happened a while ago.
    const db = new DatabaseSync(join(first.data, 'gongkai.db'));
    db.exec("UPDATE blobs SET touched_at = touched_at - 600000 WHERE state = 'arriving'");
    db.close();
    const second = await started(startAgain(first));
    expect(await listed(second, id)).toMatchObject([{ name: 'whole.pdf' }]);
    await expect.poll(() => countsIn(second), { timeout: 20_000 }).toEqual([4, 'whole']);
    expect((await downloadFrom(second, id, 2)).size).toBe(MEGABYTE);
    expect(await stopTarget(second)).toBe(0);
  }, 120_000);

  it('by its client is removed at once', async () => {
    const target = await started(startTarget());
    const id = await openCase(target);
    const { half, bytes } = unfinished(4 * MEGABYTE);
    const leaving = new AbortController();
    const cut = fetch(`${target.address}/api/v1/cases/${id}/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${target.key}`, 'content-type': 'multipart/form-data; boundary=b' },
      body: ReadableStream.from(
        (async function* () {
          yield Buffer.from('--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n');
          yield* bytes;
        })(),
      ),
      duplex: 'half',
      signal: leaving.signal,
    } as RequestInit).catch(() => 'left');
    await half;
    await expect.poll(() => countsIn(target).slice(1), { timeout: 20_000 }).toEqual(['arriving']);
    leaving.abort();
    expect(await cut).toBe('left');
    await expect.poll(() => countsIn(target), { timeout: 20_000 }).toEqual([0]);
    await stopTarget(target);
  }, 120_000);
});

describe.skipIf(process.platform !== 'linux')('a large file', () => {
  it('goes in and out in less memory than it has bytes', async () => {
    const target = await started(startTarget());
    const id = await openCase(target);
    await uploadTo(target, id, 'first.pdf', largePdf(MEGABYTE));
    const before = residentBytes(target).server;
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, residentBytes(target).server)), 20);
    const { status, text } = await uploadTo(target, id, 'large.pdf', largePdf(50 * MEGABYTE));
    expect([status, text]).toEqual([201, expect.any(String)]);
    const { id: seq, sha256 } = JSON.parse(text) as { readonly id: number; readonly sha256: string };
    const read = await downloadFrom(target, id, seq);
    clearInterval(watch);
    expect(read).toEqual({ size: 50 * MEGABYTE, sha256 });
    // What is sent is not overwritten while a reader is slow.
    expect(await downloadFrom(target, id, seq, 1)).toEqual(read);
    expect((most - before) / MEGABYTE).toBeLessThan(64);
    await stopTarget(target);
  }, 120_000);
});
