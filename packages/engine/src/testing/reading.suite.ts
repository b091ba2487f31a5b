import { expect, it } from 'vitest';
import type { CaseRecord, ListQuery, ListPosition, Store } from '../store/store.ts';
import { agencyKey } from '../store/time-ordered-id.ts';
import { positionIn } from '../store/list-page.ts';
import { next, opened, put, sampleCase } from './samples.ts';
import type { OpenStore } from './transactions.suite.ts';

const NOW = 10_000;

// Identifiers end with the key of their agency, as the engine makes them.
const caseOf = (name: string, agency: string, more: Partial<CaseRecord>): CaseRecord =>
  sampleCase(`${name}-${agencyKey(agency)}`, 1, { agency, ...more });

const nameOf = (id: string): string => id.slice(0, 1);

const filled = async (open: OpenStore): Promise<Store> => {
  const store = await open(() => NOW);
  const cases = [
    caseOf('1', 'b', { dueStatutory: 30 }),
    caseOf('2', 'a', { dueStatutory: null }),
    caseOf('3', 'b', { dueStatutory: 10, procedure: 'press-incident' }),
    caseOf('4', 'a', { dueStatutory: 30 }),
    caseOf('5', 'b', { dueStatutory: null }),
    caseOf('6', 'a', { dueStatutory: 20, calendarHash: 'calendar-2' }),
  ];
  await put(store, ...cases.map(opened));
  return store;
};

/** Every page of a list, one case at a time where `limit` is 1. */
const paged = async (store: Store, query: Partial<ListQuery>, limit: number): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let after: ListPosition | null = null; ;) {
    const page = await store.list({ order: 'opened', ...query, after, limit });
    const last = page.at(-1);
    if (last === undefined) return ids;
    ids.push(...page.map((one) => nameOf(one.id)));
    after = positionIn(query.order ?? 'opened', last);
  }
};

