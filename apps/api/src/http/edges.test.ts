import { DUTIES } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { keyFor, opened, send, serve, submission } from '../../test-support/server.ts';

const START = '2026-03-02T10:00:00+08:00';
const at = '2026-03-02T09:00:00+08:00';
const registered = { type: 'request.registered', at };
const facts = (id: string) => `/api/v1/cases/${id}/facts`;

const desk = async () => {
  const server = await serve(START);
  return { server, key: await keyFor(server.engine, ['registrar', 'handler']) };
};

const administrator = async () => {
  const server = await serve(START);
  const { secret } = await server.engine.keys.add({ name: 'a', agency: null, duties: [], administrator: true });
  return { server, key: secret };
};

const pathsOf = (json: Readonly<Record<string, unknown>>): readonly string[] =>
  (Array.isArray(json['issues']) ? json['issues'] : []).map(({ path }: { readonly path: string }) => path);

describe('a write whose caller prefers no body', () => {
  const prefer = (value: string) => ({ prefer: value });

  it('is done all the same, says so, and names the case and its version', async () => {
    const { server, key } = await desk();
    const headers = prefer('respond-async, return="minimal"');
    const made = await send(server, 'POST', '/api/v1/cases', { key, body: submission(at), headers });
    expect([made.status, made.text]).toEqual([204, '']);
    expect(made.headers.get('preference-applied')).toBe('return=minimal');
    const [one] = (await server.engine.list({})).cases;
    expect(made.headers.get('location')).toBe(`/api/v1/cases/${one?.id}`);
    const recorded = await send(server, 'POST', facts(one?.id ?? ''), { key, body: registered, headers });
    expect([recorded.status, recorded.text, recorded.headers.get('etag')]).toEqual([204, '', '"2"']);
  });

  it('is refused with the whole problem', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const body = { type: 'request.archived', at };
    const refused = await send(server, 'POST', facts(id), { key, body, headers: prefer('return=minimal') });
    expect([refused.status, refused.json['code']]).toEqual([409, 'fact/refused']);
    expect(refused.headers.get('preference-applied')).toBeNull();
  });

  it.each(['return=representation', 'return', 'minimal', 'x-return=minimal', ''])(
    'is answered in full to %j',
    async (value) => {
      const { server, key } = await desk();
      const made = await send(server, 'POST', '/api/v1/cases', { key, body: submission(at), headers: prefer(value) });
      expect([made.status, made.json['version'], made.headers.get('preference-applied')]).toEqual([201, 1, null]);
    },
  );
});

describe('bodies', () => {
  it('that are no UTF-8, or say that they are something else, are refused and write nothing', async () => {
    const { server, key } = await desk();
    const post = async (body: Uint8Array<ArrayBuffer>, type: string) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': type };
      const answer = await server.app.request('/api/v1/cases', { method: 'POST', headers, body });
      const code = /"code":"([^"]+)"/.exec(await answer.text())?.[1] ?? 'none';
      return `${answer.status} ${code}`;
    };
    const text = JSON.stringify({ ...submission(at), agency: 'kunming' });
    // 0xB5 0xD8 is 地 in GBK.
    const [before = '', after = ''] = text.split('征收批复');
    const gbk = new Uint8Array([...Buffer.from(before), 0xb5, 0xd8, ...Buffer.from(after)]);
    expect(await post(gbk, 'application/json')).toBe('400 http/bad-request');
    expect(await post(new Uint8Array(Buffer.from(text)), 'application/json; charset=gbk')).toBe('415 http/media-type');
    expect((await server.engine.list({})).cases).toEqual([]);
    expect(await post(new Uint8Array(Buffer.from(text)), 'application/json; charset="UTF-8"')).toMatch('201');
  });

  it.each([
    ['at the top', `{"__proto__": 1, "procedure": "disclosure-request", "fact": {}}`, '__proto__'],
    [
      'in settings',
      `{"procedure": "disclosure-request", "settings": {"__proto__": 1}, "fact": ${JSON.stringify(submission(at).fact)}}`,
      'settings.__proto__',
    ],
    ['in a fact', JSON.stringify(submission(at)).replace('"fact":{', '"fact":{"__proto__":{"x":1},'), 'fact.__proto__'],
    [
      'inside a fact',
      JSON.stringify(submission(at)).replace('"applicant":{', '"applicant":{"__proto__":{"x":1},'),
      'fact.applicant.__proto__',
    ],
    ['as half of a pair', JSON.stringify(submission(at, { description: 'a\ud800' })), 'fact.description'],
    ['as half of a pair in a key', JSON.stringify(submission(at, { '\udc00': 1 })), 'fact.\ufffd'],
  ])('with what JSON carries and nobody may keep, %s, are refused with the path', async (_, body, path) => {
    const { server, key } = await desk();
    const answer = await send(server, 'POST', '/api/v1/cases', {
      key,
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(422);
    expect(pathsOf(answer.json)).toEqual([path]);
    expect((await server.engine.list({})).cases).toEqual([]);
  });
});

