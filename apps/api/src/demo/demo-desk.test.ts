import { instantOf } from '@gongkai/calendar';
import { onTestFinished, describe, expect, it } from 'vitest';
import { browserOn } from '../../test-support/browser.ts';
import { serve } from '../../test-support/server.ts';
import { codeOf } from '../../test-support/sign-in.ts';
import { createPasswordHasher } from '../sign-in/password-hash.ts';
import { deskStories } from './desk-stories.ts';
import { loadStories } from './load-stories.ts';
import { giveLogins } from './logins.ts';
import { accountOf, addPeople, DUTIES_OF_PEOPLE, OFFICES_WITH_ACCOUNTS, peopleWithAccounts } from './people.ts';
import { PROVINCE, YUNNAN_AGENCIES } from './yunnan-agencies.ts';

const SEED = 2018;
const TUESDAY = '2026-06-09T10:00:00+08:00';
const SUNDAY = '2026-06-14T10:00:00+08:00';

/** A server with people, desks and accounts of the demonstration, and what opens them. */
const aDemo = async (when = TUESDAY) => {
  const key = Buffer.alloc(32, 7);
  const hasher = createPasswordHasher({ log2: 4, r: 8, p: 1 });
  const server = await serve(when, undefined, { signIn: { key, hasher, factorFor: 'heads' } });
  const { engine } = server;
  onTestFinished(() => engine.close());
  await engine.putAgencies(YUNNAN_AGENCIES);
  await addPeople(engine, SEED);
  const stories = deskStories(SEED, { calendar: engine.calendar, now: instantOf(when) });
  await loadStories(engine, stories, { seed: SEED });
  const made = await giveLogins(engine, SEED, { key, hasher });
  if (made === null) throw new Error('the accounts were there before');
  const signedIn = async (account: string) => {
    const browser = browserOn(server);
    const { json } = await browser.signIn(account, made.password);
    if (json['next'] === 'none') return browser;
    const code = codeOf(made.secret, instantOf(when));
    const shown = await browser.ask('POST', '/api/v1/sessions/second-factor', { code });
    if (json['next'] !== 'code' || shown.status !== 201) throw new Error(shown.text);
    return browser;
  };
  const desk = async (account: string) => (await (await signedIn(account)).get('/api/v1/desk')).json;
  return { ...server, made, stories, signedIn, desk };
};

const zeroOf = (counts: unknown): readonly string[] =>
  Object.entries(Object(counts) as Record<string, number>).flatMap(([name, count]) => (count > 0 ? [] : [name]));

describe('the desks of the demonstration', () => {
  it('show something in each counter, and a running incident, to the head of every office', async () => {
    const { desk } = await aDemo();
    for (const [office] of OFFICES_WITH_ACCOUNTS.entries()) {
      const { counts, incidents } = await desk(accountOf('office-head', office));
      expect([office, zeroOf(counts)]).toEqual([office, []]);
      expect(incidents).not.toEqual([]);
    }
  });

  it('show something to whoever handles, accepts and reviews', async () => {
    const { desk } = await aDemo();
    expect(zeroOf((await desk('handler-1'))['counts'])).toEqual(['toReview']);
    for (const duty of ['reviewer', 'secrecy-reviewer', 'signatory']) {
      expect([duty, zeroOf((await desk(accountOf(duty, 1)))['counts'])]).toEqual([duty, []]);
    }
  });

  it('have an incident that ends today on a day off as well', async () => {
    const { desk } = await aDemo(SUNDAY);
    const { counts } = await desk('office-head-2');
    expect(zeroOf(counts)).toEqual([]);
  });

  it('name subject, party, holder and the date of the office in each row of a request', async () => {
    const { desk } = await aDemo();
    const rows = (await desk('handler-3'))['rows'] as readonly Record<string, unknown>[];
    const requests = rows.filter((row) => row['procedure'] === 'disclosure-request');
    expect(requests.length).toBeGreaterThan(10);
    const text: unknown = expect.any(String);
    const named = { subject: text, party: text, holder: { person: text, unit: text, since: text } };
    for (const row of requests) expect(row).toMatchObject({ ...named, dueOn: { internal: text } });
  });

  it('are the same for the same seed and day', async () => {
    const { stories, engine } = await aDemo();
    const day = { calendar: engine.calendar, now: instantOf(TUESDAY) };
    expect(deskStories(SEED, day)).toEqual(stories);
    expect(deskStories(7, day)).not.toEqual(stories);
  });
});

describe('the accounts of the demonstration', () => {
  it('are three for each duty, one of the province and the three administrators, each with a name', async () => {
    const people = peopleWithAccounts(SEED);
    for (const duty of DUTIES_OF_PEOPLE)
      expect(people.filter((one) => one.duty === duty && one.agency !== PROVINCE.id)).toHaveLength(3);
    expect(people.flatMap(({ administrator }) => administrator ?? [])).toEqual(['security', 'audit', 'system']);
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    const { engine } = await aDemo();
    for (const { id, name } of people) expect(await engine.people.find(id)).toMatchObject({ id, name });
  });

  it('open by the password, those of heads and administrators by a code as well', async () => {
    const { signedIn, made, app } = await aDemo();
    for (const account of ['registrar-2', 'office-head-1', 'signatory-3', 'administrator', 'audit']) {
      expect((await (await signedIn(account)).get('/api/v1/me')).status).toBe(200);
    }
    const half = browserOn({ app });
    expect((await half.signIn('office-head-2', made.password)).json['next']).toBe('code');
    expect((await half.get('/api/v1/desk')).json['code']).toBe('auth/code-needed');
    expect((await browserOn({ app }).signIn('handler-1', `${made.password}x`)).status).toBe(401);
  });

  it('have another password in another demonstration, and none that is known', async () => {
    const [one, other] = [await aDemo(), await aDemo()];
    expect(one.made.password).toMatch(/^(?:[a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    expect(one.made.password).not.toBe(other.made.password);
    expect(one.made.secret).not.toBe(other.made.secret);
  });

  it('are made once', async () => {
    const { engine } = await aDemo();
    const again = { key: Buffer.alloc(32, 7), hasher: createPasswordHasher({ log2: 4, r: 8, p: 1 }) };
    expect(await giveLogins(engine, SEED, again)).toBeNull();
    await addPeople(engine, SEED);
    expect(await engine.people.duties('handler-1')).toHaveLength(1);
  });
});
