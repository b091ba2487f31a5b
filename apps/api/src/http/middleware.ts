import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { requestId } from 'hono/request-id';
import { routePath } from 'hono/route';
import { apiError } from './problem.ts';
import type { Deps, Env } from './types.ts';

const LONGEST_REQUEST_ID = 64;

/** Takes a request id that is safe to log, or makes one. */
export const withRequestId = requestId({ limitLength: LONGEST_REQUEST_ID, headerName: 'x-request-id' });

// The last matched route that is not a wildcard is the one that answered.
const patternOf = (c: Context): string => {
  const path = routePath(c, -1);
  return path.includes('*') ? 'unmatched' : path;
};

/** Logs and counts every request: by the pattern of its route, never by its values, query or body. */
export const withAccessLog = ({ logger, metrics }: Deps): MiddlewareHandler<Env> =>
  createMiddleware<Env>(async (c, next) => {
    const started = performance.now();
    await next();
    const route = patternOf(c);
    const { method } = c.req;
    const { status } = c.res;
    const ms = performance.now() - started;
    metrics?.requests.inc({ method, route, status });
    metrics?.requestSeconds.observe({ method, route }, ms / 1000);
    const key = c.var.caller?.id;
    logger.info({ requestId: c.var.requestId, method, route, status, ms: Math.round(ms), key }, 'request');
  });

/** Requires an administrator's key. */
export const administratorsOnly: MiddlewareHandler<Env> = createMiddleware<Env>(async (c, next) => {
  if (!c.var.caller.administrator) throw apiError('auth/forbidden');
  await next();
});
