import { describe, expect, it } from 'vitest';
import { answersTo, listening } from '../test-support/raw-socket.ts';

/** The status line, the headers and the problem of the only answer. */
const partsOf = (text: string) => {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  return { head, problem: JSON.parse(body) as Readonly<Record<string, unknown>> };
};

const request = (line: string, more = '') => `${line}\r\nHost: x\r\n${more}\r\n`;

describe('a request that the parser refuses', () => {
  it.each([
    ['an address in Chinese', request('GET /api/v1/cases?q=昆明张三 HTTP/1.1'), 400, 'http/bad-address'],
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.2p1\r\n\r\n', 400, 'http/bad-request'],
    ['too long headers', request('GET / HTTP/1.1', `X: 张三${'a'.repeat(20_000)}\r\n`), 431, 'http/long-header'],
  ])('for %s is answered with a problem, and closed', async (_, bytes, status, code) => {
    const { port, lines } = await listening();
    // The connection is not ended by the client.
    const text = await answersTo(port, bytes, { end: false });
    const { head, problem } = partsOf(text);
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z]`));
    expect(head).toContain('Content-Type: application/problem+json');
    expect(head).toContain('Connection: close');
    expect(problem).toMatchObject({ status, code, type: `/errors/${code}`, issues: [] });
    expect(head).toContain(`X-Request-Id: ${String(problem['instance'])}`);
    const logged = lines.filter((line) => line.includes(code));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(String(problem['instance']));
    expect(text + lines.join('')).not.toContain('张三');
  });

  it('because it does not come to its end is answered with 408', async () => {
    const { port, server } = await listening();
    server.headersTimeout = 100;
    const { head, problem } = partsOf(await answersTo(port, 'GET / HTTP/1.1\r\nHost:', { end: false }));
    expect([head.slice(0, 12), problem['code']]).toEqual(['HTTP/1.1 408', 'http/slow-sender']);
  });

  it('after one that was answered is refused alone', async () => {
    const { port } = await listening();
    const text = await answersTo(port, `${request('GET /healthz HTTP/1.1')}nonsense\r\n\r\n`, { end: false });
    expect(text.match(/HTTP\/1\.1 \d{3}/g)?.at(-1)).toBe('HTTP/1.1 400');
  });
});
