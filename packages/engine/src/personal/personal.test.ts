import { describe, expect, it } from 'vitest';
import {
  accepted,
  actor,
  anIncident,
  aRequest,
  at,
  fact,
  LI,
  MO,
  PROCEDURES,
} from '../../test-support/desk.fixture.ts';
import { readWarningRules } from '../deadlines/warnings.ts';
import { openEngine } from '../engine.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import type { NoticeSettings } from './personal-notice.ts';

const KUNMING = { unit: '法规处', agency: 'kunming', reach: 'own-agency' } as const;
const HEAD = actor('boss', 'office-head');
const NIGHT = { from: '08:00', to: '10:30', weekends: false };

const started = async (ladder = '5wd:holder,1wd:superior,1h:holder') => {
  let now = at('2026-03-02');
  const store = openSqliteStore({ clock: () => now });
  const { rules } = readWarningRules(ladder);
  const engine = await openEngine({ store, procedures: PROCEDURES, warnings: rules });
  const { people, personal } = engine;
  await engine.putAgencies([
    { id: 'yunnan', name: '云南省', level: 'province', parent: null },
    { id: 'kunming', name: '昆明市', level: 'city', parent: 'yunnan' },
  ]);
  for (const id of ['wang', 'zhao', 'sun']) await people.add({ ...KUNMING, id, name: id });
  const grant = (person: string, duty: string, agency = 'kunming') => people.grant({ person, duty, agency });
  const { id } = accepted(await engine.open(aRequest(), { actor: LI })).case;
  const give = async (to: object) =>
    accepted(await engine.submit(id, fact('case.assigned', '2026-03-02', to), { actor: HEAD }));
  // The reply is due on 2026-03-30, so that reminders come on the 23rd and the 27th.
  const remindedOn = async (day: string) => {
    now = at(day);
    await engine.sweep();
    return personal.address();
  };
  const inboxes = async () => {
    const told: Record<string, number> = {};
    for (const one of ['wang', 'zhao', 'sun', 'li']) {
      const { length } = await personal.inbox(one, null, 10);
      if (length > 0) told[one] = length;
    }
    return told;
  };
  const set = (person: string, settings: Partial<NoticeSettings>) =>
    personal.putSettings(person, { mail: null, robot: null, inApp: true, quiet: null, ...settings }, { id: person });
  return { engine, store, people, personal, id, grant, give, remindedOn, inboxes, set };
};

describe('a reminder for the holder', () => {
  it('goes to the person who has the case in hand, and once', async () => {
    const { give, remindedOn, inboxes, personal, engine } = await started();
    await give({ person: 'wang' });
    expect(await remindedOn('2026-03-23')).toBe(1);
    expect(await remindedOn('2026-03-23')).toBe(0);
    expect(await inboxes()).toEqual({ wang: 1 });
    const [told] = await personal.inbox('wang', null, 10);
    expect(told?.message.topic).toBe('clock.warning.holder');
    expect((await engine.verify()).problems).toEqual([]);
  });

  it('goes to those who handle in the unit that has the case, and to nobody else of it', async () => {
    const { people, grant, give, remindedOn, inboxes } = await started();
    await people.change('sun', { unit: '办公室' });
    await grant('wang', 'handler');
    await grant('sun', 'handler');
    await grant('zhao', 'supervisor');
    await give({ unit: '法规处' });
    await remindedOn('2026-03-23');
    expect(await inboxes()).toEqual({ wang: 1 });
  });

  it('goes to whoever stands in for the holder too, as long as that is in force', async () => {
    const { people, grant, give, remindedOn, inboxes } = await started('5wd:holder,1wd:holder');
    await grant('wang', 'handler');
    const days = { firstDay: '2026-03-20', lastDay: '2026-03-24' };
    await people.delegate({ from: 'wang', to: 'zhao', duties: ['handler'], reason: '出差', ...days });
    await give({ person: 'wang' });
    await remindedOn('2026-03-23');
    expect(await inboxes()).toEqual({ wang: 1, zhao: 1 });
    await remindedOn('2026-03-27');
    expect(await inboxes()).toEqual({ wang: 2, zhao: 1 });
  });

  it.each<readonly [string, object | null]>([
    ['nobody has the case', null],
    ['the holder is not in the register', { person: 'li' }],
    ['nobody handles in the unit', { unit: '法规处' }],
  ])('reaches no person where %s, and still every endpoint', async (_, to) => {
    const { give, remindedOn, inboxes, engine } = await started();
    if (to !== null) await give(to);
    expect(await remindedOn('2026-03-23')).toBe(1);
    expect(await remindedOn('2026-03-24')).toBe(0);
    expect(await inboxes()).toEqual({});
    const messages = await engine.outbox.messages(null, 50);
    expect(messages.filter(({ topic }) => topic === 'clock.warning.holder')).toHaveLength(1);
  });

  it('is not told to a holder who is disabled', async () => {
    const { people, give, remindedOn, inboxes } = await started();
    await give({ person: 'wang' });
    await people.disable('wang');
    await remindedOn('2026-03-23');
    expect(await inboxes()).toEqual({});
  });
});

