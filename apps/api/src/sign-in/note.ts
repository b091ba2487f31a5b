import type { Context } from 'hono';
import type { Deps, Env } from '../http/types.ts';

/** What the log of security holds about signing in, at every level of the log. */
export type SignInEvent =
  | 'signed-in'
  | 'sign-in-failed'
  | 'code-failed'
  | 'recovery-code-used'
  | 'signed-out'
  | 'session-ended'
  | 'sessions-ended'
  | 'link-made'
  | 'link-used'
  | 'password-changed'
  | 'factor-set'
  | 'factor-removed';

/** Notes who did what from where. A name that was typed is not noted: people type passwords into the wrong field. */
export const noteSignIn = (
  c: Context<Env>,
  { logger, limits }: Pick<Deps, 'logger' | 'limits'>,
  event: SignInEvent,
  more: { readonly person: string | null; readonly way?: string; readonly session?: string; readonly count?: number },
): void => {
  const { requestId, caller } = c.var;
  const by = caller === undefined || caller.person === more.person ? undefined : caller.id;
  logger
    .child({}, { level: 'warn' })
    .warn({ security: event, requestId, address: limits?.addressOf(c) ?? 'local', by, ...more }, event);
};
