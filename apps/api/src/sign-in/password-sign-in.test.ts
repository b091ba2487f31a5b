import { openSqliteStore } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import { browserOn, ORIGIN } from '../../test-support/browser.ts';
import { ADMINISTRATOR, enrol, openOffice, PASSWORD } from '../../test-support/sign-in.ts';

const SESSIONS = '/api/v1/sessions';
const open = (clock: () => number) => openSqliteStore({ clock });

const office = async () => {
  const made = await openOffice(open);
  await enrol(made, 'li');
  return made;
};

describe('a sign-in with a password', () => {
  it('gives a cookie that no script reads and no other site sends', async () => {
    const { browser } = await office();
    const plain = await browser().signIn('li', PASSWORD);
    expect(plain.headers.get('set-cookie')).toMatch(/^gongkai-session=[\w-]{32,64}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(plain.text).not.toContain(plain.headers.get('set-cookie')?.split(/[=;]/)[1]);
    expect(plain.headers.get('cache-control')).toBe('no-store');
  });

  it('gives it to a configured address over TLS alone, under a name that binds it to the host', async () => {
    const made = await openOffice(open, { origins: ['https://gongkai.example'] });
    await enrol(made, 'li');
    const page = { origin: 'https://gongkai.example', 'sec-fetch-site': 'same-origin' };
    const browser = browserOn(made, page);
    const given = await browser.signIn('li', PASSWORD);
    expect(given.headers.get('set-cookie')).toMatch(
      /^__Host-gongkai-session=[\w-]{32,64}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await browser.get('/api/v1/cases')).status).toBe(200);
    expect((await made.browser().signIn('li', PASSWORD)).json['code']).toBe('auth/origin');
  });

  it('takes a user name in capital letters too, and a password in another form of the same letters', async () => {
    const { browser } = await office();
    expect((await browser().signIn('LI', PASSWORD)).status).toBe(201);
    expect((await browser().signIn('li', PASSWORD.normalize('NFD'))).status).toBe(201);
    expect((await browser().signIn('li', PASSWORD.toUpperCase().replace('飞', '非'))).status).toBe(401);
  });

  it('answers an unknown name, a wrong password and a person who has left alike, after as many hashes', async () => {
    const { browser, hashes, engine } = await office();
    const bodies: unknown[] = [];
    const counts: number[] = [];
    const ask = async (username: string, password: string) => {
      hashes.count = 0;
      const { status, json } = await browser().signIn(username, password);
      bodies.push([status, { ...json, instance: null }]);
      counts.push(hashes.count);
    };
    await ask('li', `${PASSWORD}!`);
    await ask('nobody', PASSWORD);
    await engine.people.disable('li', { id: 'test' });
    await ask('li', PASSWORD);
    expect(counts).toEqual([1, 1, 1]);
    expect(bodies[0]).toMatchObject([401, { code: 'auth/bad-credentials' }]);
    expect(new Set(bodies.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it('makes an account wait after five failures, longer each time, whether it exists or not', async () => {
    const { browser } = await office();
    for (const name of ['li', 'nobody']) {
      const statuses: number[] = [];
      for (let count = 0; count < 7; count += 1) {
        const answer = await browser().signIn(name, 'a wrong password');
        statuses.push(answer.status);
        const told = [answer.json['code'], Number(answer.headers.get('retry-after')) > 0];
        expect(told).toEqual(answer.status === 429 ? ['auth/locked', true] : ['auth/bad-credentials', false]);
      }
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    }
    // Also with the right password.
    expect((await browser().signIn('li', PASSWORD)).status).toBe(429);
  });

  it('looks at five wrong passwords of an account and no more, also where many come at once', async () => {
    const { browser, hashes } = await office();
    hashes.count = 0;
    const many = await Promise.all(Array.from({ length: 30 }, () => browser().signIn('li', 'a wrong password')));
    const statuses = many.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect([statuses.filter((status) => status === 429).length, hashes.count]).toEqual([25, 5]);
  });

  it('forgets the failures of an account that then signs in', async () => {
    const { browser } = await office();
    for (let turn = 0; turn < 3; turn += 1) {
      for (let count = 0; count < 4; count += 1) await browser().signIn('li', 'a wrong password');
      expect((await browser().signIn('li', PASSWORD)).status).toBe(201);
    }
  });

  it('makes an address wait after thirty failures, with any account, and counts no success', async () => {
    const { browser } = await office();
    for (let count = 0; count < 5; count += 1) expect((await browser().signIn('li', PASSWORD)).status).toBe(201);
    for (let count = 0; count < 30; count += 1) {
      expect((await browser().signIn(`nobody${count}`, 'a wrong password')).status).toBe(401);
    }
    expect((await browser().signIn('li', PASSWORD)).status).toBe(429);
  });

  it('is in the log of security, with the person and without what was typed', async () => {
    const { browser, lines } = await office();
    lines.length = 0;
    await browser().signIn('li', 'a wrong password');
    const mine = browser();
    await mine.signIn('li', PASSWORD);
    await mine.ask('DELETE', `${SESSIONS}/current`);
    const told = lines.map((line): Record<string, unknown> => JSON.parse(line)).filter((line) => 'security' in line);
    expect(told.map(({ security, person, way }) => [security, person, way])).toEqual([
      ['sign-in-failed', null, undefined],
      ['refused', undefined, undefined],
      ['signed-in', 'li', 'password'],
      ['signed-out', 'li', undefined],
    ]);
    expect(lines.join('')).not.toMatch(/wrong password|滇池/);
  });
});

describe('a request that a page of another site sends', () => {
  const STRANGE: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['cross-site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['of a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['of a sandboxed frame of an old browser', { origin: 'null' }],
    ['that names the own origin across sites', { origin: ORIGIN, 'sec-fetch-site': 'cross-site' }],
    ['of a sister site', { origin: 'http://other.localhost', 'sec-fetch-site': 'same-site' }],
    ['of another port', { origin: 'http://localhost:81', 'sec-fetch-site': 'same-site' }],
    ['that says nothing of where it comes from', {}],
    ['that a person typed', { 'sec-fetch-site': 'none' }],
  ];

  it.each(STRANGE)('%s is refused with every unsafe method, and with a cookie it changes nothing', async (_, page) => {
    const made = await office();
    const own = made.browser();
    await own.signIn('li', PASSWORD);
    const strange = browserOn(made, page);
    for (const [name, value] of own.jar) strange.jar.set(name, value);
    for (const [method, path] of [
      ['POST', SESSIONS],
      ['POST', '/api/v1/sessions/unified'],
      ['POST', '/api/v1/cases'],
      ['POST', '/api/v1/me/password'],
      ['PUT', '/api/v1/me/second-factor'],
      ['DELETE', `${SESSIONS}/current`],
      ['DELETE', SESSIONS],
      ['PATCH', '/api/v1/cases'],
    ] as const) {
      const body = path === SESSIONS && method === 'POST' ? { username: 'li', password: PASSWORD } : {};
      const { status, json } = await strange.ask(method, path, method === 'DELETE' ? undefined : body);
      const code = path.endsWith('unified') ? 'auth/unified-off' : 'auth/origin';
      expect([method, path, json['code'], status < 300]).toEqual([method, path, code, false]);
    }
    expect((await own.get('/api/v1/cases')).status).toBe(200);
  });

  it.each([
    ['with its origin', { origin: ORIGIN }],
    ['with its origin and its site', { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }],
    ['with its site alone', { 'sec-fetch-site': 'same-origin' }],
  ])('%s is the own page', async (_, page) => {
    const browser = browserOn(await office(), page);
    expect((await browser.signIn('li', PASSWORD)).status).toBe(201);
    expect((await browser.ask('DELETE', `${SESSIONS}/current`)).status).toBe(204);
  });

  it('is none where this machine is reached under a name that is not its own', async () => {
    const { app } = await office();
    const answer = await app.request('http://rebound.example/api/v1/sessions', {
      method: 'POST',
      headers: { origin: 'http://rebound.example', 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'li', password: PASSWORD }),
    });
    expect(answer.status).toBe(403);
  });

  it('is no matter where a key calls, since no site sends a key by itself', async () => {
    const made = await openOffice(open);
    const { secret } = await made.engine.keys.add({ name: 'a', agency: null, duties: [], administrator: true });
    const strange = browserOn(made, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' });
    const headers = { authorization: `Bearer ${secret}` };
    const body = { name: 'desk', agency: 'kunming', duties: ['registrar'] };
    expect((await strange.ask('POST', '/api/v1/keys', body, headers)).status).toBe(201);
  });
});

describe('a session that lacks its second factor', () => {
  it('may set one up and nothing else', async () => {
    const made = await openOffice(open);
    await enrol(made, 'chen', ADMINISTRATOR);
    const browser = made.browser();
    expect((await browser.signIn('chen', PASSWORD)).json['next']).toBe('second-factor');
    for (const path of ['/api/v1/keys', '/api/v1/cases', SESSIONS]) {
      expect((await browser.get(path)).json['code']).toBe('auth/factor-needed');
    }
    const offered = await browser.ask('POST', '/api/v1/me/second-factor', { password: PASSWORD });
    expect(offered.status).toBe(200);
    expect((await browser.ask('DELETE', `${SESSIONS}/current`)).status).toBe(204);
  });
});
