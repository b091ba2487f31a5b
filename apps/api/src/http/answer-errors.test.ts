import type { Server as HttpServer } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { serve as listen } from '@hono/node-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { START, at } from '../../test-support/desk.ts';
import { keyFor, send, serve, type Server, submission } from '../../test-support/server.ts';

describe('the answer to a fault', () => {
  it('is a bare 500, and keeps the reason for the log', async () => {
    const server = await serve(START);
    const { secret } = await server.engine.keys.add({ name: 'x', agency: null, duties: ['handler'] });
    server.app.get('/api/v1/cases-that-fail', () => {
      throw new Error('the secret of the machine');
    });
    const answer = await send(server, 'GET', '/api/v1/cases-that-fail', { key: secret });
    expect(answer).toMatchObject({ status: 500, json: { code: 'http/internal' } });
    expect(answer.text).not.toContain('secret of the machine');
    expect(server.lines.join('')).toContain('secret of the machine');
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

/** The app behind a real socket. */
const behindSocket = ({ app }: Server): Promise<number> =>
  new Promise((ready) => {
    const server = listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      ready(port),
    ) as HttpServer;
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
  });

describe('a client that disconnects', () => {
  it.each([
    ['with a length', 'Content-Length: 500\r\n\r\n{"procedure":'],
    ['in chunks', 'Transfer-Encoding: chunked\r\n\r\nd\r\n{"procedure":\r\n'],
  ])('while it sends its body, %s, causes no server fault', async (_, rest) => {
    const server = await serve(START);
    const key = await keyFor(server.engine, ['registrar']);
    const port = await behindSocket(server);
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `POST /api/v1/cases HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\n${rest}`,
    );
    await pause(100);
    socket.destroy();
    await expect.poll(() => server.lines.filter((line) => line.includes('"request"')).length).toBe(1);
    expect(server.lines.filter((line) => /"level":(?:50|60)/.test(line))).toEqual([]);
    expect(server.lines.join('')).toContain('"status":400');
  });
});
