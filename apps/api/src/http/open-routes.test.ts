import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { START } from '../../test-support/desk.ts';
import { keyFor, send, serve, type Server } from '../../test-support/server.ts';
import type { Env } from './types.ts';

/** Every route that needs no key, listed by hand: a new one is a decision about security. */
const OPEN = [
  'GET /',
  'GET /home.css',
  'GET /reference',
  'GET /reference/',
  'GET /reference/start.js',
  'GET /reference/swagger-ui-bundle.js',
  'GET /reference/swagger-ui.css',
  'GET /openapi.json',
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  'GET /errors/:group/:name',
  'GET /api/v1/procedures',
  'GET /api/v1/procedures/:id',
  'GET /api/v1/instruments',
  'GET /api/v1/calendar',
  'GET /api/v1/calendar/days/:date',
  'GET /api/v1/calendar/deadline',
  'GET /api/v1/calendar/years/:year',
  'GET /api/v1/feeds/:token/due-days.ics',
  'GET /set-up',
  'GET /set-up/page.css',
  'GET /set-up/page.js',
  'POST /api/v1/sessions',
  'POST /api/v1/sign-in/unified',
  'GET /api/v1/sign-in/unified',
  'POST /api/v1/invitations/check',
  'POST /api/v1/invitations/accept',
];

const statusOf = async (server: Pick<Server, 'app'>, method: string, path: string, key?: string): Promise<number> =>
  (await send(server, method, path, key === undefined ? {} : { key })).status;

/** Routes as they are registered, without the middleware of the whole API. */
const registered = ({ app }: Server): readonly string[] => [
  ...new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' || !path.endsWith('*'))
      .map(({ method, path }) => `${method === 'ALL' ? 'PATCH' : method} ${path}`),
  ),
];

const declared = (path: string, security?: []) =>
  createRoute({
    method: 'get',
    path,
    ...(security === undefined ? {} : { security }),
    responses: { 200: { description: 'x' } },
  });

describe('a route without a key', () => {
  it('answers only where its own declaration says so', async () => {
    const server = await serve(START);
    const routes = registered(server);
    expect(routes.length).toBeGreaterThan(50);
    const admitted: string[] = [];
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ');
      const status = await statusOf(server, method, path.replaceAll(/:\w+/g, 'a'));
      if (status !== 401) admitted.push(route);
    }
    expect(admitted.toSorted()).toEqual(OPEN.toSorted());
  });

  it.each<readonly [string, (app: Server['app']) => void]>([
    ['that nothing declares', (app) => app.get('/new', (c) => c.text('x'))],
    ['that takes every method', (app) => app.all('/new', (c) => c.text('x'))],
    [
      'under a new prefix',
      (app) =>
        app.route(
          '/new',
          new Hono<Env>().get('/', (c) => c.text('x')),
        ),
    ],
    ['of a whole app under a new prefix', (app) => app.mount('/new', () => new Response('x'))],
    ['for every address', (app) => app.get('*', (c) => c.text('x'))],
    ['whose declaration says nothing about keys', (app) => app.openapi(declared('/new'), (c) => c.text('x'))],
  ])('is 401 for a route %s', async (_, add) => {
    const server = await serve(START);
    add(server.app);
    const key = await keyFor(server.engine, []);
    expect([await statusOf(server, 'GET', '/new'), await statusOf(server, 'GET', '/new', key)]).toEqual([401, 200]);
  });

  it('is admitted to a route of a mounted app that declares itself open, and to no other of it', async () => {
    const server = await serve(START);
    const pages = new OpenAPIHono<Env>()
      .openapi(declared('/open', []), (c) => c.text('x'))
      .openapi(declared('/closed'), (c) => c.text('x'));
    server.app.route('/new', pages);
    expect([await statusOf(server, 'GET', '/new/open'), await statusOf(server, 'GET', '/new/closed')]).toEqual([
      200, 401,
    ]);
  });

  it('is the same where a host has mounted the API under a prefix', async () => {
    const { app } = await serve(START);
    const host = new Hono().get('/hello', (c) => c.text('hello')).route('/disclosure', app);
    const paths = ['/hello', '/disclosure/healthz', '/disclosure/api/v1/calendar', '/disclosure/api/v1/cases'];
    const statuses = await Promise.all(paths.map(async (path) => (await host.request(path)).status));
    expect(statuses).toEqual([200, 200, 200, 401]);
  });

  it('does not learn the methods of an address where every one of them needs a key', async () => {
    const server = await serve(START);
    const key = await keyFor(server.engine, []);
    const allowed = async (path: string, held?: string) => {
      const { status, headers } = await send(server, 'PATCH', path, held === undefined ? {} : { key: held });
      return [status, headers.get('allow')];
    };
    expect(await allowed('/api/v1/cases')).toEqual([401, null]);
    expect(await allowed('/api/v1/cases', key)).toEqual([405, 'GET, HEAD, POST']);
    expect(await allowed('/healthz')).toEqual([405, 'GET, HEAD']);
    expect(await allowed('/nowhere')).toEqual([404, null]);
  });
});
