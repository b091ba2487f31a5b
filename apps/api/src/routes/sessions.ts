import { createRoute, z } from '@hono/zod-openapi';
import type { Caller, LoginSession } from '@gongkai/engine';
import type { Context } from 'hono';
import {
  administratorsOnly,
  apiError,
  type Deps,
  type Env,
  json,
  listRoute,
  newRoutes,
  problems,
} from '../http/index.ts';
import { dropCookie } from '../sign-in/cookies.ts';
import { type Lacking, lackingOf } from '../sign-in/factor-rule.ts';
import { noteSignIn } from '../sign-in/note.ts';
import { ownSession } from '../sign-in/own-session.ts';
import { sessionView, startSession } from '../sign-in/sessions.ts';
import { proveSecondFactor } from '../sign-in/prove-factor.ts';
import type { SignInParts } from '../sign-in/sign-in.ts';
import { bodyOf } from './schemas.ts';
import { code, nextStep, person, recoveryCode, sessionSchema, typedPassword, username } from './sign-in-schemas.ts';

const signedIn = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  next: nextStep,
  session: sessionSchema,
});

const signIn = createRoute({
  method: 'post',
  path: '/sessions',
  tags: ['sign-in'],
  security: [],
  summary: 'Sign in with user name and password',
  description:
    'Sets the cookie of the session. A wrong name and a wrong password are answered alike, in the same time. After some ' +
    'failures the account and the address have to wait, twice as long each time.',
  request: { body: bodyOf(z.strictObject({ username, password: typedPassword })) },
  responses: { 201: json('the session', signedIn), ...problems },
});

const showFactor = createRoute({
  method: 'post',
  path: '/sessions/second-factor',
  tags: ['sign-in'],
  summary: 'Show the second factor: a code of the app, or a recovery code',
  description:
    'Within ten minutes of the password. Each code is taken once. The session goes on under a new cookie. With a ' +
    'recovery code, set the second factor up again if the device is lost.',
  request: { body: bodyOf(z.union([z.strictObject({ code }), z.strictObject({ recoveryCode })])) },
  responses: { 201: json('the session', signedIn), ...problems },
});

const listSessions = listRoute({
  path: '/sessions',
  tags: ['sign-in'],
  summary: 'My sessions, the newest first',
  description: 'the sessions',
  schema: z.object({ sessions: z.array(sessionSchema) }),
});

const ended = { 204: { description: 'it has ended' }, ...problems };

const signOut = createRoute({
  method: 'delete',
  path: '/sessions/current',
  tags: ['sign-in'],
  summary: 'Sign out',
  responses: ended,
});

const endOne = createRoute({
  method: 'delete',
  path: '/sessions/{id}',
  tags: ['sign-in'],
  summary: 'End one of my sessions',
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: ended,
});

const endAll = createRoute({
  method: 'delete',
  path: '/sessions',
  tags: ['sign-in'],
  summary: 'End all my sessions but this one',
  responses: { 200: json('how many ended', z.object({ ended: z.int() })), ...problems },
});

const endOfPerson = createRoute({
  method: 'delete',
  path: '/people/{id}/sessions',
  tags: ['sign-in'],
  summary: 'End every session of a person, as an administrator',
  request: { params: z.object({ id: person }) },
  responses: { 200: json('how many ended', z.object({ ended: z.int() })), ...problems },
});

const NEXT = { 'auth/code-needed': 'code', 'auth/factor-needed': 'second-factor' } as const;

const viewOf = (parts: SignInParts, session: LoginSession, { person: id, name }: Caller, lacking: Lacking) => ({
  person: { id, name },
  next: lacking === null ? ('none' as const) : NEXT[lacking],
  session: sessionView(parts, session, session.id),
});

/** Signs in with a password: the session, its person, and what it lacks. */
const withPassword = async (
  c: Context<Env>,
  deps: Deps,
  parts: SignInParts,
  typed: { readonly username: string; readonly password: string },
) => {
  const { engine } = deps;
  const origin = parts.origins.own(c);
  const [address, account] = [deps.limits?.addressOf(c) ?? 'local', typed.username.toLowerCase()];
  await parts.lockout.admit(address, account);
  const person = await parts.credentials.personOf(account, typed.password);
  const caller = person === null ? null : await engine.people.callerOf(person);
  if (caller === null) {
    noteSignIn(c, deps, 'sign-in-failed', { person });
    throw apiError('auth/bad-credentials');
  }
  await parts.lockout.forgive(address, account);
  const proof = { person: caller.person, way: 'password', factors: 1, address } as const;
  const session = await startSession(engine, c, proof, origin);
  noteSignIn(c, deps, 'signed-in', { person: caller.person, way: 'password', session: session.id });
  const login = await engine.signIn.byPerson(caller.person);
  return { session, caller, lacking: lackingOf(parts.factorFor, session, caller, login) };
};

/** Routes of sessions. */
export const sessionRoutes = (deps: Deps, parts: SignInParts) => {
  const { engine } = deps;
  const app = newRoutes();
  app.use('/people/:id/sessions', administratorsOnly);
  return app
    .openapi(signIn, async (c) => {
      c.header('cache-control', 'no-store');
      const { session, caller, lacking } = await withPassword(c, deps, parts, c.req.valid('json'));
      return c.json(viewOf(parts, session, caller, lacking), 201);
    })
    .openapi(showFactor, async (c) => {
      const before = ownSession(c);
      const origin = parts.origins.own(c);
      const address = deps.limits?.addressOf(c) ?? 'local';
      await proveSecondFactor(c, deps, parts, c.req.valid('json'));
      const { person: id, way } = before;
      const session = await startSession(engine, c, { person: id, way, factors: 2, address }, origin);
      noteSignIn(c, deps, 'signed-in', { person: id, way: 'second-factor', session: session.id });
      return c.json(viewOf(parts, session, c.var.caller, null), 201);
    })
    .openapi(listSessions, async (c) => {
      const current = ownSession(c);
      const all = await engine.signIn.sessions(current.person);
      return c.json({ sessions: all.map((one) => sessionView(parts, one, current.id)) }, 200);
    })
    .openapi(endAll, async (c) => {
      const current = ownSession(c);
      const count = await engine.signIn.endSessions(current.person, current.id);
      noteSignIn(c, deps, 'sessions-ended', { person: current.person, count });
      return c.json({ ended: count }, 200);
    })
    .openapi(signOut, async (c) => {
      const { id, person: whose } = ownSession(c);
      await engine.signIn.endSession(id, whose);
      dropCookie(c, 'gongkai-session');
      c.header('clear-site-data', '"cache", "cookies", "storage"');
      noteSignIn(c, deps, 'signed-out', { person: whose, session: id });
      return c.body(null, 204);
    })
    .openapi(endOne, async (c) => {
      const { person: whose } = ownSession(c);
      const { id } = c.req.valid('param');
      if (!(await engine.signIn.endSession(id, whose))) throw apiError('http/not-found');
      noteSignIn(c, deps, 'session-ended', { person: whose, session: id });
      return c.body(null, 204);
    })
    .openapi(endOfPerson, async (c) => {
      const { id } = c.req.valid('param');
      if ((await engine.people.find(id)) === null) throw apiError('http/not-found');
      const count = await engine.signIn.endSessions(id, null, c.var.caller);
      noteSignIn(c, deps, 'sessions-ended', { person: id, count });
      return c.json({ ended: count }, 200);
    });
};
