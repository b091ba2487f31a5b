import { createPool, type Pool } from '@gongkai/reading/apart';
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Env } from '../http/types.ts';

// Beside this file in the sources, and beside the bundle in the build.
const PROGRAM = new URL(`./program.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

/** The pool of an app: two processes, started with the first work and ended when the app stops. */
export const createAppPool = (stopping?: AbortSignal): Pool => {
  const pool = createPool({ program: PROGRAM });
  stopping?.addEventListener('abort', () => void pool.stop(), { once: true });
  return pool;
};

/** Looks into containers take milliseconds, and do not wait for reports: they have a process of their own. */
const LOOKS = { processes: 1, waiting: 64, perHolder: 32 } as const;

/** The pool of an app that looks into attached files. */
export const createLookPool = (stopping?: AbortSignal): Pool => {
  const pool = createPool({ program: PROGRAM, ...LOOKS });
  stopping?.addEventListener('abort', () => void pool.stop(), { once: true });
  return pool;
};

/** Takes a place for the work of a request before its body is read, and gives it back at its end. */
export const withPlace = (pool: Pool): MiddlewareHandler<Env> =>
  createMiddleware<Env>(async (c, next) => {
    if (c.req.method !== 'POST') return next();
    const place = pool.enter(c.var.caller.id);
    c.set('place', place);
    try {
      await next();
    } finally {
      place.leave();
    }
  });
