import { describe, expect, it } from 'vitest';
import { at, desk, facts, RECEIVED, registered, BY_DESK } from '../../test-support/desk.ts';
import { keyFor, opened, send, submission } from '../../test-support/server.ts';

describe('refusals', () => {
  const cases: readonly (readonly [string, unknown, number, string, string | null])[] = [
    ['an unknown fact', { type: 'request.guessed', at }, 422, 'fact/unknown', 'type'],
    ['a fact without type', { at }, 422, 'http/invalid', 'type'],
    ['a list instead of a fact', [], 422, 'http/invalid', 'body'],
    ['an unknown key', { ...registered, extra: 1 }, 422, 'fact/malformed', 'extra'],
    ['an impossible date', { ...registered, at: '2026-02-30T09:00:00+08:00' }, 422, 'fact/malformed', 'at'],
    ['an instant without offset', { ...registered, at: '2026-03-02T09:00:00' }, 422, 'fact/malformed', 'at'],
    ['the future', { ...registered, at: '2026-03-02T10:00:01+08:00' }, 422, 'fact/future', 'at'],
    ['a day before the case', { ...registered, at: '2026-03-01T09:00:00+08:00' }, 422, 'fact/out-of-order', 'at'],
    ['the wrong state', { type: 'reply.served', at, way: 'post' }, 409, 'fact/refused', null],
    ['the wrong duty', { type: 'reply.signed', at }, 403, 'actor/forbidden', 'type'],
    [
      'what only the system records',
      { type: 'clock.expired', at, clock: 'reply', dueAt: at },
      403,
      'actor/forbidden',
      'type',
    ],
  ];

  it.each(cases)('answer %s and write nothing', async (_, body, status, code, path) => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const answer = await send(server, 'POST', facts(id), { key, body });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect({ status: answer.status, code: answer.json['code'] }).toEqual({ status, code });
    expect(JSON.stringify(answer.json['issues'])).toContain(path === null ? '[]' : `"path":"${path}"`);
    expect(await server.engine.history(id)).toHaveLength(1);
    expect((await server.engine.verify()).problems).toEqual([]);
  });

  it('answer a broken rule with its article, not recordable, and write nothing', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, '2026-02-27T09:00:00+08:00');
    await send(server, 'POST', facts(id), { key, body: registered });
    const answer = await send(server, 'POST', facts(id), {
      key,
      body: { type: 'reply.given-on-spot', at, outcome: '1' },
    });
    expect(answer.json).toMatchObject({
      status: 409,
      code: 'rule/on-spot-day',
      basis: { text: '《中华人民共和国政府信息公开条例》第三十三条第一款' },
      issues: [],
      recordable: false,
      follows: null,
    });
    expect(await server.engine.history(id)).toHaveLength(2);
    expect((await server.engine.verify()).problems).toEqual([]);
  });

  it('say on a conflict what is allowed instead, with the article', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const answer = await send(server, 'POST', facts(id), { key, body: { type: 'processing.started', at } });
    expect(answer.json).toMatchObject({
      status: 409,
      admitted: RECEIVED,
      permitted: BY_DESK,
      basis: { text: '《中华人民共和国政府信息公开条例》第四十五条' },
      version: 1,
    });
  });

  it('cover what is not a fact: key, agency, version, media type, size, address, method', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const post = (options: Parameters<typeof send>[3]) => send(server, 'POST', facts(id), options);
    const codes = [
      await post({ body: registered }),
      await post({ key: 'gk_wrong', body: registered }),
      await post({ key, body: registered, headers: { 'if-match': '"7"' } }),
      await post({ key, body: registered, headers: { 'if-match': '7' } }),
      await post({ key, body: '{x', headers: {} }),
      await post({ key, body: 'x', headers: { 'content-type': 'text/plain' } }),
      await post({ key, body: { ...registered, note: 'a'.repeat(1_100_000) } }),
      await post({ key, body: registered, headers: { 'idempotency-key': 'k'.repeat(300) } }),
      await send(server, 'GET', '/api/v1/nowhere', { key }),
      await send(server, 'POST', '/healthz', {}),
      await send(server, 'GET', '/api/v1/cases/none', { key }),
      await send(server, 'POST', '/api/v1/cases', { key, body: { ...submission(at), procedure: 'none' } }),
      await send(server, 'POST', '/api/v1/cases', { key, body: { ...submission(at), agency: 'dali' } }),
      await send(server, 'POST', '/api/v1/cases', {
        key,
        body: { ...submission(at), settings: { 'correction.late': 'maybe' } },
      }),
      await send(server, 'GET', `/api/v1/cases/${id}/clocks/none`, { key }),
      await send(server, 'GET', '/api/v1/cases?limit=101', { key }),
      await send(server, 'GET', '/api/v1/cases?dueBefore=yesterday', { key }),
      await send(server, 'GET', '/api/v1/cases?after=nowhere', { key }),
    ].map(({ status, json }) => `${status} ${String(json['code'])}`);
    expect(codes).toEqual([
      '401 auth/missing',
      '401 auth/missing',
      '409 case/stale',
      '422 http/precondition',
      '400 http/bad-request',
      '415 http/media-type',
      '413 http/too-large',
      '422 http/invalid',
      '404 http/not-found',
      '405 http/method-not-allowed',
      '404 case/not-found',
      '404 procedure/unknown',
      '403 auth/forbidden',
      '422 settings/invalid',
      '404 http/not-found',
      '422 http/invalid',
      '422 http/invalid',
      '422 http/invalid',
    ]);
    expect(await server.engine.history(id)).toHaveLength(1);
  });

  it('are 404 for an address with an empty segment, not 405', async () => {
    const { server, key } = await desk();
    for (const path of ['/api/v1/procedures/', '/api/v1/cases/', '/api/v1/calendar/days/', '/errors//future']) {
      const { status, json, headers } = await send(server, 'GET', path, { key });
      expect([path, status, json['code'], headers.get('allow')]).toEqual([path, 404, 'http/not-found', null]);
    }
  });

  it('answer for a case of another agency as for one that does not exist', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const other = await keyFor(server.engine, ['registrar', 'handler'], 'dali');
    for (const [method, path] of [
      ['GET', `/api/v1/cases/${id}`],
      ['POST', facts(id)],
      ['GET', facts(id)],
      ['GET', `/api/v1/cases/${id}/clocks/reply`],
    ] as const) {
      const hidden = await send(server, method, path, {
        key: other,
        ...(method === 'POST' ? { body: registered } : {}),
      });
      const absent = await send(server, method, path.replace(id, 'none'), {
        key: other,
        ...(method === 'POST' ? { body: registered } : {}),
      });
      expect({ ...hidden.json, instance: '' }).toEqual({ ...absent.json, instance: '' });
      expect(hidden.status).toBe(404);
    }
    const list = await send(server, 'GET', '/api/v1/cases?agency=kunming', { key: other });
    expect(list.json['cases']).toEqual([]);
    expect((await send(server, 'GET', '/api/v1/cases', { key: other })).json['cases']).toEqual([]);
  });
});
