import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { send, serve } from '../test-support/server.ts';

interface Paths {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

it('the page of routes has every route of the API document, and no other', async () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../docs/routes.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| `((?:GET|POST|PUT|PATCH|DELETE) \S+)` \|/gm)].map(([, route]) => route ?? '');
  const { text } = await send(await serve('2026-03-02T10:00:00+08:00'), 'GET', '/openapi.json');
  const { paths } = documentOf(text);
  const documented = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(listed.toSorted()).toEqual(documented.toSorted());
});

// The document is made by the app itself.
const documentOf = (text: string): Paths => JSON.parse(text) as Paths;
