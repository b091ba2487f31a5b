import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { START } from '../../test-support/desk.ts';
import { send, serve } from '../../test-support/server.ts';

describe('the reference page', () => {
  it('works without any other host', async () => {
    const server = await serve(START);
    const page = await send(server, 'GET', '/reference');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/https?:\/\//);
    const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(sources).toHaveLength(3);
    for (const path of sources) expect((await send(server, 'GET', path)).status).toBe(200);
    const bundle = createRequire(import.meta.url).resolve('swagger-ui-dist/swagger-ui-bundle.js');
    expect((await send(server, 'GET', '/reference/swagger-ui-bundle.js')).text).toBe(readFileSync(bundle, 'utf8'));
  });

  it('is where an address with a slash too many leads', async () => {
    const answer = await send(await serve(START), 'GET', '/reference/');
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/reference']);
  });
});
