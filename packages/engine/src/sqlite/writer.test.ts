import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openEngine } from '../engine.ts';
import { accepted, aRequest, fact, LI, PROCEDURES } from '../../test-support/desk.fixture.ts';
import { lock, next, NO_WRITES, NOTHING, opened, put, sampleCase } from '../testing/samples.ts';
import { writtenByThread } from '../../test-support/written-by-thread.fixture.ts';
import { engineOnStore } from '../testing/engine.suite.ts';
import { type OpenStore, transactions } from '../testing/transactions.suite.ts';
import type { LockedCase, Store } from '../store/store.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import { createWriter } from './writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-writers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}.db`);

describe('SQLite in a file that a thread writes', () => {
  const open: OpenStore = (clock) => writtenByThread(newFile(), clock);
  describe('transactions', () => {
    transactions(open);
  });
  describe('an engine on it', () => {
    engineOnStore(open);
  });
});

/** A store with one case, which it wrote itself and has in its cache, and another connection to the same file. */
const together = async () => {
  const file = newFile();
  const store = await writtenByThread(file);
  await put(store, opened(sampleCase('a')));
  const other = new DatabaseSync(file);
  return {
    store,
    warn: () => other.exec(`UPDATE cases SET warned = '["by another"]' WHERE id = 'a'`),
    spoil: () => other.exec(`UPDATE cases SET snapshot = '{}' WHERE id = 'a'`),
    close: async () => {
      other.close();
      await store.close();
    },
  };
};

const theCase = (store: Store): Promise<LockedCase | undefined> =>
  lock(store, { cases: ['a'] }).then(({ cases }) => cases.get('a'));

describe('a file that another process writes as well', () => {
  it('has a fact decided again when its case changed between the decision and the write', async () => {
    const { store, warn, close } = await together();
    const seen: (readonly string[])[] = [];
    await store.transact({ ...NOTHING, cases: ['a'] }, ({ cases }) => {
      const found = cases.get('a');
      if (found === undefined) throw new Error('it is there');
      if (seen.length === 0) warn();
      seen.push(found.record.warned);
      return { writes: next(found), result: undefined };
    });
    expect(seen).toEqual([sampleCase('a').warned, ['by another']]);
    const after = await theCase(store);
    expect([after?.record.state.version, after?.record.warned]).toEqual([2, ['by another']]);
    await close();
  });

  it('builds nothing on a case that was tampered with, though it remembers how it was', async () => {
    const { store, spoil, close } = await together();
    spoil();
    const broken = store.transact({ ...NOTHING, cases: ['a'] }, ({ cases, broken: found }) => {
      const [one] = cases.values();
      return { writes: one === undefined ? NO_WRITES : next(one), result: [...found.keys()] };
    });
    expect(await broken).toEqual(['a']);
    await close();
  });

  it('refuses nothing on a cached case', async () => {
    const { store, warn, close } = await together();
    warn();
    const answer = await store.transact({ ...NOTHING, cases: ['a'] }, ({ cases }) => ({
      writes: NO_WRITES,
      result: cases.get('a')?.record.warned,
    }));
    expect(answer).toEqual(['by another']);
    await close();
  });
});

describe('the writer thread', () => {
  it('is not asked before there is enough to write, nor for what comes alone', async () => {
    const file = newFile();
    const store = openSqliteStore({ file });
    const writer = createWriter(file);
    expect(Array.from({ length: 16 }, () => writer.takes(true))).not.toContain(true);
    while (!writer.takes(true)) await setTimeout(1);
    expect(writer.takes(false)).toBe(false);
    await writer.close();
    await store.close();
  });

  it('is done without where it cannot open the file', async () => {
    const writer = createWriter(join(folder, 'nowhere', 'a.db'));
    for (let round = 0; round < 100; round += 1) {
      expect(writer.takes(true)).toBe(false);
      await setTimeout(5);
    }
    await writer.close();
  });

  it('rejects where it fails, and keeps nothing of what it began', async () => {
    const store = await writtenByThread(newFile());
    const bad = put(store, opened(sampleCase('a')), {
      moves: [],
      tasks: [],
      messages: [{ id: 'a.1', topic: 'x', agency: null, caseId: null, body: '{}', createdAt: 0.5 }],
    });
    await expect(bad).rejects.toThrow('cannot store REAL value in INTEGER column outbox.created_at');
    expect(await store.read('a')).toBeNull();
    await store.close();
  });

  it('rejects pending and later orders when it ends', async () => {
    const file = newFile();
    const store = openSqliteStore({ file });
    const writer = createWriter(file);
    while (!writer.takes(true)) await setTimeout(1);
    const order = { unchanged: [], rows: [], act: null };
    expect(await writer.write(order)).toEqual({ kind: 'written' });
    const closed = writer.close();
    // The word to end is on its way before the order is.
    await Promise.resolve();
    await expect(writer.write(order)).rejects.toThrow('the writer thread ended');
    await closed;
    await expect(writer.write(order)).rejects.toThrow('the writer thread ended');
    expect(writer.takes(true)).toBe(false);
    await store.close();
  });

  it('serves an engine with many writers, the facts of each in order', async () => {
    const store = await writtenByThread(newFile());
    const engine = await openEngine({ store, procedures: PROCEDURES });
    const by = { actor: LI };
    const write = async (agency: string): Promise<void> => {
      const { id } = accepted(await engine.open(aRequest(agency), by)).case;
      const second = engine.submit(id, fact('request.registered', '2026-03-02'), by);
      const third = engine.submit(id, fact('processing.started', '2026-03-02'), by);
      expect([accepted(await second).entry.seq, accepted(await third).entry.seq]).toEqual([2, 3]);
      // A fact that the case no longer admits is refused while others are written.
      expect((await engine.submit(id, fact('request.registered', '2026-03-02'), by)).ok).toBe(false);
    };
    await Promise.all(Array.from({ length: 200 }, (_, index) => write(`agency-${index % 3}`)));
    expect(await engine.verify()).toEqual({ cases: 200, facts: 600, problems: [] });
    await engine.close();
  });
});
