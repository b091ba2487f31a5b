import { describe, expect, it } from 'vitest';
import { at, desk, facts, listIn, START } from '../../test-support/desk.ts';
import { keyFor, opened, send, serve, submission } from '../../test-support/server.ts';

const read = (server: Awaited<ReturnType<typeof serve>>, key: string, id: string) =>
  send(server, 'GET', `/api/v1/cases/${id}`, { key });

describe('the file of a case over HTTP', () => {
  it('has its holder, with the day that the office set itself', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const assigned = { type: 'case.assigned', at, person: 'wang', unit: '土地科', internalDueOn: '2026-03-16' };
    const { status, json } = await send(server, 'POST', facts(id), { key, body: assigned });
    const holder = { person: 'wang', unit: '土地科', internalDueOn: '2026-03-16', acceptedAt: null, returned: false };
    expect([status, json['file']]).toMatchObject([200, { holder }]);
    const accept = await send(server, 'POST', facts(id), { key, body: { type: 'case.accepted', at } });
    expect([accept.status, accept.json['code']]).toEqual([403, 'file/not-holder']);
    const supervisor = await keyFor(server.engine, ['supervisor']);
    expect((await read(server, supervisor, id)).json['file']).toMatchObject({ holder: { ...holder, person: null } });
  });

  it('shows a link from both cases', async () => {
    const { server, key } = await desk();
    const [first, second] = [await opened(server, key, at), await opened(server, key, at)];
    const { number } = (await read(server, key, second)).json;
    const link = { type: 'case.linked', at, to: number, kind: 'repeats' };
    const linked = await send(server, 'POST', facts(first), { key, body: link });
    expect(linked.json['file']).toMatchObject({ links: [{ to: number, kind: 'repeats' }] });
    expect(listIn((await read(server, key, second)).json, 'linkedFrom')).toMatchObject([
      { id: first, kind: 'repeats' },
    ]);
    const again = await send(server, 'POST', facts(first), { key, body: link });
    expect([again.status, again.json['code']]).toEqual([409, 'file/linked']);
    const elsewhere = await keyFor(server.engine, ['registrar', 'handler'], 'dali');
    const other = await opened(server, elsewhere, at);
    const refused = await send(server, 'POST', facts(other), { key: elsewhere, body: link });
    expect([refused.status, refused.json['code']]).toEqual([422, 'file/link-unknown']);
  });

  it('is split into a case for each matter', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const items = [{ description: '甲地块批复' }, { description: '乙地块批复' }];
    const split = await send(server, 'POST', `/api/v1/cases/${id}/split`, { key, body: { items } });
    expect(split).toMatchObject({ status: 201, json: { case: { state: { id: 'closed' } } } });
    expect(listIn(split.json, 'parts')).toHaveLength(2);
    expect(listIn((await read(server, key, id)).json, 'linkedFrom')).toHaveLength(2);
    const again = await send(server, 'POST', `/api/v1/cases/${id}/split`, { key, body: { items } });
    expect([again.status, again.json['code']]).toEqual([409, 'fact/refused']);
    const one = await send(server, 'POST', `/api/v1/cases/${id}/split`, { key, body: { items: items.slice(1) } });
    expect(one.status).toBe(422);
  });
});

describe('a dry run', () => {
  it('of a fact says what would happen, and records nothing', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const body = { type: 'request.registered', at };
    const { status, json } = await send(server, 'POST', `${facts(id)}?dryRun=true`, { key, body });
    expect([status, json]).toMatchObject([
      200,
      { recorded: false, refusal: null, before: { version: 1 }, after: { version: 2, state: { id: 'registered' } } },
    ]);
    expect((await read(server, key, id)).json).toMatchObject({ version: 1, state: { id: 'received' } });
    const wrong = await send(server, 'POST', `${facts(id)}?dryRun=true`, { key, body: { type: 'reply.signed', at } });
    expect([wrong.status, wrong.json]).toMatchObject([200, { after: null, refusal: { code: 'actor/forbidden' } }]);
    const elsewhere = await keyFor(server.engine, ['registrar'], 'dali');
    expect((await send(server, 'POST', `${facts(id)}?dryRun=true`, { key: elsewhere, body })).status).toBe(404);
  });

  it('of an opening opens nothing', async () => {
    const { server, key } = await desk();
    const { status, json } = await send(server, 'POST', '/api/v1/cases?dryRun=true', { key, body: submission(at) });
    expect([status, json]).toMatchObject([
      200,
      { recorded: false, before: null, after: { state: { id: 'received' } } },
    ]);
    expect(listIn((await send(server, 'GET', '/api/v1/cases', { key })).json, 'cases')).toEqual([]);
  });
});

it('refuses a query that nobody reads, on every kind of request', async () => {
  const { server, key } = await desk();
  const id = await opened(server, key, at);
  for (const [method, path, status, body] of [
    ['POST', `${facts(id)}?dryrun=true`, 400, { type: 'request.registered', at }],
    ['POST', `/api/v1/cases/${id}/split?x=1`, 400, { items: [] }],
    ['GET', `/api/v1/cases/${id}?expand=all`, 422, undefined],
    ['GET', '/api/v1/procedures?x=1', 400, undefined],
  ] as const) {
    const answer = await send(server, method, path, { key, ...(body === undefined ? {} : { body }) });
    expect([path, answer.status]).toEqual([path, status]);
  }
  expect((await read(server, key, id)).json['version']).toBe(1);
});

it('answers a case just opened in 4 kB at most, with the ids of what waits for another state', async () => {
  const server = await serve(START);
  const key = await keyFor(server.engine, ['registrar', 'handler']);
  const { json, text } = await send(server, 'POST', '/api/v1/cases', { key, body: submission(at) });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4096);
  const path = `/api/v1/cases/${String(json['id'])}`;
  expect((await send(server, 'GET', path, { key })).json['notNow']).toContain('reply.signed');
  const whole = await send(server, 'GET', `${path}?expand=permitted`, { key });
  expect([whole.json['notNow'], listIn(whole.json, 'permitted').length > 40]).toEqual([[], true]);
});
