import type { LoginSession } from '@gongkai/engine';
import type { Context } from 'hono';
import { apiError, type Env } from '../http/index.ts';

/**
 * The session in which a request came.
 * @throws ProblemError `auth/forbidden` for a key: programs have no session.
 */
export const ownSession = (c: Context<Env>): LoginSession => {
  const { session } = c.var;
  if (session === undefined) throw apiError('auth/forbidden');
  return session;
};
