import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { createClient } from '../client.ts';
import type { Server } from '../../test-support/server.ts';
import { keyFor, send, serve } from '../../test-support/server.ts';

const START = '2026-03-02T10:00:00+08:00';

interface Operation {
  readonly responses: Readonly<Record<string, unknown>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly oneOf?: readonly { readonly $ref: string }[] }>>;
  };
}

const documentOf = async (server: Server): Promise<Document> =>
  JSON.parse((await send(server, 'GET', '/openapi.json')).text) as Document;

describe('the API document', () => {
  it('is OpenAPI 3.1, and has every route that is served', async () => {
    const server = await serve(START);
    const { openapi, paths } = await documentOf(server);
    expect(openapi).toBe('3.1.0');
    const documented = new Set(
      Object.entries(paths).flatMap(([path, item]) =>
        Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
      ),
    );
    const served = server.app.routes
      .filter(
        ({ method, path }) =>
          method !== 'ALL' &&
          !path.includes('*') &&
          (path.startsWith('/api/') || ['/healthz', '/readyz', '/metrics'].includes(path)),
      )
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(served.length).toBeGreaterThan(15);
    expect([...new Set(served)].filter((route) => !documented.has(route))).toEqual([]);
  });

  it("describes every fact by the procedures' own schemas, and every reference leads somewhere", async () => {
    const server = await serve(START);
    const document = await documentOf(server);
    const { schemas } = document.components;
    const facts = [...server.engine.procedures.values()].flatMap((one) =>
      one.factTypes.filter((type) => type !== 'clock.expired').map((type) => `${one.id}.${type}`),
    );
    expect(schemas['Fact']?.oneOf?.map(({ $ref }) => $ref.split('/').at(-1))).toEqual(facts);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name ?? '',
    );
    expect(references.filter((name) => schemas[name] === undefined)).toEqual([]);
    expect(JSON.stringify(schemas['disclosure-request.request.submitted'])).toContain('"in-person"');
  });

  it('says of a part that may be null what it is otherwise, and of no named schema that it is null', async () => {
    const { components } = await documentOf(await serve(START));
    const { schemas } = components;
    expect(schemas['Citation']).toMatchObject({ type: 'object' });
    expect(JSON.stringify(schemas['Procedure'])).toContain(
      '"onExpiry":{"anyOf":[{"$ref":"#/components/schemas/Text"},{"type":"null"}]}',
    );
    // An object that is also null cannot be.
    expect(JSON.stringify(schemas)).not.toContain('{"allOf":[{"$ref":"#/components/schemas/Text"}');
  });

  it('has a reference page that works without any other host', async () => {
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

  it('puts the same guards on every answer', async () => {
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
});

describe('the typed client', () => {
  it('knows paths, parameters and answers', async () => {
    const server = await serve(START);
    const key = await keyFor(server.engine, ['registrar', 'handler']);
    const client = createClient('http://test', {
      key,
      fetch: async (input, init) => server.app.request(input instanceof Request ? input.url : input, init),
    });
    const answer = await client.api.v1.calendar.deadline.$get({ query: { start: '2026-01-30', workingDays: '20' } });
    if (!answer.ok) throw new Error('refused');
    const { due } = await answer.json();
    expect(due).toBe('2026-03-05');
  });
});
