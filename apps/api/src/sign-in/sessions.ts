import { formatInstant } from '@gongkai/calendar';
import type { Caller, Engine, LoginSession, WayIn } from '@gongkai/engine';
import type { Context } from 'hono';
import { apiError } from '../http/problem.ts';
import type { Env } from '../http/types.ts';
import { dropCookie, giveCookie, readCookie } from './cookies.ts';
import { lackingOf, type Lacking } from './factor-rule.ts';
import type { SignInParts } from './sign-in.ts';
import { newToken } from './token.ts';

/** The last use is noted at most once a minute, so that a session costs no write for each request. */
const NOTED_MS = 60_000;

/** How long a password is good for without its code, in milliseconds. */
const CODE_MS = 10 * 60_000;

const LONGEST_AGENT = 200;

/** The name of a browser as it says itself, without anything that a terminal or a page could take for more. */
const agentOf = (c: Context): string =>
  (c.req.header('user-agent') ?? '').replaceAll(/[^\x20-\x7e]/g, '').slice(0, LONGEST_AGENT);

/** A session with its person, and what it lacks. */
export interface Found {
  readonly session: LoginSession;
  readonly caller: Caller;
  readonly lacking: Lacking;
}

/** What is proved by a sign-in. */
export interface Proof {
  readonly person: string;
  readonly way: WayIn;
  readonly factors: number;
  readonly address: string;
}

const isOver = (
  { idleMs, absoluteMs }: SignInParts,
  { startedAt, seenAt }: LoginSession,
  lacking: Lacking,
  now: number,
): boolean =>
  now - seenAt >= idleMs ||
  now - startedAt >= absoluteMs ||
  (lacking === 'auth/code-needed' && now - startedAt >= CODE_MS);

/** The session of a token while it is good, and the row of one that is not any more. */
const checkedSession = async ({ signIn, people }: Engine, parts: SignInParts, token: string) => {
  const { session, now } = await signIn.session(token);
  const caller = session === null ? null : await people.callerOf(session.person);
  if (session === null || caller === null) return { over: session, found: null };
  const login = session.factors > 1 ? null : await signIn.byPerson(session.person);
  const lacking = lackingOf(parts.factorFor, session, caller, login);
  if (isOver(parts, session, lacking, now)) return { over: session, found: null };
  return { over: null, found: { session, caller, lacking, now } };
};

/** The person of a session as long as it is good: a stream asks again and again, and keeps no session alive. */
export const personNow = async (engine: Engine, parts: SignInParts, token: string): Promise<Caller | null> => {
  const { found } = await checkedSession(engine, parts, token);
  return found === null || found.lacking !== null ? null : found.caller;
};

/** The token of a session in a request; an empty string without one. */
export const tokenOf = (c: Context): string => readCookie(c, 'gongkai-session');

/**
 * The session of a request; null where it has no cookie. A request that no person asked for, `X-Unattended: true`, does
 * not keep its session alive.
 * @throws ProblemError `auth/session-expired`, or `auth/origin` where another site may have sent it.
 */
export const sessionOf = async (engine: Engine, parts: SignInParts, c: Context<Env>): Promise<Found | null> => {
  const token = tokenOf(c);
  if (token === '') return null;
  parts.origins.check(c);
  const { found, over } = await checkedSession(engine, parts, token);
  if (found === null) {
    if (over !== null) await engine.signIn.endSession(over.id, over.person);
    dropCookie(c, 'gongkai-session');
    throw apiError('auth/session-expired');
  }
  const { session, now } = found;
  const isAttended = c.req.header('x-unattended') !== 'true';
  if (isAttended && now - session.seenAt >= NOTED_MS) await engine.signIn.seen(session.id, now);
  return found;
};

/** Ends the session that a browser had, where a new one takes its place. */
const endOwnSession = async ({ signIn }: Pick<Engine, 'signIn'>, c: Context): Promise<void> => {
  const before = tokenOf(c);
  const { session } = before === '' ? { session: null } : await signIn.session(before);
  if (session !== null) await signIn.endSession(session.id, session.person);
};

/** Starts a session under a new token, in the place of the one that the browser had. */
export const startSession = async (
  engine: Pick<Engine, 'signIn'>,
  c: Context<Env>,
  { address, ...proof }: Proof,
  origin: string,
): Promise<LoginSession> => {
  await endOwnSession(engine, c);
  const token = newToken();
  const session = await engine.signIn.addSession(token, { ...proof, address, agent: agentOf(c) });
  giveCookie(c, 'gongkai-session', token, origin);
  return session;
};

/** A session as its person sees it. */
export const sessionView = (
  { idleMs, absoluteMs }: Pick<SignInParts, 'idleMs' | 'absoluteMs'>,
  { id, way, factors, address, agent, startedAt, seenAt }: LoginSession,
  current: string | null,
) => ({
  id,
  way,
  factors,
  address,
  agent,
  startedAt: formatInstant(startedAt),
  seenAt: formatInstant(seenAt),
  endsAt: formatInstant(startedAt + absoluteMs),
  endsIdleAt: formatInstant(seenAt + idleMs),
  current: id === current,
});
