import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { desk, START } from '../../test-support/desk.ts';
import { send, serve } from '../../test-support/server.ts';
import { readConfig } from '../config.ts';
import { listen } from '../listen.ts';

const quiet = { log: () => undefined, error: () => undefined };

/** The first line of each answer to bytes on a connection of their own. */
const answersTo = async (bytes: string): Promise<readonly string[]> => {
  const { app, engine } = await serve(START);
  const config = readConfig({ PORT: '0', GONGKAI_DATA: mkdtempSync(join(tmpdir(), 'gongkai-')) }, []);
  const logger = pino({ level: 'silent' });
  const server = listen({ config, engine, logger, terminal: quiet, fetch: app.fetch });
  onTestFinished(() => void server.close());
  await new Promise((done) => server.on('listening', done));
  const address = server.address();
  const socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
  let text = '';
  socket.on('data', (part) => (text += String(part)));
  const closed = new Promise((done) => socket.on('close', done));
  socket.end(bytes);
  await closed;
  return text.match(/HTTP\/1\.1 \d{3}/g) ?? [];
};

const SECOND = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

describe('bytes that are no single request', () => {
  it.each([
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'Content-Length: 0\r\nContent-Length: 5\r\n\r\n'],
    ['chunks under another name', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a length with a sign', 'Content-Length: +0\r\n\r\n'],
    ['a bare line feed', 'X: y\nContent-Length: 0\r\n\r\n'],
  ])('with %s are refused, and what follows them is not read as another request', async (_, rest) => {
    expect(await answersTo(`POST /healthz HTTP/1.1\r\nHost: x\r\n${rest}${SECOND}`)).toEqual(['HTTP/1.1 400']);
  });

  it('are otherwise answered one by one', async () => {
    const first = 'POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n';
    expect(await answersTo(first + SECOND)).toEqual(['HTTP/1.1 405', 'HTTP/1.1 200']);
  });
});

describe('the method TRACE', () => {
  it('is not answered with what was sent', async () => {
    const trace = 'TRACE /healthz HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer gk_a\r\nConnection: close\r\n\r\n';
    expect(await answersTo(trace)).toEqual(['HTTP/1.1 405']);
  });
});

describe('a parameter that is given twice', () => {
  it.each(['limit=1&limit=2', 'agency=kunming&agency=dali', 'order=due&order=due'])('%s is refused', async (query) => {
    const { server, key } = await desk();
    expect((await send(server, 'GET', `/api/v1/cases?${query}`, { key })).status).toBe(422);
  });
});
