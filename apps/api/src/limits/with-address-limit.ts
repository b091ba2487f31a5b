import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Env } from '../http/types.ts';
import type { Limits } from './limits.ts';

/** Limits what one address asks, with and without a key. */
export const withAddressLimit = (limits: Limits): MiddlewareHandler<Env> =>
  createMiddleware<Env>(async (c, next) => {
    await limits.admitAddress(c);
    await next();
  });
