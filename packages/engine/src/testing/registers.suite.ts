import { expect, it } from 'vitest';
import { NotEmptyError } from '../errors.ts';
import type { BackupRow, Move, Task } from '../store/store.ts';
import { EVERYWHERE } from '../store/scope.ts';
import { only, opened, put, sampleCase } from './samples.ts';
import { handedOut } from './outbox.suite.ts';
import type { OpenStore } from './transactions.suite.ts';

const NOW = 10_000;

const move = (caseId: string, clock: string, movedAt = NOW): Move => ({
  caseId,
  clock,
  from: '2027-01-04?',
  to: '2027-01-04',
  fromCalendar: 'h1',
  toCalendar: 'h2',
  movedAt,
});

const task = (id: string, agency: string): Task => ({
  id,
  kind: 'due-moved-earlier',
  agency,
  caseId: 'a',
  body: '{}',
  raisedAt: NOW,
  doneAt: null,
  doneBy: null,
});

const collected = async (rows: AsyncIterable<BackupRow>): Promise<readonly BackupRow[]> => {
  const list: BackupRow[] = [];
  for await (const row of rows) list.push(row);
  return list;
};

async function* asRows(list: readonly BackupRow[]): AsyncGenerator<BackupRow> {
  yield* list;
}

/** Moved dates, tasks, notices and backups of a store. */
export const registers = (open: OpenStore): void => {
  it('keeps moved dates of each case, in order', async () => {
    const store = await open(() => NOW);
    await put(store, { moves: [move('a', 'reply'), move('b', 'reply'), move('a', 'correction', 9_000)] });
    expect(await store.moves('a')).toEqual([move('a', 'correction', 9_000), move('a', 'reply')]);
    expect(await store.moves('nobody')).toEqual([]);
    await store.close();
  });

  it('lists tasks until they are done, and ends each once, within its agency', async () => {
    const store = await open(() => NOW);
    await put(store, { tasks: [task('1', '昆明'), task('2', '大理'), task('3', '昆明')] });
    await put(store, { tasks: [task('1', '昆明')] });
    const list = async (more: object = {}) =>
      (await store.tasks({ after: '', limit: 10, ...more })).map(({ id }) => id).join('');
    expect([await list(), await list({ agency: '昆明' }), await list({ after: '1', limit: 1 })]).toEqual([
      '123',
      '13',
      '2',
    ]);
    expect(await store.endTask('1', only('大理'), 'wang', 11_000)).toBe(false);
    expect(await store.endTask('1', only('昆明'), 'wang', 11_000)).toBe(true);
    expect(await store.endTask('1', only('昆明'), 'wang', 12_000)).toBe(false);
    expect(await store.endTask('2', EVERYWHERE, 'wang', 12_000)).toBe(true);
    expect(await list()).toBe('3');
    await store.close();
  });

  it('adds notices once, however often they are loaded at once, and again when they come back', async () => {
    const store = await open(() => NOW);
    const one = { text: '{}', hash: 'h1', loadedAt: NOW };
    await Promise.allSettled([store.addNotices(one), store.addNotices(one), store.addNotices(one)]);
    await store.addNotices(one);
    await store.addNotices({ ...one, hash: 'h2' });
    await store.addNotices(one);
    expect((await store.notices(0)).map(({ number, hash }) => `${number}${hash}`)).toEqual(['1h1', '2h2', '3h1']);
    expect(await store.notices(2)).toEqual([{ number: 3, ...one }]);
    await store.close();
  });

  it('writes out everything but cases, and reads it into an empty store alone', async () => {
    const store = await open(() => NOW);
    await put(store, {
      ...opened(sampleCase('a')),
      messages: [{ id: 'a.1', topic: 'fact.x', agency: '昆明', caseId: 'a', body: '{"名":"值"}', createdAt: NOW }],
      responses: [{ actor: 'li', key: 'k', fingerprint: 'f', caseId: 'a', seq: 1 }],
      counters: [{ agency: '昆明', name: 'n', value: 7 }],
      moves: [move('a', 'reply')],
      tasks: [task('1', '昆明')],
    });
    const rows = await collected(store.dump());
    expect(rows.map(({ t }) => t)).toEqual(['acts', 'counters', 'outbox', 'facts', 'answers', 'moves', 'tasks']);
    const without = async (other: typeof store, list: readonly BackupRow[]) => {
      await expect(other.load(asRows(list))).rejects.toThrow(Error);
      expect(await collected(other.dump())).toEqual([]);
    };
    const other = await open(() => NOW);
    await without(other, [...rows, { t: 'nonsense' }]);
    // A fact without its case is refused at the end, as in every transaction.
    await without(other, rows);
    await expect(store.load(asRows([]))).rejects.toThrow(NotEmptyError);
    await Promise.all([store.close(), other.close()]);
  });

  it('reads in what refers to other rows after them, and keeps the order of messages', async () => {
    const store = await open(() => NOW);
    const ids = Array.from({ length: 300 }, (_, index) => `m${(index * 7) % 300}`);
    const message = { t: 'outbox', agency_key: 'k', agency: null, case_id: null, topic: 'x', body: '{}' };
    const messages = ids.map((id) => ({ ...message, id, created_at: NOW }));
    const about = {
      t: 'endpoints',
      id: 'e',
      kind: 'webhook',
      target: 'https://x.example',
      secrets: '[]',
      topics: '[]',
    };
    const nothing = { agency: null, disabled_at: null, disabled_why: null, after_id: null };
    const endpoint = { ...about, ...nothing, created_at: NOW };
    const delivery = { t: 'deliveries', endpoint_id: 'e', case_id: null, attempts: 1, state: 'waiting', why: null };
    const deliveries = ids.toSorted().map((id) => ({ ...delivery, message_id: id, next_at: NOW }));
    const few = [...messages.slice(0, 3), endpoint, ...deliveries.filter(({ message_id: id }) => id === ids[0])];
    const other = await open(() => NOW);
    expect([await store.load(asRows([...messages, endpoint, ...deliveries])), await other.load(asRows(few))]).toEqual([
      601, 5,
    ]);
    expect(await collected(store.dump())).toEqual([...messages, endpoint, ...deliveries]);
    for (const last of ids.slice(-1)) await handedOut(store, last);
    expect((await store.outbox.messages(null, 1000)).map(({ id }) => id)).toEqual(ids);
    await Promise.all([store.close(), other.close()]);
  });
};
