import { dutiesOf, PROCEDURES } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { START, administrator, at, pathsOf } from '../../test-support/desk.ts';
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
