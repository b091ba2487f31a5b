import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { apiError, type Env, page } from '../http/index.ts';
import { type ConsoleFile, readConsole } from './console-files.ts';

const compressed = promisify(gzip);
const SMALL = 1024;
const YEAR = 'public, max-age=31536000, immutable';

const acceptsGzip = (c: Context): boolean => /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');

/** Sends a file; what it is when compressed is kept, since it never changes. */
const sender = () => {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return async (c: Context, name: string, { type, bytes, isHashed }: ConsoleFile) => {
    c.header('content-type', type);
    c.header('cache-control', isHashed ? YEAR : 'public, max-age=86400');
    if (bytes.length < SMALL || !acceptsGzip(c)) return c.body(bytes, 200);
    c.header('content-encoding', 'gzip');
    c.header('vary', 'accept-encoding');
    const small = kept.get(name) ?? compressed(bytes).then((made) => new Uint8Array(made));
    kept.set(name, small);
    return c.body(await small, 200);
  };
};

const META = '<meta name="style-nonce" content="';

/**
 * Routes of the console. Every address below it that is no file gets its page, which has the addresses of its own; the
 * page changes with each request, since styles that are made while it runs carry the nonce of its policy.
 */
export const consoleRoutes = (folder: string) => {
  const { page: html, files } = readConsole(folder);
  const [head, rest] = [html.slice(0, html.indexOf('</head>')), html.slice(html.indexOf('</head>'))];
  const send = sender();
  const app = new OpenAPIHono<Env>();
  const sendPage = (c: Context) => {
    c.header('cache-control', 'no-store');
    return c.html(`${head}${META}${c.get('secureHeadersNonce') ?? ''}">${rest}`, 200);
  };
  app.openapi(page('/console'), (c) => c.redirect('/console/', 302));
  app.openapi(page('/console/'), sendPage);
  app.openapi(page('/console/*'), (c) => {
    const name = c.req.path.slice(c.req.path.indexOf('/console/') + '/console/'.length);
    const file = files.get(name);
    if (file !== undefined) return send(c, name, file);
    // A script that is gone belongs to an older build: the page of another kind in its place would hide that.
    if (name.startsWith('assets/')) throw apiError('http/not-found');
    return sendPage(c);
  });
  return app;
};
