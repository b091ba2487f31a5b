import { openSqliteStore } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import { databaseFile } from '../../test-support/server.ts';
import { ADMINISTRATOR, enrol, openOffice, OTHER_PASSWORD, PASSWORD } from '../../test-support/sign-in.ts';
import { firstLink } from '../first-link.ts';

const HOUR = 3_600_000;
const INVITATIONS = '/api/v1/invitations';
const ACCEPT = `${INVITATIONS}/accept`;
const open = (clock: () => number) => openSqliteStore({ clock });

const tokenOf = (link: string | null): string => link?.split('#')[1] ?? '';

/** An office with a key of an administrator. */
const administered = async () => {
  const office = await openOffice(open, { origins: [] });
  const { secret } = await office.engine.keys.add({ name: 'a', agency: null, duties: [], administrator: true });
  const invite = (person: string) =>
    office.browser().ask('POST', INVITATIONS, { person }, { authorization: `Bearer ${secret}` });
  const accept = (token: string, username: string, password = PASSWORD) =>
    office.browser().ask('POST', ACCEPT, { token, username, password });
  return { ...office, invite, accept };
};

const PERSON = { unit: null, agency: 'kunming', reach: 'own-agency' } as const;

describe('the first link', () => {
  it('lets the first administrator sign in, once, and there is no further one from then on', async () => {
    const office = await openOffice(open);
    const link = await firstLink(office.engine, 'http://localhost');
    expect(link).toMatch(/^http:\/\/localhost\/set-up#[\w-]{43}$/);
    const body = { token: tokenOf(link), username: 'boss', password: PASSWORD };
    const answers = await Promise.all([1, 2].map(() => office.browser().ask('POST', ACCEPT, body)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
    expect((await office.browser().ask('POST', ACCEPT, body)).json['code']).toBe('auth/link-gone');
    expect(await firstLink(office.engine, 'http://localhost')).toBeNull();
    const signedIn = await office.browser().signIn('boss', PASSWORD);
    expect(signedIn.json).toMatchObject({ person: { id: 'administrator' }, next: 'second-factor' });
  });

  it('of an earlier start ends with the next one, and each after a day', async () => {
    const office = await openOffice(open);
    const tokens = [await firstLink(office.engine, ''), await firstLink(office.engine, '')].map(tokenOf);
    const accept = (token = '') =>
      office.browser().ask('POST', ACCEPT, { token, username: 'boss', password: PASSWORD });
    expect((await accept(tokens[0])).status).toBe(404);
    office.pass(24 * HOUR);
    expect((await accept(tokens[1])).status).toBe(404);
    expect((await accept(tokenOf(await firstLink(office.engine, '')))).status).toBe(201);
    expect(await office.engine.people.list()).toHaveLength(1);
  });

  it('is kept over a restart of a node that made none', async () => {
    const file = databaseFile();
    const office = await openOffice((clock) => openSqliteStore({ file, clock }));
    const token = tokenOf(await firstLink(office.engine, ''));
    const again = await openOffice((clock) => openSqliteStore({ file, clock }));
    const answer = await again.browser().ask('POST', ACCEPT, { token, username: 'boss', password: PASSWORD });
    expect(answer.status).toBe(201);
  });
});

describe('an invitation', () => {
  it('is made by administrators for others, shown once, and used once', async () => {
    const { engine, browser, invite, accept } = await administered();
    await engine.people.add({ id: 'li', name: '李', ...PERSON }, { id: 'test' });
    const { status, json } = await invite('li');
    expect([status, json]).toMatchObject([201, { person: 'li', purpose: 'invitation' }]);
    const token = String(json['token']);
    // No address is configured: the one under which the request came.
    expect(json['link']).toBe(`http://localhost/set-up#${token}`);
    const looked = await browser().ask('POST', `${INVITATIONS}/check`, { token });
    expect(looked.json).toEqual({ name: '李', purpose: 'invitation', username: null, expiresAt: json['expiresAt'] });
    expect((await accept(token, 'Li.Na')).json).toEqual({ username: 'li.na' });
    expect((await accept(token, 'li.na')).status).toBe(404);
    expect((await browser().ask('POST', `${INVITATIONS}/check`, { token })).status).toBe(404);
    expect((await browser().signIn('li.na', PASSWORD)).status).toBe(201);
  });

  it('is for people who are registered and have not left', async () => {
    const { engine, invite, accept } = await administered();
    expect((await invite('nobody')).status).toBe(404);
    await engine.people.add({ id: 'li', name: '李', ...PERSON }, { id: 'test' });
    const token = String((await invite('li')).json['token']);
    await engine.people.disable('li', { id: 'test' });
    expect((await accept(token, 'li')).json['code']).toBe('auth/link-gone');
    expect((await invite('li')).status).toBe(404);
  });

  it('is not for oneself, and not made by others than administrators', async () => {
    const office = await openOffice(open, { factorFor: 'nobody' });
    await enrol(office, 'chen', ADMINISTRATOR);
    await enrol(office, 'li');
    const [chen, li] = [office.browser(), office.browser()];
    await chen.signIn('chen', PASSWORD);
    await li.signIn('li', PASSWORD);
    expect((await chen.ask('POST', INVITATIONS, { person: 'chen' })).status).toBe(403);
    expect((await li.ask('POST', INVITATIONS, { person: 'li' })).status).toBe(403);
    const reset = await chen.ask('POST', INVITATIONS, { person: 'li' });
    expect(reset.json).toMatchObject({ purpose: 'reset' });
    // A reset changes nothing before it is used, and keeps the user name.
    expect((await office.browser().signIn('li', PASSWORD)).status).toBe(201);
    const body = { token: reset.json['token'], password: OTHER_PASSWORD };
    expect((await office.browser().ask('POST', ACCEPT, body)).json).toEqual({ username: 'li' });
    expect((await office.browser().signIn('li', OTHER_PASSWORD)).status).toBe(201);
    expect((await office.store.lastAct('login.link-made'))?.actor).toBe('chen');
  });

  it('takes no weak password, no name of another person and no missing name, and is good afterwards', async () => {
    const { engine, browser, invite, accept } = await administered();
    for (const id of ['li', 'wang']) await engine.people.add({ id, name: id, ...PERSON }, { id: 'test' });
    const [first, second] = [String((await invite('li')).json['token']), String((await invite('wang')).json['token'])];
    await accept(first, 'li');
    const refused = async (username: string, password: string) =>
      (await accept(second, username, password)).json['code'];
    expect(await refused('li', PASSWORD)).toBe('auth/name-taken');
    expect(await refused('wang', 'short')).toBe('http/invalid');
    expect(await refused('wang', 'password1234')).toBe('auth/weak-password');
    expect(await refused('王', PASSWORD)).toBe('http/invalid');
    const nameless = await browser().ask('POST', ACCEPT, { token: second, password: PASSWORD });
    expect(nameless.json).toMatchObject({ code: 'http/invalid', issues: [{ path: 'username' }] });
    expect((await accept(second, 'wang')).status).toBe(201);
  });

  it('leaves no token in the store or the log', async () => {
    const { engine, store, lines, invite, accept } = await administered();
    await engine.people.add({ id: 'li', name: '李', ...PERSON }, { id: 'test' });
    const token = String((await invite('li')).json['token']);
    await accept(token, 'li');
    const rows: unknown[] = [];
    for await (const row of store.dump()) rows.push(row);
    expect(JSON.stringify(rows) + lines.join('')).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
  });
});

describe('the page of a link', () => {
  it('has a policy under which its own script runs and nothing else, and names no token', async () => {
    const { browser } = await administered();
    const page = await browser().get('/set-up');
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([
      200,
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ]);
    for (const [, file = ''] of page.text.matchAll(/(?:href|src)="([^"]+)"/g)) {
      expect([file, (await browser().get(file)).status]).toEqual([file, 200]);
    }
    expect(page.text).not.toMatch(/<script>|style=|onclick/);
  });
});
