import { describe, expect, it } from 'vitest';
import { START } from '../../test-support/desk.ts';
import { send, serve, type Server } from '../../test-support/server.ts';

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
});
