import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { apiError } from './problem.ts';
import type { Env } from './types.ts';

// An upload has the time limit of its reading; agencies with other local days have their open cases computed again.
const WITHOUT_LIMIT: readonly (readonly [method: string, path: RegExp])[] = [
  ['POST', /\/audits$/],
  ['POST', /\/cases\/[^/]+\/attachments$/],
  ['PUT', /\/agencies$/],
];

/**
 * Answers a request in so many milliseconds at the latest; 0 for no limit. What it began goes on, and a write may still be
 * made: a repeat with its idempotency key gets the first answer. A stream of events has begun when it is answered.
 */
export const withDeadline = (limitMs: number): MiddlewareHandler<Env> =>
  createMiddleware<Env>(async (c, next) => {
    const { method, path } = c.req;
    if (limitMs === 0 || WITHOUT_LIMIT.some(([own, pattern]) => own === method && pattern.test(path))) return next();
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(apiError('http/too-slow')), limitMs);
    try {
      return await Promise.race([next(), late]);
    } finally {
      clearTimeout(timer);
    }
  });
