import { expect, it } from 'vitest';
import type { PersonalNotice } from '../personal/personal-notice.ts';
import type { Person } from '../people/person.ts';
import type { Message, Store } from '../store/store.ts';
import { put } from './samples.ts';
import type { OpenStore } from './transactions.suite.ts';

const CASE = 'case-abcdef';
const SETTINGS = {
  mail: 'wang@example.org',
  robot: { kind: 'wecom', url: 'https://example.org/robot', secret: null },
  inApp: false,
  quiet: { from: '21:00', to: '08:00', weekends: true },
} as const;

const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: id,
  unit: '法规处',
  agency: 'kunming',
  phone: null,
  mail: null,
  reach: 'own-agency',
  administrator: null,
  createdAt: 1,
  disabledAt: null,
  ...more,
});

const message = (id: string, topic: string, createdAt = 1000): Message => ({
  id,
  topic,
  agency: 'kunming',
  caseId: CASE,
  body: '{"to":"holder"}',
  createdAt,
});

const notice = (id: string, more: Partial<PersonalNotice> = {}): PersonalNotice => ({
  id,
  person: 'wang',
  messageId: 'w1',
  caseId: CASE,
  channel: 'inbox',
  createdAt: 1000,
  readAt: null,
  state: 'delivered',
  attempts: 0,
  nextAt: 1000,
  why: null,
  ...more,
});

const waiting = (id: string, more: Partial<PersonalNotice> = {}): PersonalNotice =>
  notice(id, { channel: 'mail', state: 'waiting', ...more });

const started = async (open: OpenStore) => {
  let now = 10_000;
  const store = await open(() => now);
  await put(store, {
    messages: [message('w1', 'clock.warning.holder'), message('w2', 'clock.warning.superior', 2000)],
  });
  return { store, personal: store.personal, moveTo: (at: number) => (now = at) };
};

const asked = async ({ personal }: Store, day: string) =>
  (await personal.holdings({ agency: 'kunming', duties: ['office-head'], day })).map(
    (one) => `${one.person}<${one.for}`,
  );

const delegations = (open: OpenStore): void => {
  it('names who holds a duty on a day, and to whom it is delegated, and without people who are disabled', async () => {
    const { store } = await started(open);
    const { people } = store;
    for (const id of ['wang', 'zhao', 'sun']) await people.add(person(id), '2026-03-02', 'chen');
    const by = { grantedBy: 'chen', grantedAt: 1, endedBy: null, endedAt: null };
    const duty = { agency: 'kunming', duty: 'office-head', firstDay: '2026-01-01', ...by };
    await people.grant({ id: 'd1', person: 'wang', lastDay: '2026-03-31', ...duty });
    await people.grant({ id: 'd2', person: 'sun', lastDay: null, ...duty });
    const days = { firstDay: '2026-03-01', lastDay: '2026-03-10' };
    const made = { reason: '出差', by: 'wang', at: 1, revokedAt: null, revokedBy: null, ...days };
    await people.delegate({ id: 'g1', from: 'wang', to: 'zhao', duties: ['office-head'], ...made });
    await people.disable('sun', 5, 'chen');
    expect(await asked(store, '2026-03-02')).toEqual(['wang<null', 'zhao<wang']);
    expect(await asked(store, '2026-03-11')).toEqual(['wang<null']);
    expect(await asked(store, '2026-04-01')).toEqual([]);
    await people.revoke('g1', 6, 'wang');
    expect(await asked(store, '2026-03-02')).toEqual(['wang<null']);
  });
};

