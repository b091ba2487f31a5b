import type { Instant } from '@gongkai/calendar';
import { expect, it } from 'vitest';
import { genesisOf } from '../ledger/ledger.ts';
import type { Store } from '../store/store.ts';
import { lock, next, NO_WRITES, NOTHING, opened, put, sampleCase, sampleFact } from './samples.ts';

/** Opens a fresh store on a clock. */
export type OpenStore = (clock: () => Instant) => Promise<Store> | Store;

const NOW = 10_000;
const MESSAGE = { id: 'a.1', topic: 'fact.x', agency: '昆明', caseId: 'a', body: '{}', createdAt: NOW };
const ANSWER = { actor: 'li', key: 'k', fingerprint: 'f', caseId: 'a', seq: 1 };

/** Transactions of a store. */
export const transactions = (open: OpenStore): void => {
  it('gives back exactly what was written together', async () => {
    const store = await open(() => NOW);
    const record = sampleCase('a');
    const writes = {
      ...opened(record),
      messages: [MESSAGE],
      responses: [ANSWER],
      counters: [{ agency: '昆明', name: 'n', value: 7 }],
    };
    await put(store, writes);
    expect(await store.read('a')).toEqual(record);
    expect(await store.history('a', 0, 10)).toEqual(writes.facts);
    const found = await lock(store, {
      cases: ['a', 'b'],
      responses: [
        { actor: 'li', key: 'k' },
        { actor: 'wang', key: 'k' },
      ],
      counters: [
        { agency: '昆明', name: 'n' },
        { agency: '昆明', name: 'never' },
      ],
    });
    expect(found).toEqual({
      now: NOW,
      cases: new Map([['a', { record, head: writes.facts[0]?.hash }]]),
      broken: new Map(),
      due: [],
      responses: [ANSWER],
      counters: new Map([
        ['n', 7],
        ['never', 0],
      ]),
    });
    await store.close();
  });

  it("returns the decision, made at the database's time", async () => {
    let now = NOW;
    const store = await open(() => now);
    expect(await store.transact(NOTHING, () => ({ writes: NO_WRITES, result: 'decided' }))).toBe('decided');
    now += 1;
    expect([await store.now(), (await lock(store, {})).now]).toEqual([NOW + 1, NOW + 1]);
    await store.close();
  });

  it('writes nothing when the decision throws, and continues', async () => {
    const store = await open(() => NOW);
    await put(store, opened(sampleCase('a')));
    const failing = store.transact({ ...NOTHING, cases: ['a'] }, () => {
      throw new Error('undecided');
    });
    await expect(failing).rejects.toThrow('undecided');
    await put(store, opened(sampleCase('b')));
    expect(await store.ids('', 10)).toEqual(['a', 'b']);
    await store.close();
  });

  const first = sampleFact('a', 1, genesisOf('a'));
  const second = sampleFact('a', 2, first.hash);
  it.each([
    ['a gap in the ledger', { facts: [sampleFact('a', 3, first.hash)] }],
    ['a fact that was there before', { facts: [first] }],
    ['a fact that follows another one', { facts: [sampleFact('a', 2, genesisOf('a'))] }],
    ['a fact without a case', { facts: [sampleFact('nobody', 1, genesisOf('nobody'))] }],
    ['a number that is taken', { ...opened(sampleCase('y-11111111', 1, { number: '依-1' })) }],
    ['an answer under a key that is taken', { responses: [{ ...ANSWER, fingerprint: 'other' }] }],
    ['two messages of one fact', { messages: [MESSAGE, MESSAGE] }],
  ])('writes nothing at all with %s', async (_, bad) => {
    const store = await open(() => NOW);
    await put(store, { ...opened(sampleCase('a')), responses: [ANSWER] });
    await put(store, opened(sampleCase('x-11111111', 1, { number: '依-1' })));
    const good = { ...opened(sampleCase('b')), counters: [{ agency: '昆明', name: 'n', value: 1 }] };
    await expect(put(store, good, bad)).rejects.toThrow(Error);
    expect(await store.read('b')).toBeNull();
    expect(await store.history('b', 0, 10)).toEqual([]);
    expect(await store.history('a', 0, 10)).toEqual([first]);
    expect((await lock(store, { counters: [{ agency: '昆明', name: 'n' }] })).counters.get('n')).toBe(0);
    await put(store, { facts: [second] });
    await store.close();
  });

  it('runs concurrent transactions one after another', async () => {
    const store = await open(() => NOW);
    await put(store, opened(sampleCase('a')));
    const one = () =>
      store.transact({ ...NOTHING, cases: ['a'] }, ({ cases }) => {
        const found = cases.get('a');
        if (found === undefined) throw new Error('not there');
        return { writes: next(found), result: found.record.state.version };
      });
    const versions = await Promise.all(Array.from({ length: 50 }, one));
    expect(versions.toSorted((x, y) => x - y)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    const seqs = (await store.history('a', 0, 100)).map((fact) => fact.seq);
    expect(seqs).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
    await store.close();
  });

  it('holds a case whose ledger ends elsewhere as broken, and its neighbours as sound', async () => {
    const store = await open(() => NOW);
    await put(store, opened(sampleCase('a', 2)), opened(sampleCase('b')));
    const found = await lock(store, { cases: ['a', 'b'], due: { limit: 10, after: null } });
    expect([...found.broken.keys()]).toEqual(['a']);
    expect([...found.cases.keys()]).toEqual(['b']);
    expect(found.due.map((place) => place.caseId)).toEqual(['a', 'b']);
    await store.close();
  });

  it('claims what is due by its own clock, in order, from a place on', async () => {
    const store = await open(() => NOW);
    const dues: readonly (readonly [string, number | null])[] = [
      ['e', NOW],
      ['d', 3],
      ['c', 3],
      ['b', NOW + 1],
      ['a', null],
    ];
    await put(store, ...dues.map(([id, nextDueAt]) => opened(sampleCase(id, 1, { nextDueAt }))));
    const due = async (limit: number, after: { at: number; caseId: string } | null = null) =>
      (await lock(store, { due: { limit, after } })).due;
    const all = [
      { at: 3, caseId: 'c' },
      { at: 3, caseId: 'd' },
      { at: NOW, caseId: 'e' },
    ];
    expect(await due(10)).toEqual(all);
    expect(await due(2)).toEqual(all.slice(0, 2));
    expect(await due(2, { at: 3, caseId: 'c' })).toEqual(all.slice(1));
    expect(await due(2, { at: NOW, caseId: 'e' })).toEqual([]);
    expect((await lock(store, { due: { limit: 1, after: null } })).cases.has('c')).toBe(true);
    await store.close();
  });
};
