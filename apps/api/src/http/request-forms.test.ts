import { describe, expect, it } from 'vitest';
import { desk } from '../../test-support/desk.ts';
import { answersTo, listening } from '../../test-support/raw-socket.ts';
import { send } from '../../test-support/server.ts';

/** The first line of each answer to bytes on a connection of their own. */
const statusesOf = async (bytes: string): Promise<readonly string[]> =>
  (await answersTo((await listening()).port, bytes)).match(/HTTP\/1\.1 \d{3}/g) ?? [];

const SECOND = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

describe('bytes that are no single request', () => {
  it.each([
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'Content-Length: 0\r\nContent-Length: 5\r\n\r\n'],
    ['chunks under another name', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a length with a sign', 'Content-Length: +0\r\n\r\n'],
    ['a bare line feed', 'X: y\nContent-Length: 0\r\n\r\n'],
  ])('with %s are refused, and what follows them is not read as another request', async (_, rest) => {
    expect(await statusesOf(`POST /healthz HTTP/1.1\r\nHost: x\r\n${rest}${SECOND}`)).toEqual(['HTTP/1.1 400']);
  });

  it('are otherwise answered one by one', async () => {
    const first = 'POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n';
    expect(await statusesOf(first + SECOND)).toEqual(['HTTP/1.1 405', 'HTTP/1.1 200']);
  });
});

describe('the method TRACE', () => {
  it('is not answered with what was sent', async () => {
    const trace = 'TRACE /healthz HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer gk_a\r\nConnection: close\r\n\r\n';
    expect(await statusesOf(trace)).toEqual(['HTTP/1.1 405']);
  });
});

describe('a parameter that is given twice', () => {
  it.each(['limit=1&limit=2', 'agency=kunming&agency=dali', 'order=due&order=due'])('%s is refused', async (query) => {
    const { server, key } = await desk();
    expect((await send(server, 'GET', `/api/v1/cases?${query}`, { key })).status).toBe(422);
  });
});
