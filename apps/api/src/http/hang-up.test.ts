import type { Server as HttpServer } from 'node:http';
import { connect } from 'node:net';
import { serve as listen } from '@hono/node-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Server } from '../../test-support/server.ts';
import { keyFor, serve } from '../../test-support/server.ts';

const START = '2026-03-02T10:00:00+08:00';

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

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

describe('a client that hangs up', () => {
  it.each([
    ['with a length', 'Content-Length: 500\r\n\r\n{"procedure":'],
    ['in chunks', 'Transfer-Encoding: chunked\r\n\r\nd\r\n{"procedure":\r\n'],
  ])('in the midst of its body, %s, is no fault of the server', async (_, rest) => {
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
