import type { KeyHolder } from '@gongkai/engine';
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { OpenRoutes } from './open-routes.ts';
import { apiError } from './problem.ts';
import type { Deps, Env } from './types.ts';

/** The secret of the key in a request; an empty string without one. */
export const secretOf = (c: Context): string =>
  /^Bearer (\S{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';

/**
 * Finds the holder of the key in a request.
 * @throws ProblemError `auth/missing`
 */
export const holderOf = async ({ engine }: Pick<Deps, 'engine'>, c: Context<Env>): Promise<KeyHolder> => {
  c.header('cache-control', 'no-store');
  const holder = await engine.keys.find(secretOf(c));
  if (holder === null) throw apiError('auth/missing');
  return holder;
};

/** Requires a key, except on open routes, and sets its holder as `caller`. */
export const withKey = (deps: Pick<Deps, 'engine'>, open: OpenRoutes): MiddlewareHandler<Env> =>
  createMiddleware<Env>(async (c, next) => {
    if (!open.admits(c)) c.set('caller', await holderOf(deps, c));
    await next();
  });
