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
    const policy = headers.get('content-security-policy');
    for (const part of ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect([headers.get('access-control-allow-origin'), headers.get('set-cookie')]).toEqual([null, null]);
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/);
  }
  const given = await send(server, 'GET', '/healthz', { headers: { 'x-request-id': 'trace-12345678' } });
  expect(given.headers.get('x-request-id')).toBe('trace-12345678');
  const forged = await send(server, 'GET', '/healthz', { headers: { 'x-request-id': 'a b<script>' } });
  expect(forged.headers.get('x-request-id')).not.toContain('script');
});
