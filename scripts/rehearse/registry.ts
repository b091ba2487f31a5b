import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';

/** The body with which npm publishes one version of one package. */
const publication = z.looseObject({
  name: z.string(),
  'dist-tags': z.record(z.string(), z.string()),
  versions: z.record(z.string(), z.looseObject({ dist: z.looseObject({}) })),
  _attachments: z.record(z.string(), z.looseObject({ data: z.string() })),
});

type Publication = z.infer<typeof publication>;

interface Held {
  readonly tags: Record<string, string>;
  readonly versions: Record<string, Publication['versions'][string]>;
  readonly tarballs: Map<string, Uint8Array<ArrayBuffer>>;
}

/** A registry on the loopback that keeps what is published to it and forwards all other requests. */
export interface Registry {
  readonly url: string;
  /** `name@version` of every publication, in order. */
  readonly published: readonly string[];
  close(): void;
}

/** Keeps one publication; a published version is never replaced, as in a public registry. */
const keep = (all: Map<string, Held>, one: Publication, base: string): string[] | null => {
  const held: Held = all.get(one.name) ?? { tags: {}, versions: {}, tarballs: new Map() };
  const versions = Object.entries(one.versions);
  if (versions.some(([version]) => held.versions[version] !== undefined)) return null;
  const [attached] = Object.values(one._attachments);
  for (const [version, manifest] of versions) {
    const tarball = `${base}/-/tarball/${encodeURIComponent(one.name)}/${version}`;
    held.versions[version] = { ...manifest, dist: { ...manifest.dist, tarball } };
    held.tarballs.set(version, new Uint8Array(Buffer.from(attached?.data ?? '', 'base64')));
  }
  Object.assign(held.tags, one['dist-tags']);
  all.set(one.name, held);
  return versions.map(([version]) => `${one.name}@${version}`);
};

const nameIn = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

const registryApp = (upstream: string, published: string[], base: () => string): Hono => {
  const all = new Map<string, Held>();
  const app = new Hono();
  app.put('/*', async (c) => {
    const read = publication.safeParse(await c.req.json());
    if (!read.success) return c.json({ error: 'this is not a publication' }, 400);
    const added = keep(all, read.data, base());
    if (added === null) return c.json({ error: 'a published version is never replaced' }, 409);
    published.push(...added);
    return c.json({ ok: true }, 201);
  });
  app.get('/-/tarball/:name/:version', (c) => {
    const tarball = all.get(c.req.param('name'))?.tarballs.get(c.req.param('version'));
    return tarball === undefined ? c.notFound() : c.body(tarball);
  });
  app.get('/*', (c) => {
    const name = nameIn(c.req.url);
    const held = all.get(name);
    if (held !== undefined) return c.json({ name, 'dist-tags': held.tags, versions: held.versions });
    // Packages of this repository are never looked up upstream: another one may have the same name there.
    if (name === 'gongkai' || name.startsWith('@gongkai/')) return c.json({ error: 'not found' }, 404);
    return c.redirect(new URL(new URL(c.req.url).pathname.slice(1), upstream).href);
  });
  return app;
};

/** Opens the registry on a free port of the loopback; `upstream` is where packages of others come from. */
export const openRegistry = async (upstream: string): Promise<Registry> => {
  const published: string[] = [];
  let url = '';
  const app = registryApp(upstream.endsWith('/') ? upstream : `${upstream}/`, published, () => url);
  const opened = await new Promise<{ readonly port: number; readonly close: () => void }>((done) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) =>
      done({ port, close: () => void server.close() }),
    );
  });
  url = `http://127.0.0.1:${opened.port}`;
  return { url, published, close: opened.close };
};
