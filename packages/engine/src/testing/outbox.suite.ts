import { expect, it, vi } from 'vitest';
import type { Delivery, Endpoint, Message, Settlement, Store } from '../store/store.ts';
import { put } from './samples.ts';
import type { OpenStore } from './transactions.suite.ts';

const NOW = 10_000;

const message = (id: string, topic = 'fact.x', agency: string | null = '昆明'): Message => ({
  id,
  topic,
  agency,
  caseId: agency === null ? null : id.slice(0, 1),
  body: `{"id":"${id}"}`,
  createdAt: NOW,
});

const endpoint = (id: string, more: Partial<Endpoint> = {}): Endpoint => ({
  id,
  kind: 'webhook',
  target: 'https://example.org/hook',
  secrets: ['whsec_a'],
  agency: null,
  topics: [],
  createdAt: NOW,
  disabledAt: null,
  disabledWhy: null,
  ...more,
});

const ids = (list: readonly Message[]): readonly string[] => list.map(({ id }) => id);

const claimed = (list: readonly Delivery[]): readonly string[] =>
  list.map((one) => `${one.endpoint.id}<${one.message.id}#${one.attempt}`).toSorted();

const settleAll = async (store: Store, list: readonly Delivery[], settlement: Settlement): Promise<void> => {
  for (const one of list) await store.outbox.settle(one, settlement);
};

/** A server that other tests use at the same time hands out a message once no older transaction is under way there. */
export const handedOut = async (store: Store, id: string): Promise<void> => {
  await vi.waitFor(async () => expect(ids(await store.outbox.messages(null, 1000))).toContain(id), 50_000);
};

const send = async (store: Store, messages: readonly Message[]): Promise<void> => {
  await put(store, { messages });
  for (const { id } of messages.slice(-1)) await handedOut(store, id);
};