describe('paths of issues', () => {
  const openings: readonly (readonly [string, object, readonly string[]])[] = [
    ['an unknown key', { ...submission(at), extra: 1 }, ['extra']],
    ['an unknown key of the fact', submission(at, { extra: 1 }), ['fact.extra']],
    ['a wrong part inside', submission(at, { applicant: { kind: 'king' } }), ['fact.applicant.kind']],
    ['an unknown fact', submission(at, { type: 'request.guessed' }), ['fact.type']],
    ['an instant in the future', submission('2026-03-02T10:00:01+08:00'), ['fact.at']],
    ['an unknown setting', { ...submission(at), settings: { nonsense: 1 } }, ['settings.nonsense']],
    [
      'a setting of another value',
      { ...submission(at), settings: { 'correction.late': 'x' } },
      ['settings.correction.late'],
    ],
  ];

  it.each(openings)('lead from the body of an opening to %s', async (_, body, paths) => {
    const { server, key } = await desk();
    const answer = await send(server, 'POST', '/api/v1/cases', { key, body });
    expect([answer.status, pathsOf(answer.json)]).toEqual([422, paths]);
  });

  it.each([
    '/api/v1/cases?dueBfore=x',
    '/api/v1/reports/2026?agncy=x',
    '/api/v1/calendar/deadline?start=2026-03-02&workingDays=1&stric=1',
  ])('name the query for the unknown parameter of %s', async (path) => {
    const { server, key } = await desk();
    const answer = await send(server, 'GET', path, { key });
    expect([answer.status, pathsOf(answer.json)]).toEqual([422, ['query']]);
  });

  it('say of an instant beyond the years that it is out of range', async () => {
    const { server, key } = await desk();
    const body = submission('9999-12-31T23:59:59-14:00');
    const answer = await send(server, 'POST', '/api/v1/cases', { key, body });
    expect(JSON.stringify(answer.json['issues'])).toContain('lies outside the years 0001 to 9999');
  });
});

describe('what a refusal allows instead', () => {
  const allowedOf = (json: Readonly<Record<string, unknown>>): readonly string[] =>
    (Array.isArray(json['permitted']) ? json['permitted'] : [])
      .filter(({ allowed }: { readonly allowed: boolean }) => allowed)
      .map(({ fact }: { readonly fact: string }) => fact);

  it('is what the case shows as allowed for the same key, beside what its state admits', async () => {
    const { server, key } = await desk();
    const head = await keyFor(server.engine, ['office-head']);
    const id = await opened(server, key, at);
    for (const who of [key, head]) {
      const allowed = allowedOf((await send(server, 'GET', `/api/v1/cases/${id}`, { key: who })).json);
      for (const body of [
        { type: 'processing.started', at },
        { type: 'request.guessed', at },
        { type: 'reply.signed', at },
        { ...registered, extra: 1 },
      ]) {
        const { json } = await send(server, 'POST', facts(id), { key: who, body });
        expect(json['permitted']).toEqual(allowed);
        expect(json['admitted']).toEqual(['request.withdrawn', 'complaint.made', 'request.registered']);
      }
    }
    expect(allowedOf((await send(server, 'GET', `/api/v1/cases/${id}`, { key })).json)).toEqual([
      'request.registered',
      'request.withdrawn',
    ]);
  });

  it('is, before a case is opened, what may open one, with the article', async () => {
    const { server, key } = await desk();
    const open = (type: string, who = key) =>
      send(server, 'POST', '/api/v1/cases', { key: who, body: submission(at, { type }) });
    expect((await open('request.registered')).json).toMatchObject({
      status: 409,
      code: 'fact/refused',
      admitted: ['request.submitted'],
      permitted: ['request.submitted'],
      basis: { text: '《中华人民共和国政府信息公开条例》第四十五条' },
    });
    expect((await open('request.guessed')).json).toMatchObject({ status: 422, permitted: ['request.submitted'] });
    const spokesperson = await keyFor(server.engine, ['spokesperson']);
    expect((await open('request.submitted', spokesperson)).json).toMatchObject({ status: 403, permitted: [] });
  });
});