const delivering = (open: OpenStore): void => {
  it('gives each reminder to be addressed once, and no other message', async () => {
    const { store, personal } = await started(open);
    await put(store, { messages: [message('f1', 'fact.x'), message('w3', 'clock.warningless')] });
    expect((await personal.unaddressed(0, 10)).map(({ id }) => id)).toEqual(['w1', 'w2']);
    expect((await personal.unaddressed(1500, 10)).map(({ id }) => id)).toEqual(['w2']);
    expect(await personal.address([notice('n1')])).toBe(true);
    expect(await personal.address([notice('n2')])).toBe(false);
    expect((await personal.unaddressed(0, 10)).map(({ id }) => id)).toEqual(['w2']);
  });

  it('leases what is due, and believes only the attempt that holds the lease', async () => {
    const { personal, moveTo } = await started(open);
    await personal.address([waiting('n1'), waiting('n2', { channel: 'robot', nextAt: 20_000 }), notice('n3')]);
    const [first, ...others] = await personal.claim(10, 500);
    expect([first?.notice.id, first?.notice.attempts, first?.message.id, others.length]).toEqual(['n1', 1, 'w1', 0]);
    expect(await personal.claim(10, 500)).toEqual([]);
    moveTo(10_500);
    const [second] = await personal.claim(10, 500);
    if (first === undefined || second === undefined) throw new Error('nothing was claimed');
    expect(second.notice.attempts).toBe(2);
    await personal.settle(first.notice, { kind: 'failed', why: 'late', disable: true });
    await personal.settle(second.notice, { kind: 'retry', at: 30_000, why: 'http/500' });
    moveTo(20_000);
    expect((await personal.claim(10, 500)).map((one) => one.notice.id)).toEqual(['n2']);
    moveTo(30_000);
    const [third] = (await personal.claim(10, 500)).filter((one) => one.notice.id === 'n1');
    expect(third?.notice).toMatchObject({ attempts: 3, why: 'http/500' });
    if (third !== undefined) await personal.settle(third.notice, { kind: 'delivered' });
    moveTo(90_000);
    expect((await personal.claim(10, 500)).map((one) => one.notice.id)).toEqual(['n2']);
  });
};

/** Notices to people: their settings, what their inboxes, and their calendars. */
export const personal = (open: OpenStore): void => {
  delegations(open);
  delivering(open);

  it('keeps the settings of each person, the last ones', async () => {
    const { personal: notices } = await started(open);
    expect(await notices.settings('wang')).toBeNull();
    await notices.putSettings('wang', { ...SETTINGS, mail: null, robot: null, quiet: null }, 1, 'wang');
    await notices.putSettings('wang', SETTINGS, 2, 'wang');
    expect(await notices.settings('wang')).toEqual(SETTINGS);
    expect(await notices.settings('zhao')).toBeNull();
  });

  it('lists an inbox with the unread first, in pages, and marks only the own ones as read', async () => {
    const { personal: notices } = await started(open);
    await notices.address([notice('n1'), notice('n2', { person: 'zhao' }), waiting('n3')]);
    await notices.address([notice('n4', { messageId: 'w2' })]);
    expect(await notices.markRead('zhao', 'n4', 5)).toBe(false);
    expect(await notices.markRead('wang', 'n3', 5)).toBe(false);
    expect(await notices.markRead('wang', 'n4', 5)).toBe(true);
    expect(await notices.markRead('wang', 'n4', 6)).toBe(true);
    const page = await notices.inbox({ person: 'wang', after: null, limit: 10 });
    expect(page.map((one) => [one.notice.id, one.notice.readAt, one.message.id])).toEqual([
      ['n1', null, 'w1'],
      ['n4', 5, 'w2'],
    ]);
    const next = await notices.inbox({ person: 'wang', after: { unread: true, id: 'n1' }, limit: 10 });
    expect(next.map((one) => one.notice.id)).toEqual(['n4']);
  });

  it('has one calendar for a person, by the hash of its token', async () => {
    const { personal: notices } = await started(open);
    const feed = { person: 'wang', createdAt: 1, revokedAt: null };
    await notices.putFeed({ hash: 'h1', ...feed }, 'wang');
    await notices.putFeed({ hash: 'h2', ...feed }, 'wang');
    expect([await notices.personOfFeed('h1'), await notices.personOfFeed('h2')]).toEqual([null, 'wang']);
    expect([await notices.revokeFeed('wang', 3, 'wang'), await notices.revokeFeed('wang', 4, 'wang')]).toEqual([
      true,
      false,
    ]);
    expect(await notices.personOfFeed('h2')).toBeNull();
  });
};
