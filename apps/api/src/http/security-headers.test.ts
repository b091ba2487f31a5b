import { expect, it } from 'vitest';
import { START } from '../../test-support/desk.ts';
import { send, serve } from '../../test-support/server.ts';

it('every answer has the same security headers', async () => {
  const server = await serve(START);
  for (const path of [
    '/',
    '/healthz',
    '/reference',
    '/openapi.json',
    '/api/v1/procedures',
    '/api/v1/cases',
    '/nowhere',
  ]) {
    const { headers } = await send(server, 'GET', path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/);
  }
  const given = await send(server, 'GET', '/healthz', { headers: { 'x-request-id': 'trace-12345678' } });
  expect(given.headers.get('x-request-id')).toBe('trace-12345678');
  const forged = await send(server, 'GET', '/healthz', { headers: { 'x-request-id': 'a b<script>' } });
  expect(forged.headers.get('x-request-id')).not.toContain('script');
});
