import { expect, it } from 'vitest';
import type { Login, LoginLink, LoginSession } from '../store/logins.ts';
import type { OpenStore } from './transactions.suite.ts';

const NOW = 10_000;

const link = (id: string, person: string, expiresAt = 2 * NOW): LoginLink => ({
  id,
  hash: `hash of ${id}`,
  person,
  purpose: 'invitation',
  madeBy: 'chen',
  madeAt: NOW,
  expiresAt,
  endedAt: null,
});

const session = (id: string, person: string, startedAt = NOW): LoginSession => ({
  id,
  hash: `hash of ${id}`,
  person,
  way: 'password',
  factors: 1,
  address: '192.0.2.1',
  agent: 'a browser',
  startedAt,
  seenAt: startedAt,
});

const useOf = (id: string, username: string | null, at = NOW) => ({
  hash: `hash of ${id}`,
  at,
  username,
  password: `hash of ${String(username)}`,
});

/** Logins, links, sessions and tokens of a store. */
export const logins = (open: OpenStore): void => {
  it('sets a password by a link once, however often it is used at once', async () => {
    const store = await open(() => NOW);
    await store.logins.addLink(link('1', 'li'));
    expect([await store.logins.isUsed(), await store.logins.byPerson('li')]).toEqual([false, null]);
    const used = await Promise.all([1, 2, 3].map(() => store.logins.useLink(useOf('1', 'li.na'))));
    expect(used.map(({ kind }) => kind).toSorted()).toEqual(['gone', 'gone', 'used']);
    const login: Login = {
      person: 'li',
      username: 'li.na',
      password: 'hash of li.na',
      passwordAt: NOW,
      factor: null,
      factorAt: null,
      recovery: [],
      madeAt: NOW,
    };
    expect(await store.logins.byPerson('li')).toEqual(login);
    expect([await store.logins.byUsername('li.na'), await store.logins.byUsername('li')]).toEqual([login, null]);
    expect(await store.logins.isUsed()).toBe(true);
    await store.close();
  });

  it('ends a link by its time, and by a newer one of the same person', async () => {
    const store = await open(() => NOW);
    for (const one of [link('1', 'li'), link('2', 'li'), link('3', 'wang')]) await store.logins.addLink(one);
    const open2 = async (id: string, at: number) => (await store.logins.openLink(`hash of ${id}`, at))?.id ?? null;
    expect([await open2('1', NOW), await open2('2', NOW), await open2('3', NOW)]).toEqual([null, '2', '3']);
    expect([await open2('2', 2 * NOW - 1), await open2('2', 2 * NOW)]).toEqual(['2', null]);
    expect(await store.logins.useLink(useOf('2', 'li', 2 * NOW))).toEqual({ kind: 'gone' });
    await store.close();
  });

  it('needs a name where there is none, keeps the one there is, and gives no name to two people', async () => {
    const store = await open(() => NOW);
    for (const one of [link('1', 'li'), link('2', 'wang')]) await store.logins.addLink(one);
    expect(await store.logins.useLink(useOf('1', null))).toEqual({ kind: 'name-needed' });
    expect(await store.logins.useLink(useOf('1', 'li'))).toMatchObject({ kind: 'used', username: 'li' });
    expect(await store.logins.useLink(useOf('2', 'li'))).toEqual({ kind: 'name-taken' });
    expect(await store.logins.useLink(useOf('2', 'wang'))).toMatchObject({ kind: 'used' });
    await store.logins.addLink(link('3', 'li'));
    expect(await store.logins.useLink(useOf('3', 'other'))).toMatchObject({ username: 'li', person: 'li' });
    await store.close();
  });

  it('changes a login together with its act, and tells of no change in no act', async () => {
    const store = await open(() => NOW);
    const make = { kind: 'login.made', by: 'unified' } as const;
    const edit = (before: Login | null): Login | null =>
      before === null
        ? {
            person: 'li',
            username: null,
            password: null,
            passwordAt: null,
            factor: null,
            factorAt: null,
            recovery: [],
            madeAt: NOW,
          }
        : null;
    expect(await store.logins.change('li', { ...make, edit })).toBe(true);
    expect(await store.logins.change('li', { ...make, edit })).toBe(false);
    const set = (before: Login | null) => (before === null ? null : { ...before, factor: 'f', recovery: ['a', 'b'] });
    expect(await store.logins.change('li', { kind: 'login.factor-set', by: 'li', edit: set })).toBe(true);
    expect(await store.logins.byPerson('li')).toMatchObject({ factor: 'f', recovery: ['a', 'b'] });
    const acts = await store.acts(0, 10);
    expect(acts.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual(['login.made unified', 'login.factor-set li']);
    // What is secret is in the chain as its hash alone.
    expect(acts[1]?.text).not.toContain('"f"');
    await store.close();
  });

  it('ends sessions one by one, all but one, and those of a person who sets a new password', async () => {
    const store = await open(() => NOW);
    const add = (id: string, person: string) => store.logins.addSession(session(id, person, NOW + Number(id)), 0);
    for (const id of ['1', '2', '3']) await add(id, 'li');
    await add('4', 'wang');
    const ids = async (person: string) => (await store.logins.sessions(person)).map(({ id }) => id).join('');
    expect([await ids('li'), await ids('wang')]).toEqual(['321', '4']);
    expect(await store.logins.session('hash of 2')).toEqual(session('2', 'li', NOW + 2));
    expect(await store.logins.endSession('2', 'wang')).toBe(false);
    expect([await store.logins.endSession('2', 'li'), await store.logins.endSession('2', 'li')]).toEqual([true, false]);
    expect(await store.logins.session('hash of 2')).toBeNull();
    expect([await store.logins.endSessions('li', '3', null), await ids('li')]).toEqual([1, '3']);
    await store.logins.addLink(link('1', 'li'));
    await store.logins.useLink(useOf('1', 'li'));
    expect([await ids('li'), await ids('wang')]).toEqual(['', '4']);
    expect(await store.logins.endSessions('wang', null, 'chen')).toBe(1);
    expect((await store.lastAct('login.sessions-ended'))?.actor).toBe('chen');
    await store.close();
  });

  it('notes the last use of a session, never an earlier one, and removes sessions that are too old', async () => {
    const store = await open(() => NOW);
    await store.logins.addSession(session('1', 'li'), 0);
    for (const at of [NOW + 5, NOW + 3]) await store.logins.seen('1', at);
    expect(await store.logins.session('hash of 1')).toMatchObject({ startedAt: NOW, seenAt: NOW + 5 });
    await store.logins.addSession(session('2', 'wang', NOW + 9), NOW + 1);
    expect(await store.logins.session('hash of 1')).toBeNull();
    await store.close();
  });

  it('keeps a value once under a name, gives it out once, and not after its time', async () => {
    const store = await open(() => NOW);
    const token = { id: 't', value: 'v', expiresAt: NOW + 10 };
    const kept = await Promise.all([1, 2].map(() => store.logins.keep(token, NOW)));
    expect(kept.filter(Boolean)).toHaveLength(1);
    const taken = await Promise.all([1, 2].map(() => store.logins.take('t', NOW)));
    expect(taken.filter((one) => one !== null)).toEqual(['v']);
    await store.logins.keep(token, NOW);
    expect(await store.logins.take('t', NOW + 10)).toBeNull();
    expect(await store.logins.keep({ ...token, expiresAt: NOW + 30 }, NOW + 10)).toBe(true);
    await store.close();
  });

  it('has logins and links in a backup, without sessions and tokens', async () => {
    const store = await open(() => NOW);
    await store.logins.addLink(link('1', 'li'));
    await store.logins.useLink(useOf('1', 'li'));
    await store.logins.addSession(session('1', 'li'), 0);
    await store.logins.keep({ id: 't', value: 'v', expiresAt: 2 * NOW }, NOW);
    const tables = new Set<string>();
    for await (const { t } of store.dump()) tables.add(t);
    expect([...tables]).toEqual(['acts', 'logins', 'login_links']);
    await store.close();
  });
};
