import { createRoute, z } from '@hono/zod-openapi';
import type { Login } from '@gongkai/engine';
import type { Context } from 'hono';
import { administratorsOnly, apiError, type Deps, type Env, json, newRoutes, problems } from '../http/index.ts';
import { confirmFactor, offerFactor } from '../sign-in/set-factor.ts';
import { noteSignIn } from '../sign-in/note.ts';
import { ownSession } from '../sign-in/own-session.ts';
import { checkPassword } from '../sign-in/password-rules.ts';
import type { SignInParts } from '../sign-in/sign-in.ts';
import { sessionView, startSession } from '../sign-in/sessions.ts';
import { bodyOf } from './schemas.ts';
import { code, newPassword as chosenPassword, person, sessionSchema, typedPassword } from './sign-in-schemas.ts';

const changePassword = createRoute({
  method: 'post',
  path: '/me/password',
  tags: ['sign-in'],
  summary: 'Change my password',
  description: 'With the present one. All other sessions of the person end.',
  request: { body: bodyOf(z.strictObject({ password: typedPassword, newPassword: chosenPassword })) },
  responses: { 200: json('how many other sessions ended', z.object({ ended: z.int() })), ...problems },
});

const offer = createRoute({
  method: 'post',
  path: '/me/second-factor',
  tags: ['sign-in'],
  summary: 'Begin to set up a second factor, or another one',
  description:
    'With the present password, where there is one. The secret is for an authenticator app (RFC 6238), and good for ten ' +
    'minutes; `address` is what a QR code for the app holds. Nothing changes before it is confirmed.',
  request: { body: bodyOf(z.strictObject({ password: typedPassword.optional() })) },
  responses: { 200: json('the secret', z.object({ secret: z.string(), address: z.string() })), ...problems },
});

const confirm = createRoute({
  method: 'put',
  path: '/me/second-factor',
  tags: ['sign-in'],
  summary: 'Confirm the second factor by a code of the app',
  description:
    'Answers ten recovery codes, each for one sign-in without the app; they are shown once. All other sessions of the ' +
    'person end, and this one goes on under a new cookie.',
  request: { body: bodyOf(z.strictObject({ code })) },
  responses: {
    201: json('the recovery codes', z.object({ recoveryCodes: z.array(z.string()), session: sessionSchema })),
    ...problems,
  },
});

const removeFactor = createRoute({
  method: 'delete',
  path: '/people/{id}/second-factor',
  tags: ['sign-in'],
  summary: 'Remove the second factor of a person who has lost it, as an administrator',
  description: 'Make sure who asks for it. All sessions of the person end.',
  request: { params: z.object({ id: person }) },
  responses: { 204: { description: 'it is removed' }, ...problems },
});

const missing = (path: string) => apiError('http/invalid', { issues: [{ path, message: 'is needed' }] });

/** Checks the present password of the caller; a person without one has nothing to show. */
const provePassword = async (
  c: Context<Env>,
  { engine, limits }: Deps,
  { lockout, hasher }: SignInParts,
  typed: string | undefined,
): Promise<Login> => {
  const { person: id } = ownSession(c);
  const login = await engine.signIn.byPerson(id);
  if (login === null) throw apiError('auth/forbidden');
  if (login.password === null) return login;
  if (typed === undefined) throw missing('password');
  const [address, account] = [limits?.addressOf(c) ?? 'local', login.username ?? id];
  await lockout.admit(address, account);
  if (!(await hasher.verify(typed, login.password))) throw apiError('auth/bad-credentials');
  await lockout.forgive(address, account);
  return login;
};

/** Routes of the own password and the own second factor. */
export const ownLoginRoutes = (deps: Deps, parts: SignInParts) => {
  const { engine } = deps;
  const { signIn } = engine;
  const app = newRoutes();
  app.use('/people/:id/second-factor', administratorsOnly);
  return app
    .openapi(changePassword, async (c) => {
      const session = ownSession(c);
      const { password, newPassword } = c.req.valid('json');
      const { username, person: id } = await provePassword(c, deps, parts, password);
      await checkPassword(newPassword, 'newPassword', [username ?? '', id, c.var.caller.name]);
      const hash = await parts.hasher.hash(newPassword);
      const passwordAt = await signIn.now();
      const edit = (before: Login | null) => (before === null ? null : { ...before, password: hash, passwordAt });
      await signIn.change(id, { kind: 'login.password-set', by: id, edit });
      const ended = await signIn.endSessions(id, session.id);
      noteSignIn(c, deps, 'password-changed', { person: id });
      return c.json({ ended }, 200);
    })
    .openapi(offer, async (c) => {
      const login = await provePassword(c, deps, parts, c.req.valid('json').password);
      return c.json(await offerFactor(signIn, parts.seal, login), 200);
    })
    .openapi(confirm, async (c) => {
      const { person: id, way } = ownSession(c);
      const address = deps.limits?.addressOf(c) ?? 'local';
      const origin = parts.origins.own(c);
      const recoveryCodes = await confirmFactor(c, deps, parts, c.req.valid('json').code);
      const session = await startSession(engine, c, { person: id, way, factors: 2, address }, origin);
      await signIn.endSessions(id, session.id);
      noteSignIn(c, deps, 'factor-set', { person: id });
      return c.json({ recoveryCodes: [...recoveryCodes], session: sessionView(parts, session, session.id) }, 201);
    })
    .openapi(removeFactor, async (c) => {
      const { id } = c.req.valid('param');
      if (id === c.var.caller.person) throw apiError('auth/forbidden');
      const edit = (before: Login | null) =>
        before === null || before.factor === null ? null : { ...before, factor: null, factorAt: null, recovery: [] };
      const by = c.var.caller.id;
      if (!(await signIn.change(id, { kind: 'login.factor-removed', by, edit }))) throw apiError('http/not-found');
      await signIn.endSessions(id, null, c.var.caller);
      noteSignIn(c, deps, 'factor-removed', { person: id });
      return c.body(null, 204);
    });
};
