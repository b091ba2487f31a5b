import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { baseRoutePath, matchedRoutes } from 'hono/route';
import type { RouterRoute } from 'hono/types';
import type { Env } from './types.ts';

/** The tag of pages and of their files. */
export const PAGES = 'pages';

/** Declares a page or a file of one: it needs no key and is not in the API document. */
export const page = <P extends string>(path: P) =>
  createRoute({
    method: 'get',
    path,
    tags: [PAGES],
    security: [],
    responses: { 200: { description: 'a page, or a file of one' } },
  });

/** The routes that need no key. */
export interface OpenRoutes {
  /** Whether a registered route is open. */
  has(route: Pick<RouterRoute, 'method' | 'path'>): boolean;
  /** Whether a request needs no key: its route is open, or no route answers it. */
  admits(c: Context<Env>): boolean;
}

type Named = Pick<RouterRoute, 'method' | 'path'>;

// A host may mount the whole API under a prefix.
const pathUnder = (base: string, path: string): string =>
  base !== '/' && path.startsWith(base) ? path.slice(base.length) : path;

// Middleware is registered for all methods of every address under a prefix of the API.
const isMiddleware = (base: string, { method, path }: Named): boolean =>
  method === 'ALL' && ['/*', '/api/v1/*'].includes(pathUnder(base, path));

const declaredOpen = ({ openAPIRegistry: { definitions } }: OpenAPIHono<Env>): ReadonlySet<string> =>
  new Set(
    definitions.flatMap((one) =>
      one.type === 'route' && one.route.security?.length === 0
        ? [`${one.route.method.toUpperCase()} ${one.route.path.replaceAll(/{(\w+)}/g, ':$1')}`]
        : [],
    ),
  );

/**
 * The routes of an app that need no key: only those whose own declaration says `security: []`. A route without a
 * declaration needs one, also when it is mounted later.
 */
export const openRoutesOf = (app: OpenAPIHono<Env>): OpenRoutes => {
  // Read at the first request; Hono accepts no further route after it.
  let open: ReadonlySet<string> | null = null;
  const has = ({ method, path }: Named): boolean => (open ??= declaredOpen(app)).has(`${method} ${path}`);
  return {
    has,
    admits: (c) => {
      const base = baseRoutePath(c);
      const answering = matchedRoutes(c).find((route) => !isMiddleware(base, route));
      if (answering === undefined) return true;
      return has({ method: answering.method, path: pathUnder(base, answering.path) });
    },
  };
};