describe('pages and filters', () => {
  it('lead through the ledger page by page, each fact once', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    for (const type of ['request.registered', 'processing.started']) {
      await send(server, 'POST', facts(id), { key, body: { type, at } });
    }
    const seen: number[] = [];
    let after = '0';
    for (let page = 0; page < 3; page += 1) {
      const { json } = await send(server, 'GET', `${facts(id)}?limit=1&after=${after}`, { key });
      for (const { seq } of Array.isArray(json['facts']) ? json['facts'] : []) seen.push(Number(seq));
      expect(json['next']).toBe(page < 2 ? String(page + 1) : null);
      after = String(json['next']);
    }
    expect(seen).toEqual([1, 2, 3]);
    expect((await send(server, 'GET', facts(id), { key })).json['next']).toBeNull();
  });

  it.each([
    ['/api/v1/cases?procedure=none', 'procedure'],
    ['/api/v1/cases?state=none', 'state'],
    ['/api/v1/cases?procedure=press-incident&state=registered', 'state'],
    ['/api/v1/reports/2018.0', 'year'],
    ['/api/v1/reports/0x7e2', 'year'],
    ['/api/v1/reports/%202018', 'year'],
    ['/api/v1/reports/2101', 'year'],
    ['/api/v1/reports/2018?format=AR1999', 'format'],
  ])('refuse %s at %s', async (path, where) => {
    const { server, key } = await desk();
    const answer = await send(server, 'GET', path, { key });
    expect([answer.status, pathsOf(answer.json)]).toEqual([422, [where]]);
  });

  it('take what exists', async () => {
    const { server, key } = await desk();
    for (const path of ['/api/v1/cases?procedure=press-incident', '/api/v1/cases?state=triaged']) {
      expect([path, (await send(server, 'GET', path, { key })).status]).toEqual([path, 200]);
    }
  });

  it('leads from the reference with a slash too many to the reference', async () => {
    const answer = await send(await serve(START), 'GET', '/reference/');
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/reference']);
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
    const duties = Object.keys(DUTIES).filter((duty) => duty !== 'system' && duty !== 'applicant');
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

describe('a busy engine', () => {
  it('answers 503 with the time after which to try again, and records nothing', async () => {
    const server = await serve(START, undefined, { maxQueued: 0 });
    const key = await keyFor(server.engine, ['registrar']);
    const answer = await send(server, 'POST', '/api/v1/cases', { key, body: submission(at) });
    expect(answer).toMatchObject({ status: 503, json: { code: 'engine/busy' } });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect((await server.engine.list({})).cases).toEqual([]);
  });

  it('answers some of many at once and turns the others away, each of them whole', async () => {
    const server = await serve(START, undefined, { maxQueued: 3 });
    const key = await keyFor(server.engine, ['registrar']);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => send(server, 'POST', '/api/v1/cases', { key, body: submission(at) })),
    );
    const count = (status: number) => answers.filter((one) => one.status === status).length;
    expect(count(201) + count(503)).toBe(12);
    expect(count(503)).toBeGreaterThan(0);
    expect((await server.engine.list({})).cases).toHaveLength(count(201));
  });
});