/** Lists, histories and case groups of a store. */
export const reading = (open: OpenStore): void => {
  it.each<readonly [string, Partial<ListQuery>, string]>([
    ['everything as opened', {}, '123456'],
    ['what is due first, undated last', { order: 'due' }, '361425'],
    ['by agency, those of one together', { order: 'agency' }, '246135'],
    ['one agency', { agency: 'a' }, '246'],
    ['one agency by what is due', { agency: 'b', order: 'due' }, '315'],
    ['one agency by agency', { agency: 'b', order: 'agency' }, '135'],
    ['one procedure', { procedure: 'press-incident' }, '3'],
    ['one state', { state: 'registered', agency: 'a' }, '246'],
    ['a state of no case', { state: 'archived' }, ''],
    ['due before an instant', { dueBefore: 30 }, '36'],
    ['due before an instant, by what is due', { dueBefore: 31, agency: 'a', order: 'due' }, '64'],
  ])('lists %s, the same on pages of every size', async (_, query, expected) => {
    const store = await filled(open);
    for (const limit of [1, 2, 4, 10]) expect((await paged(store, query, limit)).join('')).toBe(expected);
    await store.close();
  });

  it('reads no case and no history of an unknown identifier', async () => {
    const store = await open(() => NOW);
    expect(await store.read('a')).toBeNull();
    expect(await store.history('a', 0, 10)).toEqual([]);
    expect(await store.ids('', 10)).toEqual([]);
    expect(await store.caseGroups()).toEqual([]);
    await store.close();
  });

  it('gives a history in order, from a place on', async () => {
    const store = await open(() => NOW);
    await put(store, opened(sampleCase('a')), opened(sampleCase('b')));
    for (let round = 0; round < 4; round += 1) {
      await store.transact({ cases: ['a'], responses: [], counters: [] }, ({ cases }) => {
        const found = cases.get('a');
        if (found === undefined) throw new Error('not there');
        return { writes: next(found), result: null };
      });
    }
    const seqs = async (after: number, limit: number) => (await store.history('a', after, limit)).map(({ seq }) => seq);
    expect(await seqs(0, 10)).toEqual([1, 2, 3, 4, 5]);
    expect(await seqs(2, 2)).toEqual([3, 4]);
    expect(await seqs(5, 2)).toEqual([]);
    await store.close();
  });

  it('gives cases between two identifiers with all of their facts, as long as those end within a limit', async () => {
    const store = await open(() => NOW);
    const ids = ['1', '2', '3', '4'].map((name) => `${name}-${agencyKey('a')}`);
    await put(store, ...ids.map((id) => opened(sampleCase(id))));
    await store.transact({ cases: ids.slice(1, 2), responses: [], counters: [] }, ({ cases }) => {
      const [found] = cases.values();
      if (found === undefined) throw new Error('not there');
      return { writes: next(found), result: null };
    });
    const whole = async (after: string, last: string, limit: number) =>
      (await store.casesWithFacts(after, last, limit)).map(({ record, facts }) => [
        nameOf(record.id),
        record.state.version,
        ...facts.map(({ caseId, seq }) => `${nameOf(caseId)}.${seq}`),
      ]);
    const [first = '', second = '', third = '', fourth = ''] = ids;
    expect(await whole('', fourth, 10)).toEqual([
      ['1', 1, '1.1'],
      ['2', 2, '2.1', '2.2'],
      ['3', 1, '3.1'],
      ['4', 1, '4.1'],
    ]);
    expect(await whole(first, third, 10)).toEqual([
      ['2', 2, '2.1', '2.2'],
      ['3', 1, '3.1'],
    ]);
    expect(await whole('', fourth, 2)).toEqual([['1', 1, '1.1']]);
    expect(await whole(second, second, 10)).toEqual([]);
    await store.close();
  });

  it('names everything it holds, and counts its kinds', async () => {
    const store = await filled(open);
    const page = await store.ids('', 4);
    expect(page.map(nameOf)).toEqual(['1', '2', '3', '4']);
    expect((await store.ids(page.at(-1) ?? '', 4)).map(nameOf)).toEqual(['5', '6']);
    const kinds = (await store.caseGroups())
      .map(({ procedure, version, state, calendarHash, count }) =>
        [procedure, version, state, calendarHash, count].join(' '),
      )
      .toSorted();
    expect(kinds).toEqual([
      'disclosure-request 1.0.0 registered calendar-1 4',
      'disclosure-request 1.0.0 registered calendar-2 1',
      'press-incident 1.0.0 registered calendar-1 1',
    ]);
    const by = { procedure: 'disclosure-request', version: '1.0.0', calendarHash: 'calendar-1', agencies: null };
    const first = await store.idsWrittenBy(by, 0, '', 3);
    expect(first.map(nameOf)).toEqual(['1', '2', '4']);
    expect((await store.idsWrittenBy(by, 0, first.at(-1) ?? '', 3)).map(nameOf)).toEqual(['5']);
    const inAgencies = async (...agencies: readonly string[]) =>
      (await store.idsWrittenBy({ ...by, agencies }, 0, '', 9)).map(nameOf);
    expect(await inAgencies('a')).toEqual(['2', '4']);
    expect(await inAgencies('b', 'a', 'c')).toEqual(['1', '2', '4', '5']);
    expect(await inAgencies('b', 'c')).toEqual(['1', '5']);
    expect(await inAgencies()).toEqual([]);
    const used = (await store.calendarsInUse())
      .map(({ procedure, version, calendarHash, agency }) => [agency, procedure, version, calendarHash].join(' '))
      .toSorted();
    expect(used).toEqual([
      'a disclosure-request 1.0.0 calendar-1',
      'a disclosure-request 1.0.0 calendar-2',
      'b disclosure-request 1.0.0 calendar-1',
      'b press-incident 1.0.0 calendar-1',
    ]);
    await store.close();
  });

  it('adds the first administrator once among concurrent calls, and another when that one is disabled', async () => {
    const store = await open(() => NOW);
    const key = (id: string) => ({
      id,
      person: id,
      name: id,
      agency: null,
      duties: [],
      administrator: true,
      createdAt: 5,
      disabledAt: null,
    });
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const added = await Promise.all(ids.map((id) => store.addFirstKey(key(id), `hash-${id}`)));
    expect(added.filter(Boolean)).toHaveLength(1);
    const [first, ...others] = await store.keys();
    expect([first?.id, others]).toEqual([ids[added.indexOf(true)], []]);
    await store.disableKey(first?.id ?? '', 9);
    expect(await store.addFirstKey(key('g'), 'hash-g')).toBe(true);
    await store.close();
  });

  it('keeps keys, finds them until they are disabled, and disables once', async () => {
    const store = await open(() => NOW);
    const [li, wang] = ['li', 'wang'].map((name, index) => ({
      id: `key-${name}`,
      person: `person-${name}`,
      name,
      agency: index === 0 ? '昆明' : null,
      duties: ['registrar', 'handler'] as const,
      administrator: index === 1,
      createdAt: 5 + index,
      disabledAt: null,
    }));
    if (li === undefined || wang === undefined) throw new Error('two keys');
    await store.addKey(wang, 'hash-wang');
    await store.addKey(li, 'hash-li');
    expect(await store.keys()).toEqual([li, wang]);
    expect(await store.keyByHash('hash-li')).toEqual(li);
    expect(await store.keyByHash('hash')).toBeNull();
    await expect(store.addKey({ ...li, id: 'another' }, 'hash-li')).rejects.toThrow(Error);
    expect(await store.disableKey('key-li', 9)).toBe(true);
    expect(await store.disableKey('key-li', 10)).toBe(false);
    expect(await store.disableKey('nobody', 10)).toBe(false);
    expect(await store.keyByHash('hash-li')).toBeNull();
    expect(await store.keys()).toEqual([{ ...li, disabledAt: 9 }, wang]);
    await store.close();
  });

  it('gives nobody a key of an administrator and one with duties, also of those who ask at once', async () => {
    const store = await open(() => NOW);
    const key = (id: string, person: string, administrator: boolean) => {
      const duties = administrator ? [] : ['handler'];
      return { id, person, name: id, agency: null, duties, administrator, createdAt: 5, disabledAt: null };
    };
    const both = [key('a', 'li', true), key('b', 'li', false), key('c', 'li', true), key('d', 'li', false)];
    const added = await Promise.all(both.map((one) => store.addKey(one, `hash-${one.id}`)));
    const offices = both.filter((_, place) => added[place]).map(({ administrator }) => administrator);
    expect(offices).toHaveLength(2);
    expect(new Set(offices).size).toBe(1);
    expect(await store.addKey(key('e', 'wang', offices[0] !== true), 'hash-e')).toBe(true);
    for (const [place, { id }] of both.entries()) if (added[place] === true) await store.disableKey(id, 6);
    expect(await store.addKey(key('f', 'li', offices[0] !== true), 'hash-f')).toBe(true);
    await store.close();
  });
};
