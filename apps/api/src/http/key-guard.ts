import type { Caller } from '@gongkai/engine';
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { OpenRoutes } from './open-routes.ts';
import { apiError } from './problem.ts';
import type { Deps, Env } from './types.ts';

type Guarding = Pick<Deps, 'engine' | 'limits' | 'onCaller'>;

/** The secret of the key in a request; an empty string without one. */
export const secretOf = (c: Context): string =>
  /^Bearer (\S{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';

/**
 * Finds the holder of the key in a request.
 * @throws ProblemError `auth/missing`, or `auth/too-many` after many wrong ones
 */
export const holderOf = async ({ engine, limits, onCaller }: Guarding, c: Context<Env>): Promise<Caller> => {
  c.header('cache-control', 'no-store');
  const secret = secretOf(c);
  const holder = await engine.keys.find(secret);
  if (holder === null) {
    // Without any key it is no try to guess one.
    if (secret !== '') await limits?.refuseSecret(c);
    throw apiError('auth/missing');
  }
  c.set('caller', holder);
  c.set('callerNow', () => engine.keys.find(secret));
  onCaller?.(holder);
  await limits?.admitKey(holder.id);
  return holder;
};

/** Requires a key, except on open routes, and sets its holder as `caller`. */
export const withKey = (deps: Guarding, open: OpenRoutes): MiddlewareHandler<Env> =>
  createMiddleware<Env>(async (c, next) => {
    if (!open.admits(c)) await holderOf(deps, c);
    await next();
  });
