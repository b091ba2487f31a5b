import { openSqliteStore } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import type { Browser } from '../../test-support/browser.ts';
import { goThrough, startProvider } from '../../test-support/provider.ts';
import { ADMINISTRATOR, enrol, openOffice } from '../../test-support/sign-in.ts';

const UNIFIED = '/api/v1/sign-in/unified';
const CASES = '/api/v1/cases';
const PERSON = { unit: null, agency: 'kunming', reach: 'own-agency' } as const;

/** An office with a provider of a unified identity, and `li` as one of its people. */
const connected = async () => {
  const provider = await startProvider(`http://localhost${UNIFIED}`);
  const { issuer, clientId, clientSecret } = provider;
  const office = await openOffice((clock) => openSqliteStore({ clock }), {
    unified: { issuer, clientId, clientSecret, claim: 'preferred_username', allowPrivate: [] },
  });
  await office.engine.people.add({ id: 'li', name: '李', ...PERSON }, { id: 'test' });
  const begin = async (browser: Browser): Promise<string> => {
    const answer = await browser.ask('POST', UNIFIED);
    expect([answer.status, answer.text]).toEqual([200, answer.text]);
    return String(answer.json['location']);
  };
  const signIn = async (browser = office.browser()) => {
    const back = await goThrough(await begin(browser));
    return { browser, back, answer: await browser.get(back, {}) };
  };
  return { ...office, provider, begin, signIn };
};

