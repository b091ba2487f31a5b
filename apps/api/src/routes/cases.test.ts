import { describe, expect, it } from 'vitest';
import { databaseFile, keyFor, opened, send, serve, submission } from '../../test-support/server.ts';

const START = '2026-03-02T10:00:00+08:00';
const at = '2026-03-02T09:00:00+08:00';
const registered = { type: 'request.registered', at };
const facts = (id: string) => `/api/v1/cases/${id}/facts`;

const desk = async () => {
  const server = await serve(START);
  return { server, key: await keyFor(server.engine, ['registrar', 'handler']) };
};

describe('a case over HTTP', () => {
  it('is opened, recorded, read and explained', async () => {
    const { server, key } = await desk();
    const first = await send(server, 'POST', '/api/v1/cases', { key, body: submission('2026-01-30T09:00:00+08:00') });
    expect(first.status).toBe(201);
    expect(first.headers.get('etag')).toBe('"1"');
    const id = String(first.json['id']);
    expect(first.headers.get('location')).toBe(`/api/v1/cases/${id}`);
    const second = await send(server, 'POST', facts(id), { key, body: registered, headers: { 'if-match': '"1"' } });
    expect(second).toMatchObject({ status: 200, json: { version: 2, state: { id: 'registered' } } });
    const clock = await send(server, 'GET', `/api/v1/cases/${id}/clocks/reply`, { key });
    const trace = clock.json['trace'];
    expect(clock.json).toMatchObject({
      due: { on: '2026-03-05' },
      basis: { text: '《中华人民共和国政府信息公开条例》第三十三条第二款' },
    });
    expect(Array.isArray(trace) && trace.filter((day: { counted: boolean }) => day.counted).length).toBe(20);
    const read = await send(server, 'GET', `/api/v1/cases/${id}`, { key });
    expect(read.headers.get('etag')).toBe('"2"');
    expect(read.headers.get('cache-control')).toBe('no-store');
    expect(read.json).toMatchObject({ serverNow: '2026-03-02T10:00:00+08:00', outcome: null });
  });

  it('is listed by what is due, page after page', async () => {
    const { server, key } = await desk();
    for (const day of ['03', '01', '02']) await opened(server, key, `2026-02-${day}T09:00:00+08:00`);
    const page = await send(server, 'GET', '/api/v1/cases?order=due&limit=2', { key });
    const next = String(page.json['next']);
    const rest = await send(server, 'GET', `/api/v1/cases?order=due&limit=2&after=${next}`, { key });
    const dates = [page, rest].flatMap(({ json }) =>
      Array.isArray(json['cases'])
        ? json['cases'].map((one: { clocks: { due: { on: string } }[] }) => one.clocks[0]?.due.on)
        : [],
    );
    expect(dates).toEqual(['2026-03-05', '2026-03-06', '2026-03-09']);
    expect(rest.json['next']).toBeNull();
    const due = await send(server, 'GET', '/api/v1/cases?dueBefore=2020-01-01T00:00:00%2B08:00', { key });
    expect(due.json['cases']).toEqual([]);
  });

  it('tells whose turn it is: each caller its own permissions', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const head = await keyFor(server.engine, ['office-head']);
    const allowed = async (who: string) => {
      const { json } = await send(server, 'GET', `/api/v1/cases/${id}`, { key: who });
      const list = Array.isArray(json['permitted']) ? json['permitted'] : [];
      return list.filter((one: { allowed: boolean }) => one.allowed).map((one: { fact: string }) => one.fact);
    };
    expect(await allowed(key)).toEqual(['request.registered', 'request.withdrawn']);
    expect(await allowed(head)).toEqual([]);
  });
});

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
    ['a broken rule', { type: 'complaint.made', at, to: '上级' }, 409, 'rule/not-overdue', null],
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

  it('say on a conflict what is allowed instead, with the article', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const answer = await send(server, 'POST', facts(id), { key, body: { type: 'processing.started', at } });
    expect(answer.json).toMatchObject({
      status: 409,
      admitted: ['request.withdrawn', 'complaint.made', 'request.registered'],
      permitted: ['request.registered', 'request.withdrawn'],
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

  it('say that nothing is there where a part of the address is empty, and not that its own method is wrong', async () => {
    const { server, key } = await desk();
    for (const path of ['/api/v1/procedures/', '/api/v1/cases/', '/api/v1/calendar/days/', '/errors//future']) {
      const { status, json, headers } = await send(server, 'GET', path, { key });
      expect([path, status, json['code'], headers.get('allow')]).toEqual([path, 404, 'http/not-found', null]);
    }
  });

  it('hide the cases of another agency as if they were not there', async () => {
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

describe('writers at once', () => {
  it('lets one of twenty with the same version win and refuses nineteen', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        send(server, 'POST', facts(id), { key, body: registered, headers: { 'if-match': '"1"' } }),
      ),
    );
    const answered = (status: number) => answers.filter((one) => one.status === status).length;
    expect([answered(200), answered(409)]).toEqual([1, 19]);
    expect(await server.engine.history(id)).toHaveLength(2);
  });

  it('numbers 500 cases opened at once without a duplicate', async () => {
    const { server, key } = await desk();
    const answers = await Promise.all(
      Array.from({ length: 500 }, () => send(server, 'POST', '/api/v1/cases', { key, body: submission(at) })),
    );
    expect(new Set(answers.map((one) => one.json['number'])).size).toBe(500);
  });
});

describe('a repeated request', () => {
  it('gets the first answer again, to the byte, also after a restart and after the case went on', async () => {
    const file = databaseFile();
    const first = await serve(START, file);
    const key = await keyFor(first.engine, ['registrar', 'handler']);
    const open = { key, body: submission(at), headers: { 'idempotency-key': 'open-1' } };
    const answer = await send(first, 'POST', '/api/v1/cases', open);
    const id = String(answer.json['id']);
    await send(first, 'POST', facts(id), { key, body: registered });
    await first.engine.close();
    const second = await serve('2026-03-09T10:00:00+08:00', file);
    const again = await send(second, 'POST', '/api/v1/cases', open);
    expect({ status: again.status, text: again.text }).toEqual({ status: answer.status, text: answer.text });
    expect(await second.engine.history(id)).toHaveLength(2);
    const other = await send(second, 'POST', '/api/v1/cases', { ...open, body: submission(at, { channel: 'oral' }) });
    expect({ status: other.status, code: other.json['code'] }).toEqual({ status: 422, code: 'idempotency/reused' });
    await second.engine.close();
  });
});

describe('a restart', () => {
  it('records the end of forty working days once, on the day', async () => {
    const file = databaseFile();
    const first = await serve(START, file);
    const key = await keyFor(first.engine, ['registrar', 'handler']);
    const head = await keyFor(first.engine, ['office-head']);
    const id = await opened(first, key, at);
    for (const type of ['request.registered', 'processing.started'])
      await send(first, 'POST', facts(id), { key, body: { type, at } });
    await send(first, 'POST', facts(id), {
      key: head,
      body: { type: 'extension.approved', at, workingDays: 20, reason: '检索' },
    });
    const extended = await send(first, 'POST', facts(id), { key, body: { type: 'extension.notified', at } });
    expect(JSON.stringify(extended.json['clocks'])).toContain('"on":"2026-04-28"');
    await first.engine.close();
    const second = await serve('2026-04-28T23:59:59+08:00', file);
    expect((await second.engine.sweep()).recorded).toBe(0);
    second.moveTo('2026-04-29T00:00:00+08:00');
    expect((await second.engine.sweep()).recorded).toBe(1);
    expect((await second.engine.sweep()).recorded).toBe(0);
    const last = (await second.engine.history(id)).at(-1);
    expect(last).toMatchObject({
      type: 'clock.expired',
      by: { id: 'system' },
      fact: { clock: 'reply', dueAt: '2026-04-29T00:00:00+08:00' },
    });
    await second.engine.close();
  });
});