describe('a reminder for the superior', () => {
  it('goes to the head of the office, and without one to the supervisors above', async () => {
    const { people, grant, remindedOn, inboxes } = await started('5wd:superior,1wd:superior');
    await people.change('sun', { reach: 'all' });
    await grant('sun', 'supervisor', 'yunnan');
    await remindedOn('2026-03-23');
    expect(await inboxes()).toEqual({ sun: 1 });
    await grant('zhao', 'office-head');
    await remindedOn('2026-03-27');
    expect(await inboxes()).toEqual({ sun: 1, zhao: 1 });
  });
});

it('takes any other recipient of the ladder for a duty', async () => {
  const { grant, remindedOn, inboxes } = await started('5wd:registrar');
  await grant('zhao', 'registrar');
  await remindedOn('2026-03-23');
  expect(await inboxes()).toEqual({ zhao: 1 });
});

describe('settings', () => {
  it('choose the ways, and quiet hours defer all but the inbox', async () => {
    const { give, remindedOn, set, personal } = await started();
    await set('wang', { mail: 'wang@example.org', quiet: NIGHT });
    await give({ person: 'wang' });
    await remindedOn('2026-03-23');
    expect(await personal.inbox('wang', null, 10)).toHaveLength(1);
    expect(await personal.claim(10, 1000)).toEqual([]);
    await remindedOn('2026-03-23T10:29:59+08:00');
    expect(await personal.claim(10, 1000)).toEqual([]);
    await remindedOn('2026-03-23T10:30:00+08:00');
    expect((await personal.claim(10, 1000)).map(({ notice }) => notice.channel)).toEqual(['mail']);
  });

  it('turn the inbox off, and everything', async () => {
    const { give, remindedOn, set, inboxes, personal } = await started();
    await set('wang', { inApp: false });
    await give({ person: 'wang' });
    expect(await remindedOn('2026-03-23')).toBe(1);
    expect([await inboxes(), await personal.claim(10, 1000)]).toEqual([{}, []]);
  });

  it('do not delay what runs by the hour', async () => {
    const { engine, grant, set, personal } = await started('48h:superior');
    await grant('zhao', 'office-head');
    await set('zhao', { mail: 'zhao@example.org', quiet: NIGHT });
    accepted(await engine.open(anIncident(), { actor: MO }));
    await engine.sweep();
    expect(await personal.address()).toBeGreaterThan(0);
    expect((await personal.claim(10, 1000)).map(({ notice }) => notice.channel)).toContain('mail');
  });
});

describe('a calendar', () => {
  it('belongs to whoever has its token, until it is revoked or the person is disabled', async () => {
    const { personal, people } = await started();
    const by = { id: 'wang' };
    const token = await personal.makeFeed('wang', by);
    expect([token.length, await personal.personOfFeed(token), await personal.personOfFeed('x')]).toEqual([
      43,
      'wang',
      null,
    ]);
    expect([await personal.revokeFeed('wang', by), await personal.personOfFeed(token)]).toEqual([true, null]);
    const another = await personal.makeFeed('wang', by);
    await people.disable('wang');
    expect(await personal.personOfFeed(another)).toBeNull();
  });
});
