import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Env } from '../http/types.ts';
import type { Limits } from './limits.ts';

/** What balancers ask for; they must get an answer however many requests their address sends. */
const PROBES = ['/healthz', '/readyz'];

/** Limits what one address asks without a key; a key has a limit of its own, whatever others at its address ask. */
export const withAddressLimit = (limits: Limits): MiddlewareHandler<Env> =>
  createMiddleware<Env>(async (c, next) => {
    const isProbe = PROBES.some((path) => c.req.path.endsWith(path));
    if (c.var.caller === undefined && !isProbe) await limits.admitAddress(c);
    await next();
  });
