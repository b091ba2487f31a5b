import { describe, expect, it } from 'vitest';
import { eventReader } from '../../test-support/event-reader.ts';
import { keyFor, opened, send, serve, type Server } from '../../test-support/server.ts';

const START = '2026-03-02T10:00:00+08:00';
const at = '2026-03-02T09:00:00+08:00';
const PATH = '/api/v1/events';

const streamOf = async ({ app }: Server, key: string, lastId?: string) => {
  const headers = { authorization: `Bearer ${key}`, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) };
  const response = await app.request(PATH, { headers });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  return eventReader(response);
};

const desk = async (more: Parameters<typeof serve>[2] = {}) => {
  const server = await serve(START, undefined, more);
  return { server, key: await keyFor(server.engine, ['registrar', 'handler']) };
};

const register = (server: Server, key: string, id: string) =>
  send(server, 'POST', `/api/v1/cases/${id}/facts`, { key, body: { type: 'request.registered', at } });

describe('a stream of events', () => {
  it('begins now, and brings each fact with its message, its topic and where it happened', async () => {
    const { server, key } = await desk();
    await opened(server, key, at);
    const events = await streamOf(server, key);
    const id = await opened(server, key, at);
    await register(server, key, id);
    const heard = await events.take(2);
    expect(heard.map(({ id: message, event }) => [message, event])).toEqual([
      [`${id}.1`, 'fact.request.submitted'],
      [`${id}.2`, 'fact.request.registered'],
    ]);
    expect(JSON.parse(heard[1]?.data ?? '')).toMatchObject({
      case: id,
      seq: 2,
      agency: 'kunming',
      state: 'registered',
    });
    await events.close();
  });

  it('goes on after the last message that was received, which may be the newest one', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    await register(server, key, id);
    const again = await streamOf(server, key, `${id}.1`);
    expect((await again.take(1)).map((one) => one.id)).toEqual([`${id}.2`]);
    await again.close();
    const newest = await streamOf(server, key, `${id}.2`);
    const next = await opened(server, key, at);
    expect((await newest.take(1)).map((one) => one.id)).toEqual([`${next}.1`]);
    await newest.close();
  });

  it('does not begin after an unknown message', async () => {
    const { server, key } = await desk();
    await opened(server, key, at);
    const answer = await send(server, 'GET', PATH, { key, headers: { 'last-event-id': 'nothing.1' } });
    expect(answer).toMatchObject({ status: 422, json: { issues: [{ path: 'last-event-id' }] } });
    expect((await send(server, 'GET', PATH)).status).toBe(401);
    expect((await send(server, 'GET', `${PATH}?after=1`, { key })).status).toBe(400);
    const head = await server.app.request(PATH, { method: 'HEAD', headers: { authorization: `Bearer ${key}` } });
    expect(head.status).toBe(200);
  });

  it("brings only the messages of the key's agency, and all to a key without one", async () => {
    const { server, key } = await desk();
    const dali = await keyFor(server.engine, ['registrar'], 'dali');
    const all = await keyFor(server.engine, ['supervisor'], null);
    const [own, other, every] = [
      await streamOf(server, key),
      await streamOf(server, dali),
      await streamOf(server, all),
    ];
    const ids = [await opened(server, key, at), await opened(server, dali, at), await opened(server, key, at)];
    const heard = [await own.take(2), await other.take(1), await every.take(3)];
    const [first, second, third] = ids.map((id) => `${id}.1`);
    expect(heard.map((list) => list.map(({ id }) => id))).toEqual([[first, third], [second], [first, second, third]]);
    await Promise.all([own, other, every].map((one) => one.close()));
  });

  it('shows that it lives by a comment, and ends once its key is disabled', async () => {
    const { server, key } = await desk({ events: { heartbeatMs: 30 } });
    const events = await streamOf(server, key);
    expect(await events.next()).toEqual({ comment: 'heartbeat' });
    expect(await events.next()).toEqual({ comment: 'heartbeat' });
    const [holder] = await server.engine.keys.list();
    await server.engine.keys.disable(holder?.id ?? '');
    let last = await events.next();
    while (last !== null) last = await events.next();
    expect(last).toBeNull();
  });

  it('ends when the server stops', async () => {
    const stopping = new AbortController();
    const { server, key } = await desk({ stopping: stopping.signal });
    const events = await streamOf(server, key);
    const id = await opened(server, key, at);
    expect(await events.take(1)).toHaveLength(1);
    stopping.abort();
    expect(await events.next()).toBeNull();
    expect(await server.engine.read(id)).not.toBeNull();
  });

  it('is one of four that a key may have open, and leaves its place when the client goes', async () => {
    const { server, key } = await desk();
    const open = [];
    for (let count = 0; count < 4; count += 1) open.push(await streamOf(server, key));
    const refused = await send(server, 'GET', PATH, { key });
    expect(refused).toMatchObject({ status: 429, json: { code: 'http/too-many' } });
    expect(refused.headers.get('retry-after')).toBe('15');
    const other = await streamOf(server, await keyFor(server.engine, ['handler']));
    await open[0]?.close();
    const statusAgain = async (): Promise<number> => {
      const response = await server.app.request(PATH, { headers: { authorization: `Bearer ${key}` } });
      await response.body?.cancel();
      return response.status;
    };
    await expect.poll(statusAgain).toBe(200);
    await Promise.all([...open.slice(1), other].map((one) => one.close()));
  });
});
