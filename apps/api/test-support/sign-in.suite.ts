import { describe, expect, it } from 'vitest';
import { ADMINISTRATOR, enrol, openOffice, type OpenStore, OTHER_PASSWORD, PASSWORD } from './sign-in.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CASES = '/api/v1/cases';
const SESSIONS = '/api/v1/sessions';

const signedIn = async (office: Awaited<ReturnType<typeof openOffice>>, id: string, password = PASSWORD) => {
  const browser = office.browser();
  const answer = await browser.signIn(id, password);
  expect([answer.status, answer.text]).toEqual([201, answer.text]);
  return { browser, answer };
};

const sessionsIn = (json: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(json['sessions']) ? json['sessions'] : [];

const codeIn = ({ status, json }: { readonly status: number; readonly json: Readonly<Record<string, unknown>> }) => [
  status,
  json['code'],
];

const EXPIRED = [401, 'auth/session-expired'];

/** Sessions of people on a store. */
export const describeSessions = (name: string, open: OpenStore): void => {
  describe(`sessions on ${name}`, () => {
    it('give a person the rights of their duties, and end at sign-out', async () => {
      const office = await openOffice(open);
      await enrol(office, 'li', { duties: ['registrar'] });
      const { browser, answer } = await signedIn(office, 'li');
      expect(answer.json).toMatchObject({ person: { id: 'li', name: 'li 的姓名' }, next: 'none' });
      expect((await browser.get(CASES)).status).toBe(200);
      const stolen = browser.copy();
      const out = await browser.ask('DELETE', `${SESSIONS}/current`);
      expect([out.status, out.headers.get('clear-site-data')]).toEqual([204, '"cache", "cookies", "storage"']);
      expect(codeIn(await browser.get(CASES))).toEqual([401, 'auth/missing']);
      expect(codeIn(await stolen.get(CASES))).toEqual(EXPIRED);
      // After one answer the browser has no cookie any more.
      expect(codeIn(await stolen.get(CASES))).toEqual([401, 'auth/missing']);
    });

    it('have a token that is new at each sign-in, and is stored nowhere', async () => {
      const office = await openOffice(open);
      await enrol(office, 'li');
      const { browser } = await signedIn(office, 'li');
      const before = browser.copy();
      const [first] = browser.jar.values();
      await browser.signIn('li', PASSWORD);
      const [second] = browser.jar.values();
      expect(second).not.toBe(first);
      expect(codeIn(await before.get(CASES))).toEqual(EXPIRED);
      const all = await office.store.logins.sessions('li');
      expect(all).toHaveLength(1);
      expect(JSON.stringify(all)).not.toContain(second);
      expect(office.lines.join('')).not.toContain(second);
    });

    it('end one by one, by their person alone', async () => {
      const office = await openOffice(open);
      await enrol(office, 'li');
      await enrol(office, 'wang');
      const [first, second, other] = [
        await signedIn(office, 'li'),
        await signedIn(office, 'li'),
        await signedIn(office, 'wang'),
      ];
      const listed = sessionsIn((await first.browser.get(SESSIONS)).json);
      expect(new Set(listed.map(({ current }) => current))).toEqual(new Set([false, true]));
      const id = String(listed.find(({ current }) => current === false)?.['id']);
      expect((await other.browser.ask('DELETE', `${SESSIONS}/${id}`)).status).toBe(404);
      expect((await second.browser.get(CASES)).status).toBe(200);
      expect((await first.browser.ask('DELETE', `${SESSIONS}/${id}`)).status).toBe(204);
      expect(codeIn(await second.browser.get(CASES))).toEqual(EXPIRED);
      expect((await first.browser.get(CASES)).status).toBe(200);
    });

    it('end all but one by their person, and all by an administrator, which is an act', async () => {
      const office = await openOffice(open, { factorFor: 'nobody' });
      await enrol(office, 'li');
      await enrol(office, 'chen', ADMINISTRATOR);
      const [first, second] = [await signedIn(office, 'li'), await signedIn(office, 'li')];
      expect((await first.browser.ask('DELETE', SESSIONS)).json).toEqual({ ended: 1 });
      expect(codeIn(await second.browser.get(CASES))).toEqual(EXPIRED);
      expect((await first.browser.get(CASES)).status).toBe(200);
      expect((await first.browser.ask('DELETE', '/api/v1/people/chen/sessions')).status).toBe(403);
      const { browser: chen } = await signedIn(office, 'chen');
      expect((await chen.ask('DELETE', '/api/v1/people/li/sessions')).json).toEqual({ ended: 1 });
      expect(codeIn(await first.browser.get(CASES))).toEqual(EXPIRED);
      expect((await office.store.lastAct('login.sessions-ended'))?.actor).toBe('chen');
      expect((await chen.ask('DELETE', '/api/v1/people/nobody/sessions')).status).toBe(404);
    });

    it('end after half an hour without a request that a person made', async () => {
      const office = await openOffice(open);
      await enrol(office, 'li');
      const { browser } = await signedIn(office, 'li');
      for (let turn = 0; turn < 3; turn += 1) {
        office.pass(29 * MINUTE);
        expect((await browser.get(CASES)).status).toBe(200);
      }
      // A page that asks by itself keeps nothing alive.
      office.pass(29 * MINUTE);
      expect((await browser.get(CASES, { 'x-unattended': 'true' })).status).toBe(200);
      office.pass(MINUTE);
      expect(codeIn(await browser.get(CASES))).toEqual(EXPIRED);
      expect(await office.store.logins.sessions('li')).toEqual([]);
    });

    it('end after twelve hours, however much they are used', async () => {
      const office = await openOffice(open);
      await enrol(office, 'li');
      const { browser } = await signedIn(office, 'li');
      for (let turn = 0; turn < 12 * 3 - 1; turn += 1) {
        office.pass(20 * MINUTE);
        expect((await browser.get(CASES)).status).toBe(200);
      }
      office.pass(20 * MINUTE);
      expect(codeIn(await browser.get(CASES))).toEqual(EXPIRED);
    });

    it('last as long as the settings say', async () => {
      const office = await openOffice(open, { idleMs: 5 * MINUTE, absoluteMs: HOUR });
      await enrol(office, 'li');
      const { browser, answer } = await signedIn(office, 'li');
      expect(answer.json['session']).toMatchObject({
        startedAt: '2026-03-02T10:00:00+08:00',
        endsIdleAt: '2026-03-02T10:05:00+08:00',
        endsAt: '2026-03-02T11:00:00+08:00',
      });
      office.pass(5 * MINUTE);
      expect(codeIn(await browser.get(CASES))).toEqual(EXPIRED);
    });

    it('end with the person, and with a password that is changed or set anew', async () => {
      const office = await openOffice(open);
      await enrol(office, 'li');
      await enrol(office, 'wang');
      const [first, second, third] = [
        await signedIn(office, 'li'),
        await signedIn(office, 'li'),
        await signedIn(office, 'wang'),
      ];
      const change = (password: string, newPassword: string) =>
        first.browser.ask('POST', '/api/v1/me/password', { password, newPassword });
      expect(codeIn(await change('wrong wrong wrong', OTHER_PASSWORD))).toEqual([401, 'auth/bad-credentials']);
      expect(codeIn(await change(PASSWORD, 'password1234'))).toEqual([422, 'auth/weak-password']);
      expect((await change(PASSWORD, OTHER_PASSWORD)).json).toEqual({ ended: 1 });
      expect((await first.browser.get(CASES)).status).toBe(200);
      expect(codeIn(await second.browser.get(CASES))).toEqual(EXPIRED);
      expect((await office.browser().signIn('li', PASSWORD)).status).toBe(401);
      expect((await office.browser().signIn('li', OTHER_PASSWORD)).status).toBe(201);
      await office.engine.people.disable('wang', { id: 'test' });
      expect(codeIn(await third.browser.get(CASES))).toEqual(EXPIRED);
      expect(codeIn(await office.browser().signIn('wang', PASSWORD))).toEqual([401, 'auth/bad-credentials']);
      const { token } = await office.engine.signIn.invite('li', { id: 'test' });
      const body = { token, password: PASSWORD };
      expect((await office.browser().ask('POST', '/api/v1/invitations/accept', body)).json).toEqual({ username: 'li' });
      expect(codeIn(await first.browser.get(CASES))).toEqual(EXPIRED);
    });

    it('are no concern of keys', async () => {
      const office = await openOffice(open);
      const { secret } = await office.engine.keys.add({ name: 'a', agency: 'kunming', duties: ['registrar'] });
      const headers = { authorization: `Bearer ${secret}` };
      expect((await office.browser().get(SESSIONS, headers)).status).toBe(403);
      expect((await office.browser().ask('DELETE', `${SESSIONS}/current`, undefined, headers)).status).toBe(403);
    });

    it('leave what verify has nothing to say about', async () => {
      const office = await openOffice(open);
      await enrol(office, 'li');
      await signedIn(office, 'li');
      expect((await office.engine.verify()).problems).toEqual([]);
    });
  });
};
