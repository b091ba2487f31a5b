import { expect, it } from 'vitest';
import type { Delegation, HeldDuty, Person } from '../people/person.ts';
import { EVERYWHERE, type Scope } from '../store/scope.ts';
import type { Store } from '../store/store.ts';
import { only } from './samples.ts';
import type { OpenStore } from './transactions.suite.ts';

const NOW = 10_000;
const TODAY = '2026-03-02';

const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: `${id} 先生`,
  unit: '法规处',
  agency: 'kunming',
  phone: null,
  mail: null,
  reach: 'own-agency',
  administrator: null,
  createdAt: NOW,
  disabledAt: null,
  ...more,
});

const duty = (id: string, of: string, more: Partial<HeldDuty> = {}): HeldDuty => ({
  id,
  person: of,
  agency: 'kunming',
  duty: 'office-head',
  firstDay: '2026-01-01',
  lastDay: null,
  grantedBy: 'chen',
  grantedAt: NOW,
  endedBy: null,
  endedAt: null,
  ...more,
});

const delegation = (id: string, more: Partial<Delegation> = {}): Delegation => ({
  id,
  from: 'wang',
  to: 'zhao',
  duties: ['office-head'],
  firstDay: '2026-03-01',
  lastDay: '2026-03-10',
  reason: '出差',
  by: 'wang',
  at: NOW,
  revokedAt: null,
  revokedBy: null,
  ...more,
});

const withPeople = async (open: OpenStore, ...ids: readonly string[]): Promise<Store> => {
  const store = await open(() => NOW);
  for (const id of ids) await store.people.add(person(id), TODAY, 'chen');
  return store;
};

const heldBy = async ({ people }: Store, id: string, day: string): Promise<readonly string[]> => {
  const standing = await people.standing(id, day);
  const own = (standing?.own ?? []).map((one) => one.duty);
  return [...own, ...(standing?.inPlaceOf ?? []).map((one) => `${one.duty} for ${one.person}`)];
};

const refused = (code: string) => expect.objectContaining({ code });

const persons = (open: OpenStore): void => {
  it('adds a person with duties by one act, all or nothing', async () => {
    const store = await withPeople(open);
    const { people } = store;
    const two = [duty('d1', 'wang'), duty('d2', 'wang', { duty: 'handler' })];
    await people.add(person('wang'), TODAY, 'import-1', two);
    expect(await people.duties('wang')).toEqual(two);
    const act = await store.lastAct('person.added');
    expect(act?.actor).toBe('import-1');
    for (const [more, duties, code] of [
      [{}, [duty('d3', 'li', { agency: 'dali' })], 'duty/out-of-reach'],
      [{}, [duty('d4', 'li'), duty('d5', 'li')], 'duty/held'],
      [{ administrator: 'audit' }, [duty('d6', 'li')], 'person/two-offices'],
    ] as const) {
      await expect(people.add(person('li', more), TODAY, 'import-1', duties)).rejects.toMatchObject({ code });
      expect([await people.find('li'), await people.duties('li')]).toEqual([null, []]);
    }
    expect(await store.lastAct('person.added')).toEqual(act);
    await store.close();
  });

  it('adds each person once, changes and disables them, and lists them by agency, unit and page', async () => {
    const store = await withPeople(open, 'wang', 'zhao');
    const { people } = store;
    await people.add(
      person('sun', { agency: 'dali', unit: null, phone: '0872-1', mail: 'sun@example.org' }),
      TODAY,
      'c',
    );
    await expect(people.add(person('wang'), TODAY, 'chen')).rejects.toEqual(refused('person/exists'));
    await people.change('zhao', { unit: '办公室', phone: '0871-2' }, TODAY, 'chen');
    await expect(people.change('nobody', { unit: null }, TODAY, 'chen')).rejects.toEqual(refused('person/unknown'));
    expect(await people.find('zhao')).toEqual(person('zhao', { unit: '办公室', phone: '0871-2' }));
    expect([await people.disable('zhao', 11_000, 'c'), await people.disable('zhao', 12_000, 'c')]).toEqual([
      true,
      false,
    ]);
    expect([(await people.find('zhao'))?.disabledAt, await people.find('nobody')]).toEqual([11_000, null]);
    const list = async (scope: Scope = EVERYWHERE, after = '', limit = 9) =>
      (await people.list({ scope, after, limit })).map(({ id }) => id);
    expect([await list(), await list(only('kunming')), await list(undefined, 'sun', 1)]).toEqual([
      ['sun', 'wang', 'zhao'],
      ['wang', 'zhao'],
      ['wang'],
    ]);
    expect(await list({ ...only('kunming'), unit: '办公室' })).toEqual(['zhao']);
    await store.close();
  });

  it('gives names of people and of keys, whichever of them there are', async () => {
    const store = await withPeople(open, 'wang');
    const key = { name: '窗口', person: 'k1', agency: null, duties: [], administrator: false, createdAt: NOW };
    await store.addKey({ ...key, id: 'k1', disabledAt: null }, 'hash');
    const found = await store.people.names(['k1', 'wang', 'nobody']);
    expect(found.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: 'k1', name: '窗口' },
      { id: 'wang', name: 'wang 先生' },
    ]);
    await store.close();
  });

  it('keeps administrators and duties apart, whichever comes first', async () => {
    const store = await withPeople(open, 'wang', 'zhao');
    const { people } = store;
    await people.add(person('admin', { administrator: 'system', agency: null, reach: 'all' }), TODAY, 'chen');
    const two = refused('person/two-offices');
    await expect(people.grant(duty('d1', 'admin'))).rejects.toEqual(two);
    await people.grant(duty('d2', 'wang', { lastDay: '2026-03-02' }));
    await expect(people.change('wang', { administrator: 'audit' }, TODAY, 'chen')).rejects.toEqual(two);
    await people.change('wang', { administrator: 'audit' }, '2026-03-03', 'chen');
    expect(await heldBy(store, 'wang', '2026-03-02')).toEqual([]);
    const key = { id: 'k1', name: 'x', agency: null, duties: ['handler'], createdAt: NOW, disabledAt: null };
    expect(await store.addKey({ ...key, person: 'admin', administrator: false }, 'h1')).toBe(false);
    expect(await store.addKey({ ...key, person: 'zhao', administrator: true }, 'h2')).toBe(false);
    expect(await store.addKey({ ...key, person: 'zhao', administrator: false }, 'h3')).toBe(true);
    await expect(people.change('zhao', { administrator: 'audit' }, TODAY, 'chen')).rejects.toEqual(two);
    const nowhere = refused('person/no-agency');
    await expect(people.add(person('x', { agency: null }), TODAY, 'chen')).rejects.toEqual(nowhere);
    await expect(people.change('zhao', { reach: 'own-unit', unit: null }, TODAY, 'chen')).rejects.toEqual(nowhere);
    await store.close();
  });
};

