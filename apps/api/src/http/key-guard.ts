import type { Caller } from '@gongkai/engine';
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Lacking } from '../sign-in/factor-rule.ts';
import { personNow, sessionOf, tokenOf } from '../sign-in/sessions.ts';
import type { SignInParts } from '../sign-in/sign-in.ts';
import type { OpenRoutes } from './open-routes.ts';
import { apiError } from './problem.ts';
import type { Deps, Env } from './types.ts';

type Guarding = Pick<Deps, 'engine' | 'limits' | 'onCaller'>;

/** The secret of the key in a request; an empty string without one. */
export const secretOf = (c: Context): string =>
  /^Bearer (\S{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';

/** What a session that lacks its second factor may do; everything else waits. */
const BEFORE_FACTOR: Readonly<Record<NonNullable<Lacking>, readonly string[]>> = {
  'auth/code-needed': ['POST /sessions/second-factor', 'DELETE /sessions/current'],
  'auth/factor-needed': ['POST /me/second-factor', 'PUT /me/second-factor', 'DELETE /sessions/current'],
};

const mayCome = (c: Context, lacking: NonNullable<Lacking>): boolean =>
  BEFORE_FACTOR[lacking].some((route) => {
    const [method = '', path = ''] = route.split(' ');
    return c.req.method === method && c.req.path.endsWith(`/api/v1${path}`);
  });

const bySession = async ({ engine, limits }: Guarding, signIn: SignInParts, c: Context<Env>) => {
  const found = await sessionOf(engine, signIn, c);
  if (found === null) return null;
  const { caller, session, lacking } = found;
  c.set('caller', caller);
  c.set('session', session);
  const token = tokenOf(c);
  c.set('callerNow', () => personNow(engine, signIn, token));
  if (lacking !== null && !mayCome(c, lacking)) throw apiError(lacking);
  await limits?.admitKey(caller.person);
  return caller;
};

/**
 * Finds who calls: the holder of the key in a request or, without the header of a key, the person of its session.
 * @throws ProblemError `auth/missing`, `auth/session-expired`, or `auth/too-many` after many wrong keys
 */
export const callerOf = async (deps: Guarding, signIn: SignInParts, c: Context<Env>): Promise<Caller> => {
  const { engine, limits, onCaller } = deps;
  c.header('cache-control', 'no-store');
  const person = c.req.header('authorization') === undefined ? await bySession(deps, signIn, c) : null;
  if (person !== null) return person;
  const secret = secretOf(c);
  const holder = await engine.keys.find(secret);
  if (holder === null) {
    // A request without a key does not try to guess one.
    if (secret !== '') await limits?.refuseSecret(c);
    throw apiError('auth/missing');
  }
  c.set('caller', holder);
  c.set('callerNow', () => engine.keys.find(secret));
  onCaller?.(holder);
  await limits?.admitKey(holder.id);
  return holder;
};

/** Requires a key or a session, except on open routes, and sets who it is as `caller`. */
export const withCaller = (deps: Guarding, signIn: SignInParts, open: OpenRoutes): MiddlewareHandler<Env> =>
  createMiddleware<Env>(async (c, next) => {
    if (!open.admits(c)) await callerOf(deps, signIn, c);
    await next();
  });