/** The outbox of a store. */
export const outbox = (open: OpenStore): void => {
  it('gives messages in the order in which they were committed, from any one on', async () => {
    const store = await open(() => NOW);
    expect(await store.outbox.latest()).toBeNull();
    expect(await store.outbox.messages(null, 10)).toEqual([]);
    await send(store, [message('a.1'), message('b.1')]);
    await send(store, [message('a.2', 'due.moved', null)]);
    expect(await store.outbox.messages(null, 10)).toEqual([
      message('a.1'),
      message('b.1'),
      message('a.2', 'due.moved', null),
    ]);
    expect(ids(await store.outbox.messages('a.1', 1))).toEqual(['b.1']);
    expect(ids(await store.outbox.messages('a.2', 10))).toEqual([]);
    expect(ids(await store.outbox.messages('unknown', 10))).toEqual([]);
    expect(await store.outbox.latest()).toBe('a.2');
    expect([await store.outbox.find('b.1'), await store.outbox.find('c')]).toEqual([message('b.1'), null]);
    await store.close();
  });

  it('calls a watcher until it is removed', async () => {
    const store = await open(() => NOW);
    let heard = 0;
    const end = store.outbox.watch(() => void (heard += 1));
    await send(store, [message('a.1')]);
    expect(heard).toBe(1);
    end();
    await send(store, [message('a.2')]);
    expect(heard).toBe(1);
    await store.close();
  });

  it('hands each message to the endpoints that want it, from when they were added', async () => {
    const store = await open(() => NOW);
    await send(store, [message('a.1')]);
    await store.outbox.addEndpoint(endpoint('all'));
    await store.outbox.addEndpoint(endpoint('own', { agency: '大理', kind: 'dingtalk' }));
    await store.outbox.addEndpoint(endpoint('warned', { kind: 'mail', topics: ['clock.warning'] }));
    expect(await store.outbox.claim(10, 1000)).toEqual([]);
    await send(store, [
      message('a.2'),
      message('a.3', 'clock.warning.holder', '大理'),
      message('a.4', 'clock.warningless'),
    ]);
    const list = await store.outbox.claim(10, 1000);
    expect(claimed(list)).toEqual(['all<a.2#1', 'all<a.3#1', 'all<a.4#1', 'own<a.3#1', 'warned<a.3#1']);
    expect(list.find((one) => one.endpoint.id === 'warned')?.endpoint).toEqual(
      endpoint('warned', { kind: 'mail', topics: ['clock.warning'] }),
    );
    await store.close();
  });

  it('hands out again what was not settled in time, later what is to be tried again, and nothing that was delivered', async () => {
    let now = NOW;
    const store = await open(() => now);
    await store.outbox.addEndpoint(endpoint('all'));
    await send(store, [message('a.1')]);
    const first = await store.outbox.claim(10, 1000);
    expect(claimed(first)).toEqual(['all<a.1#1']);
    expect(await store.outbox.claim(10, 1000)).toEqual([]);
    now += 1000;
    const second = await store.outbox.claim(10, 1000);
    expect(claimed(second)).toEqual(['all<a.1#2']);
    // The first try comes back late; only the last one counts.
    await settleAll(store, first, { kind: 'failed', why: 'late', disable: false });
    await settleAll(store, second, { kind: 'retry', at: now + 5000, why: 'status 500' });
    expect(await store.outbox.deliveries({ limit: 10 })).toEqual([
      {
        endpointId: 'all',
        messageId: 'a.1',
        topic: 'fact.x',
        caseId: 'a',
        attempts: 2,
        state: 'waiting',
        nextAt: now + 5000,
        why: 'status 500',
      },
    ]);
    now += 4999;
    expect(await store.outbox.claim(10, 1000)).toEqual([]);
    now += 1;
    const third = await store.outbox.claim(10, 1000);
    expect(claimed(third)).toEqual(['all<a.1#3']);
    await settleAll(store, third, { kind: 'delivered' });
    now += 100_000;
    expect(await store.outbox.claim(10, 1000)).toEqual([]);
    expect(await store.outbox.deliveries({ limit: 10 })).toEqual([]);
    expect(await store.outbox.deliveries({ caseId: 'a', limit: 10 })).toMatchObject([
      { state: 'delivered', why: null },
    ]);
    await store.close();
  });

  it('disables an endpoint once, with a notice that the others get, and hands out nothing more of it', async () => {
    const store = await open(() => NOW);
    await store.outbox.addEndpoint(endpoint('down'));
    await store.outbox.addEndpoint(endpoint('mail', { kind: 'mail', topics: ['endpoint'] }));
    await send(store, [message('a.1')]);
    const notice = message('endpoint:down', 'endpoint.disabled', null);
    expect(await store.outbox.disableEndpoint('down', 'gone', NOW, notice)).toBe(true);
    expect(await store.outbox.disableEndpoint('down', 'gone', NOW, notice)).toBe(false);
    await handedOut(store, notice.id);
    expect(claimed(await store.outbox.claim(10, 1000))).toEqual(['mail<endpoint:down#1']);
    expect((await store.outbox.endpoints()).map((one) => [one.id, one.disabledAt, one.disabledWhy])).toEqual([
      ['down', NOW, 'gone'],
      ['mail', null, null],
    ]);
    expect(await store.outbox.setSecrets('mail', ['whsec_b', 'whsec_a'])).toBe(true);
    expect((await store.outbox.endpoints())[1]?.secrets).toEqual(['whsec_b', 'whsec_a']);
    expect(await store.outbox.setSecrets('nobody', [])).toBe(false);
    await store.close();
  });

  it('gives an endpoint no more than it has room for, and the others theirs', async () => {
    const store = await open(() => NOW);
    await store.outbox.addEndpoint(endpoint('hangs'));
    await store.outbox.addEndpoint(endpoint('works'));
    await send(
      store,
      Array.from({ length: 5 }, (_, index) => message(`a.${index}`)),
    );
    const room = (id: string): number => (id === 'hangs' ? 1 : 3);
    const byEndpoint = async (limit: number) =>
      (await store.outbox.claim(limit, 60_000, room)).map(({ endpoint }) => endpoint.id).toSorted();
    expect(await byEndpoint(10)).toEqual(['hangs', 'works', 'works', 'works']);
    expect(await byEndpoint(1)).toHaveLength(1);
    expect(await store.outbox.claim(10, 60_000, () => 0)).toEqual([]);
    expect(await store.outbox.claim(10, 60_000)).toHaveLength(5);
    await store.close();
  });

  it('hands each delivery to one of many who ask at once', async () => {
    const store = await open(() => NOW);
    await store.outbox.addEndpoint(endpoint('all'));
    await send(
      store,
      Array.from({ length: 40 }, (_, index) => message(`a.${index}`)),
    );
    const lists = await Promise.all([1, 2, 3, 4].map(() => store.outbox.claim(10, 60_000)));
    const rest = await store.outbox.claim(100, 60_000);
    const all = [...lists.flat(), ...rest].map((one) => one.message.id);
    expect([all.length, new Set(all).size]).toEqual([40, 40]);
    await store.close();
  });
};
