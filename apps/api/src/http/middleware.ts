import { hash } from 'node:crypto';
import type { Caller } from '@gongkai/engine';
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { requestId } from 'hono/request-id';
import { routePath } from 'hono/route';
import { secretOf } from './key-guard.ts';
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

/** Statuses of what is refused for who asks: no key, no right, too often. */
const REFUSED = [401, 403, 429];

interface Asked {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly key: string | undefined;
}

/** Notes in the log of security who was refused what, from where and why, and what administrators changed. */
const noteRefusal = (c: Context<Env>, { logger, limits }: Pick<Deps, 'logger' | 'limits'>, asked: Asked): void => {
  const { requestId, refused, caller } = c.var;
  const isChange = (caller?.administrator ?? null) !== null && asked.method !== 'GET' && asked.status < 300;
  if (!REFUSED.includes(asked.status) && !isChange) return;
  const secret = secretOf(c);
  // Enough to see that two wrong keys are one, and nothing to find a key by.
  const print = caller !== undefined || secret === '' ? undefined : hash('sha256', secret).slice(0, 12);
  const address = limits?.addressOf(c);
  const security = isChange ? 'administration' : 'refused';
  logger.warn({ security, requestId, address, ...asked, code: isChange ? undefined : refused, print }, security);
};

/** Logs and counts every request: by the pattern of its route, never by its values, query or body. */
export const withAccessLog = ({ logger, metrics, limits }: Deps): MiddlewareHandler<Env> => {
  // Who was refused, and what administrators changed, is noted at every level of the log: it cannot be switched off.
  const security = logger.child({}, { level: 'warn' });
  return createMiddleware<Env>(async (c, next) => {
    const started = performance.now();
    await next();
    // A method that an address does not take says nothing of a route, and there are many of them.
    const route = c.res.status === 405 ? 'unmatched' : patternOf(c);
    const { method } = c.req;
    const { status } = c.res;
    const ms = performance.now() - started;
    metrics?.requests.inc({ method, route, status });
    metrics?.requestSeconds.observe({ method, route }, ms / 1000);
    const key = c.var.caller?.id;
    noteRefusal(c, { logger: security, limits }, { method, route, status, key });
    logger.info({ requestId: c.var.requestId, method, route, status, ms: Math.round(ms), key }, 'request');
  });
};

/** @throws ProblemError where the caller is not an administrator of the office `system`, who alone manages people. */
export const requireSystem = ({ administrator }: Caller): void => {
  if (administrator !== 'system') throw apiError('auth/forbidden');
};

/** Requires an administrator: of the office `system` for changes, of any office for reading. */
export const administratorsOnly: MiddlewareHandler<Env> = createMiddleware<Env>(async (c, next) => {
  const { administrator } = c.var.caller;
  const isReading = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (administrator === null || (administrator !== 'system' && !isReading)) throw apiError('auth/forbidden');
  await next();
});