describe('a sign-in by the unified identity', () => {
  it('gives a session to the person whom the claim names, with the rights of that person', async () => {
    const { signIn, engine, lines } = await connected();
    const { browser, answer } = await signIn();
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect([...browser.jar.keys()]).toEqual(['gongkai-session']);
    expect((await browser.get(CASES)).status).toBe(200);
    const sessions = await engine.signIn.sessions('li');
    expect(sessions).toMatchObject([{ way: 'unified', factors: 1 }]);
    expect(await engine.signIn.byPerson('li')).toMatchObject({ username: null, password: null });
    expect(lines.join('')).toContain('"security":"signed-in"');
  });

  it('asks for PKCE and a nonce, and sends no secret by the browser', async () => {
    const { begin, browser, provider } = await connected();
    const asked = new URL(await begin(browser())).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
    expect(asked.toString()).not.toContain(encodeURIComponent(provider.clientSecret));
  });

  it('makes nobody: who is not registered here, or has left, is refused', async () => {
    const { signIn, provider, engine } = await connected();
    provider.state.account = 'stranger';
    const { answer, browser } = await signIn();
    expect([answer.status, answer.json['code'], browser.jar.size]).toEqual([403, 'auth/unified-unknown', 0]);
    expect((await engine.people.list()).map(({ id }) => id)).toEqual(['li']);
    provider.state.account = 'li';
    await engine.people.disable('li', { id: 'test' });
    expect((await signIn()).answer.json['code']).toBe('auth/unified-unknown');
  });

  it('proves two factors only where the provider says so', async () => {
    const { signIn, provider, engine } = await connected();
    await engine.people.add({ id: 'chen', name: '陈', unit: null, ...ADMINISTRATOR }, { id: 'test' });
    provider.state.account = 'chen';
    const weak = await signIn();
    expect((await weak.browser.get('/api/v1/keys')).json['code']).toBe('auth/factor-needed');
    provider.state.amr = ['pwd', 'otp'];
    const strong = await signIn();
    expect((await strong.browser.get('/api/v1/keys')).status).toBe(200);
  });

  it('belongs to the browser that began it, once, within ten minutes', async () => {
    const { signIn, begin, browser, pass } = await connected();
    const [victim, attacker] = [browser(), browser()];
    const back = await goThrough(await begin(attacker));
    expect((await victim.get(back)).json['code']).toBe('auth/unified-failed');
    await begin(victim);
    expect((await victim.get(back)).json['code']).toBe('auth/unified-failed');
    expect(victim.jar.size).toBe(0);
    const { browser: own, back: used } = await signIn();
    expect((await own.get(used)).json['code']).toBe('auth/unified-failed');
    const slow = browser();
    const late = await goThrough(await begin(slow));
    pass(10 * 60_000);
    expect((await slow.get(late)).json['code']).toBe('auth/unified-failed');
  });

  it('takes the place of the session that the browser had', async () => {
    const { signIn } = await connected();
    const { browser } = await signIn();
    const before = browser.copy();
    await signIn(browser);
    expect((await before.get(CASES)).json['code']).toBe('auth/session-expired');
    expect((await browser.get(CASES)).status).toBe(200);
  });

  const FORGED: readonly (readonly [string, (claims: Readonly<Record<string, unknown>>) => object])[] = [
    ['for another client', (claims) => ({ ...claims, aud: 'another' })],
    ['of another issuer', (claims) => ({ ...claims, iss: 'http://127.0.0.1:1' })],
    ['with another nonce', (claims) => ({ ...claims, nonce: 'x'.repeat(43) })],
    ['without a nonce', (claims) => ({ ...claims, nonce: undefined })],
    ['that has expired', (claims) => ({ ...claims, exp: 1, iat: 0 })],
  ];

  it.each(FORGED)('takes no ID token %s', async (_, forge) => {
    const { signIn, provider } = await connected();
    provider.state.claims = (claims) => ({ ...forge(claims) });
    const { answer, browser } = await signIn();
    expect([answer.status, answer.json['code'], browser.jar.size]).toEqual([401, 'auth/unified-failed', 0]);
  });

  const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const UNSIGNED: readonly (readonly [string, (token: string) => string])[] = [
    ['that nobody signed', (token) => `${encoded({ alg: 'none' })}.${token.split('.')[1] ?? ''}.`],
    ['whose claims were changed', (token) => token.replace(/\.[^.]+\./, `.${encoded({ sub: 'chen' })}.`)],
    ['whose signature was changed', (token) => token.replace(/.{4}$/, 'AAAA')],
    ['that is none', () => 'x'],
  ];

  it.each(UNSIGNED)('takes no ID token %s', async (_, change) => {
    const { signIn, provider } = await connected();
    provider.state.token = change;
    const { answer, browser } = await signIn();
    expect([answer.status, answer.json['code'], browser.jar.size]).toEqual([401, 'auth/unified-failed', 0]);
  });

  it('signs nothing in where the claim names nobody', async () => {
    const { signIn, provider } = await connected();
    for (const name of [undefined, 7, '李', 'LI']) {
      provider.state.claims = (claims) => ({ ...claims, preferred_username: name });
      expect((await signIn()).answer.json['code']).toBe('auth/unified-unknown');
    }
  });

  it('is a refusal of its own where the person turned back, or the provider is down', async () => {
    const { begin, browser } = await connected();
    const own = browser();
    const state = new URL(await begin(own)).searchParams.get('state') ?? '';
    expect((await own.get(`${UNIFIED}?error=access_denied&state=${state}`)).json['code']).toBe('auth/unified-failed');
    expect((await own.get(`${UNIFIED}?code=x&state=${state}&more=1`)).status).toBe(400);
    const down = await openOffice((clock) => openSqliteStore({ clock }), {
      unified: { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y', claim: 'sub', allowPrivate: [] },
    });
    const answer = await down.browser().ask('POST', UNIFIED);
    expect([answer.status, answer.json['code'], answer.headers.get('retry-after')]).toEqual([
      503,
      'auth/unified-down',
      '30',
    ]);
    await enrol(down, 'li');
  });

  it('is not there where none is configured', async () => {
    const office = await openOffice((clock) => openSqliteStore({ clock }));
    expect((await office.browser().ask('POST', UNIFIED)).json['code']).toBe('auth/unified-off');
    expect((await office.browser().get(`${UNIFIED}?state=x`)).json['code']).toBe('auth/unified-off');
  });
});
