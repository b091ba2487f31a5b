import { openSqliteStore } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import { ADMINISTRATOR, codeOf, enrol, openOffice, PASSWORD } from '../../test-support/sign-in.ts';
import { needsFactor } from './factor-rule.ts';
import { hashOfCode, newRecoveryCodes } from './second-factor.ts';

const MINUTE = 60_000;
const FACTOR = '/api/v1/me/second-factor';
const SHOW = '/api/v1/sessions/second-factor';
const KEYS = '/api/v1/keys';
const open = (clock: () => number) => openSqliteStore({ clock });

/** An administrator with a second factor. */
const withFactor = async () => {
  const office = await openOffice(open);
  await enrol(office, 'chen', ADMINISTRATOR);
  const browser = office.browser();
  await browser.signIn('chen', PASSWORD);
  const { json } = await browser.ask('POST', FACTOR, { password: PASSWORD });
  const secret = String(json['secret']);
  const confirmed = await browser.ask('PUT', FACTOR, { code: codeOf(secret, office.now()) });
  expect(confirmed.status).toBe(201);
  const codes = confirmed.json['recoveryCodes'];
  office.pass(MINUTE);
  return { office, browser, secret, codes: Array.isArray(codes) ? codes.map(String) : [] };
};

describe('a second factor', () => {
  it('is set up with the password and confirmed by a code, and then asked for', async () => {
    const { office, browser, secret } = await withFactor();
    expect((await browser.get(KEYS)).status).toBe(200);
    const next = office.browser();
    expect((await next.signIn('chen', PASSWORD)).json['next']).toBe('code');
    for (const [method, path, body] of [
      ['GET', KEYS, undefined],
      ['POST', FACTOR, { password: PASSWORD }],
      ['PUT', FACTOR, { code: '000000' }],
      ['POST', '/api/v1/me/password', { password: PASSWORD, newPassword: PASSWORD }],
      ['DELETE', '/api/v1/sessions', undefined],
    ] as const) {
      expect((await next.ask(method, path, body)).json['code']).toBe('auth/code-needed');
    }
    const before = next.copy();
    const shown = await next.ask('POST', SHOW, { code: codeOf(secret, office.now()) });
    expect([shown.status, shown.json['next']]).toEqual([201, 'none']);
    expect((await next.get(KEYS)).status).toBe(200);
    // The cookie of the half-way session is of no use any more.
    expect((await before.get(KEYS)).json['code']).toBe('auth/session-expired');
  });

  it('takes each code once, also when two come at the same moment', async () => {
    const { office, secret } = await withFactor();
    const code = codeOf(secret, office.now());
    const browsers = [office.browser(), office.browser()];
    for (const one of browsers) await one.signIn('chen', PASSWORD);
    const shown = await Promise.all(browsers.map((one) => one.ask('POST', SHOW, { code })));
    expect(shown.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 401]);
    office.pass(20_000);
    const third = office.browser();
    await third.signIn('chen', PASSWORD);
    expect((await third.ask('POST', SHOW, { code })).json['code']).toBe('auth/bad-code');
  });

  it('takes the code of half a minute before and after, and no other', async () => {
    const { office, secret } = await withFactor();
    const now = office.now();
    const show = async (at: number) => {
      const browser = office.browser();
      await browser.signIn('chen', PASSWORD);
      return (await browser.ask('POST', SHOW, { code: codeOf(secret, at) })).status;
    };
    expect([await show(now - 60_000), await show(now - 30_000), await show(now + 30_000)]).toEqual([401, 201, 201]);
    expect(await show(now + 60_000)).toBe(401);
  });

  it('has to follow the password within ten minutes', async () => {
    const { office, secret } = await withFactor();
    const browser = office.browser();
    await browser.signIn('chen', PASSWORD);
    office.pass(10 * MINUTE);
    const late = await browser.ask('POST', SHOW, { code: codeOf(secret, office.now()) });
    expect([late.status, late.json['code']]).toEqual([401, 'auth/session-expired']);
  });

  it('makes its person wait after wrong codes, also with the right one', async () => {
    const { office, secret } = await withFactor();
    const browser = office.browser();
    await browser.signIn('chen', PASSWORD);
    const statuses: number[] = [];
    for (let count = 0; count < 7; count += 1) {
      statuses.push((await browser.ask('POST', SHOW, { code: codeOf(secret, 0) })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect((await browser.ask('POST', SHOW, { code: codeOf(secret, office.now()) })).status).toBe(429);
  });

  it('can be done without by a recovery code, each once, however it is typed', async () => {
    const { office, codes } = await withFactor();
    expect(codes).toHaveLength(10);
    const show = async (recoveryCode: string) => {
      const browser = office.browser();
      await browser.signIn('chen', PASSWORD);
      return (await browser.ask('POST', SHOW, { recoveryCode })).status;
    };
    const [first = '', second = ''] = codes;
    expect([await show(first), await show(first)]).toEqual([201, 401]);
    expect(await show(second.toLowerCase().replaceAll('-', ' '))).toBe(201);
    expect(await show('0'.repeat(24))).toBe(401);
    expect((await office.store.logins.byPerson('chen'))?.recovery).toHaveLength(8);
    expect((await office.store.lastAct('login.code-used'))?.actor).toBe('chen');
  });

  it('is stored sealed for its person, and its recovery codes as hashes', async () => {
    const { office, secret, codes } = await withFactor();
    const stored = JSON.stringify(await office.store.logins.byPerson('chen'));
    const acts = JSON.stringify(await office.store.acts(0, 100));
    for (const hidden of [secret, ...codes, PASSWORD]) {
      expect(stored + acts + office.lines.join('')).not.toContain(hidden);
    }
  });

  it('is replaced by its person alone who has shown it, and the old one is of no use', async () => {
    const { office, browser, secret } = await withFactor();
    expect((await browser.ask('POST', FACTOR, { password: 'wrong wrong wrong' })).status).toBe(401);
    expect((await browser.ask('POST', FACTOR, {})).status).toBe(422);
    const { json } = await browser.ask('POST', FACTOR, { password: PASSWORD });
    const another = String(json['secret']);
    expect((await browser.ask('PUT', FACTOR, { code: codeOf(secret, office.now()) })).status).toBe(401);
    expect((await browser.ask('PUT', FACTOR, { code: codeOf(another, office.now()) })).status).toBe(201);
    office.pass(MINUTE);
    const next = office.browser();
    await next.signIn('chen', PASSWORD);
    expect((await next.ask('POST', SHOW, { code: codeOf(secret, office.now()) })).status).toBe(401);
    expect((await next.ask('POST', SHOW, { code: codeOf(another, office.now()) })).status).toBe(201);
  });

  it('is not confirmed without an offer, nor ten minutes after it', async () => {
    const { office, browser } = await withFactor();
    expect((await browser.ask('PUT', FACTOR, { code: '123456' })).json['code']).toBe('auth/factor-set');
    const { json } = await browser.ask('POST', FACTOR, { password: PASSWORD });
    office.pass(10 * MINUTE);
    const late = await browser.ask('PUT', FACTOR, { code: codeOf(String(json['secret']), office.now()) });
    expect(late.json['code']).toBe('auth/factor-set');
  });

  it('that is lost is removed by another administrator, which ends the sessions and is an act', async () => {
    const { office, browser } = await withFactor();
    expect((await browser.ask('DELETE', '/api/v1/people/chen/second-factor')).status).toBe(403);
    const { secret } = await office.engine.keys.add({ name: 'a', agency: null, duties: [], administrator: true });
    const headers = { authorization: `Bearer ${secret}` };
    const remove = () => office.browser().ask('DELETE', '/api/v1/people/chen/second-factor', undefined, headers);
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
    expect((await browser.get(KEYS)).json['code']).toBe('auth/session-expired');
    expect((await office.browser().signIn('chen', PASSWORD)).json['next']).toBe('second-factor');
    expect(await office.store.lastAct('login.factor-removed')).not.toBeNull();
  });

  it('cannot be set up on a server without a key for it', async () => {
    const office = await openOffice(open, { key: undefined });
    await enrol(office, 'li');
    const browser = office.browser();
    await browser.signIn('li', PASSWORD);
    const answer = await browser.ask('POST', FACTOR, { password: PASSWORD });
    expect([answer.status, answer.json['code']]).toEqual([503, 'auth/factor-off']);
  });
});

describe('who needs a second factor', () => {
  const caller = (duties: readonly string[], administrator: 'system' | null = null) => ({
    id: 'x',
    person: 'x',
    name: 'x',
    unit: null,
    agency: null,
    duties,
    acting: [],
    scope: { agency: null, below: true },
    administrator,
  });

  it.each([
    ['nobody', [false, false, false, false]],
    ['administrators', [true, false, false, false]],
    ['heads', [true, true, true, false]],
    ['everybody', [true, true, true, true]],
  ] as const)('is, by the setting %s, of administrator, head, signatory and registrar %j', (rule, needed) => {
    const people = [caller([], 'system'), caller(['office-head']), caller(['signatory']), caller(['registrar'])];
    expect(people.map((one) => needsFactor(rule, one))).toEqual(needed);
  });
});

describe('recovery codes', () => {
  it('are ten of 120 random bits, and the same with look-alike letters', () => {
    const { codes, hashes } = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{6}-){3}[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(codes.map(hashOfCode)).toEqual(hashes);
    expect(hashOfCode('oIl0')).toBe(hashOfCode('0110'));
  });
});