const duties = (open: OpenStore): void => {
  it('gives a duty from its first to its last day, and keeps what was ended', async () => {
    const store = await withPeople(open, 'wang');
    const { people } = store;
    await people.grant(duty('d1', 'wang'));
    await expect(people.grant(duty('d2', 'wang', { firstDay: '2026-05-01' }))).rejects.toEqual(refused('duty/held'));
    await expect(people.grant(duty('d2', 'wang', { agency: 'dali' }))).rejects.toEqual(refused('duty/out-of-reach'));
    await expect(people.grant(duty('d2', 'nobody'))).rejects.toEqual(refused('person/unknown'));
    const asked = { person: 'wang', agency: 'kunming', duty: 'office-head' };
    const end = { lastDay: '2026-03-31', by: 'chen', at: 11_000 };
    const ended = { lastDay: '2026-03-31', endedBy: 'chen', endedAt: 11_000 };
    expect(await people.end(asked, end)).toEqual(duty('d1', 'wang', ended));
    await expect(people.end(asked, end)).rejects.toEqual(refused('duty/not-held'));
    const days = ['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01'];
    const held = await Promise.all(days.map((day) => heldBy(store, 'wang', day)));
    expect(held).toEqual([[], ['office-head'], ['office-head'], []]);
    await people.grant(duty('d3', 'wang', { firstDay: '2026-04-01' }));
    expect((await people.duties('wang')).map(({ id }) => id)).toEqual(['d1', 'd3']);
    await people.disable('wang', 12_000, 'chen');
    expect(await heldBy(store, 'wang', '2026-04-01')).toEqual([]);
    await store.close();
  });

  it('delegates what a person holds, for some days, until it is revoked', async () => {
    const store = await withPeople(open, 'wang', 'zhao', 'sun');
    const { people } = store;
    await people.grant(duty('d1', 'wang', { lastDay: '2026-03-05' }));
    await people.grant(duty('d2', 'wang', { duty: 'signatory' }));
    await people.delegate(delegation('g1'));
    const own = refused('delegation/not-own');
    await expect(people.delegate(delegation('g2', { duties: ['handler'] }))).rejects.toEqual(own);
    await expect(people.delegate(delegation('g2', { from: 'zhao', to: 'sun' }))).rejects.toEqual(own);
    const days = ['2026-02-28', '2026-03-01', '2026-03-05', '2026-03-06'];
    const held = await Promise.all(days.map((day) => heldBy(store, 'zhao', day)));
    expect(held).toEqual([[], ['office-head for wang'], ['office-head for wang'], []]);
    expect([await people.revoke('g1', 11_000, 'wang'), await people.revoke('g1', 12_000, 'wang')]).toEqual([
      true,
      false,
    ]);
    expect(await heldBy(store, 'zhao', '2026-03-02')).toEqual([]);
    expect(await people.findDelegation('g1')).toEqual(delegation('g1', { revokedAt: 11_000, revokedBy: 'wang' }));
    await people.delegate(delegation('g3', { to: 'sun', duties: ['signatory', 'office-head'] }));
    expect(await heldBy(store, 'sun', '2026-03-06')).toEqual(['signatory for wang']);
    const ids = async (of: string | null) => (await people.delegations(of, 9)).map(({ id }) => id);
    expect([await ids(null), await ids('zhao'), await ids('wang')]).toEqual([['g3', 'g1'], ['g1'], ['g3', 'g1']]);
    await people.disable('wang', 13_000, 'chen');
    expect(await heldBy(store, 'sun', '2026-03-06')).toEqual([]);
    await store.close();
  });

  it('keeps every version of a roster, each after the one before it', async () => {
    const store = await open(() => NOW);
    const { people } = store;
    const row = { day: '2026-03-01', shift: '夜班', leader: '王', officer: '赵', phone: '0871-1' };
    const roster = { agency: 'kunming', month: '2026-03', version: 1, rows: [row], by: 'wang', at: NOW };
    expect(await people.roster('kunming', '2026-03')).toBe(null);
    expect([await people.putRoster(roster), await people.putRoster(roster)]).toEqual([true, false]);
    expect(await people.putRoster({ ...roster, version: 2, rows: [] })).toBe(true);
    expect(await people.roster('kunming', '2026-03')).toEqual({ ...roster, version: 2, rows: [] });
    expect(await people.roster('dali', '2026-03')).toBe(null);
    await store.close();
  });
};

/** People, duties, delegations and rosters of a store. */
export const people = (open: OpenStore): void => {
  persons(open);
  duties(open);
};
