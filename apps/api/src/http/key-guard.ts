import type { KeyHolder } from '@gongkai/engine';
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { OpenRoutes } from './open-routes.ts';
import { apiError } from './problem.ts';
import type { Deps, Env } from './types.ts';

/** The secret of the key in a request; empty where there is none. */
export const secretOf = (c: Context): string =>
  /^Bearer (\S{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';

/**
 * The holder of the key in a request.
 * @throws ProblemError `auth/missing`
 */
export const holderOf = async ({ engine }: Pick<Deps, 'engine'>, c: Context<Env>): Promise<KeyHolder> => {
  c.header('cache-control', 'no-store');
  const holder = await engine.keys.find(secretOf(c));
  if (holder === null) throw apiError('auth/missing');
  return holder;
};

/** Lets only holders of a key pass, except on open routes, and leaves the holder for the handler. */
export const withKey = (deps: Pick<Deps, 'engine'>, open: OpenRoutes): MiddlewareHandler<Env> =>
  createMiddleware<Env>(async (c, next) => {
    if (!open.admits(c)) c.set('caller', await holderOf(deps, c));
    await next();
  });
