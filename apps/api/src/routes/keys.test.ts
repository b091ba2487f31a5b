import { dutiesOf, PROCEDURES } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { START, administrator, at, listIn, pathsOf } from '../../test-support/desk.ts';
import { send, serve, submission } from '../../test-support/server.ts';

describe('keys', () => {
  it('are made, listed and disabled by administrators only, and shown once', async () => {
    const server = await serve(START);
    const { secret: admin } = await server.engine.keys.add({
      name: 'admin',
      agency: null,
      duties: [],
      administrator: true,
    });
    const made = await send(server, 'POST', '/api/v1/keys', {
      key: admin,
      body: { name: 'desk', agency: 'kunming', duties: ['handler'] },
    });
    expect(made.status).toBe(201);
    const secret = String(made.json['secret']);
    expect((await send(server, 'GET', '/api/v1/cases', { key: secret })).status).toBe(200);
    expect((await send(server, 'GET', '/api/v1/keys', { key: secret })).status).toBe(403);
    const listed = await send(server, 'GET', '/api/v1/keys', { key: admin });
    expect(listed.text).not.toContain(secret);
    expect(listed.text).toContain('"name":"desk"');
    const id = String(made.json['id']);
    expect((await send(server, 'DELETE', `/api/v1/keys/${id}`, { key: admin })).status).toBe(204);
    expect((await send(server, 'GET', '/api/v1/cases', { key: secret })).status).toBe(401);
    expect((await send(server, 'DELETE', `/api/v1/keys/${id}`, { key: admin })).status).toBe(404);
  });

  it('of administrators hold no duty, and no key holds that of the system', async () => {
    const server = await serve(START);
    const { id, secret: admin } = await server.engine.keys.add({
      name: 'admin',
      agency: null,
      duties: [],
      administrator: true,
    });
    const fact = await send(server, 'POST', '/api/v1/cases', {
      key: admin,
      body: { ...submission(at), agency: 'kunming' },
    });
    expect(fact).toMatchObject({ status: 403, json: { code: 'auth/forbidden' } });
    expect(JSON.stringify(fact.json['reason'])).toContain('POST /api/v1/keys');
    for (const duty of ['system', 'applicant', 'king']) {
      const body = { name: 'x', agency: null, duties: [duty] };
      expect((await send(server, 'POST', '/api/v1/keys', { key: admin, body })).status).toBe(422);
    }
    expect((await send(server, 'DELETE', `/api/v1/keys/${id}`, { key: admin })).status).toBe(403);
  });
});

describe('the person of a key', () => {
  const key = { name: 'desk', agency: 'kunming', duties: ['handler'] };
  const admin = { name: 'a', agency: null, duties: [], administrator: true };

  it('is the key itself where nobody is named, and shown in the list', async () => {
    const { server, key: secret, id } = await administrator();
    const made = await send(server, 'POST', '/api/v1/keys', { key: secret, body: { ...key, person: 'li.2031' } });
    expect(made.status).toBe(201);
    const { json } = await send(server, 'GET', '/api/v1/keys', { key: secret });
    const persons = listIn(json, 'keys').map(({ person }) => person);
    expect(new Set(persons)).toEqual(new Set([id, 'li.2031']));
  });

  it.each(['Li', '李', '', ' li', 'li 2', 'x'.repeat(101), 7])('is not named %j', async (person) => {
    const { server, key: secret } = await administrator();
    const answer = await send(server, 'POST', '/api/v1/keys', { key: secret, body: { ...key, person } });
    expect([answer.status, pathsOf(answer.json)]).toEqual([422, ['person']]);
  });

  it('is never the one who makes the key, by whatever name', async () => {
    const { server, key: first, id } = await administrator();
    const { engine } = server;
    const chen = await engine.keys.add({ ...admin, person: 'chen' });
    for (const [secret, person] of [
      [first, id],
      [chen.secret, 'chen'],
      [chen.secret, chen.id],
    ]) {
      const answer = await send(server, 'POST', '/api/v1/keys', { key: secret ?? '', body: { ...key, person } });
      expect(answer).toMatchObject({ status: 409, json: { code: 'key/for-oneself' } });
    }
    expect(await engine.keys.list()).toHaveLength(2);
  });

  it('is an administrator or has duties, never both, until the key of the one office is disabled', async () => {
    const { server, key: first } = await administrator();
    const { keys } = server.engine;
    const chen = await keys.add({ ...admin, person: 'chen' });
    const refused = { status: 409, json: { code: 'key/two-offices' } };
    for (const person of ['chen', chen.id]) {
      expect(await send(server, 'POST', '/api/v1/keys', { key: first, body: { ...key, person } })).toMatchObject(
        refused,
      );
    }
    await keys.add({ ...key, person: 'li' });
    await expect(keys.add({ ...admin, person: 'li' })).rejects.toMatchObject({ code: 'key/two-offices' });
    await expect(keys.add({ ...admin, duties: ['handler'] })).rejects.toMatchObject({ code: 'key/two-offices' });
    await keys.disable(chen.id);
    expect((await send(server, 'POST', '/api/v1/keys', { key: first, body: { ...key, person: 'chen' } })).status).toBe(
      201,
    );
  });
});

describe('a new key', () => {
  const key = { name: 'desk', agency: 'kunming', duties: ['handler'] };

  it.each([
    [{ ...key, duties: ['handler', 'handler'] }, 'duties'],
    [{ ...key, name: 'desk\u0007' }, 'name'],
    [{ ...key, name: 'desk\u202e' }, 'name'],
    [{ ...key, name: ' ' }, 'name'],
  ])('%j is refused at %s', async (body, path) => {
    const { server, key: admin } = await administrator();
    const answer = await send(server, 'POST', '/api/v1/keys', { key: admin, body });
    expect([answer.status, pathsOf(answer.json)]).toEqual([422, [path]]);
    expect(await server.engine.keys.list()).toHaveLength(1);
  });

  it('may hold every duty that keys can hold', async () => {
    const { server, key: admin } = await administrator();
    const duties = Object.keys(dutiesOf(PROCEDURES)).filter((duty) => duty !== 'system' && duty !== 'applicant');
    expect((await send(server, 'POST', '/api/v1/keys', { key: admin, body: { ...key, duties } })).status).toBe(201);
  });

  it.each(['idempotency-key', 'if-match'])('is not made under %s, which it could not keep', async (header) => {
    const { server, key: admin } = await administrator();
    const headers = { [header]: '"1"' };
    const answer = await send(server, 'POST', '/api/v1/keys', { key: admin, body: key, headers });
    expect(answer).toMatchObject({ status: 422, json: { code: 'http/precondition', issues: [{ path: header }] } });
    expect(await server.engine.keys.list()).toHaveLength(1);
    const [held] = await server.engine.keys.list();
    const path = `/api/v1/keys/${held?.id ?? ''}`;
    expect((await send(server, 'DELETE', path, { key: admin, headers })).json['code']).toBe('http/precondition');
  });
});
