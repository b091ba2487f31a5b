import { createRoute, z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import type { LinkUsed } from '@gongkai/engine';
import { administratorsOnly, apiError, type Deps, json, newRoutes, problems } from '../http/index.ts';
import { noteSignIn } from '../sign-in/note.ts';
import { linkParts, makeLink, purpose } from '../sign-in/make-link.ts';
import { checkPassword } from '../sign-in/password-rules.ts';
import type { SignInParts } from '../sign-in/sign-in.ts';
import { bodyOf } from './schemas.ts';
import { linkToken, newPassword, person, username } from './sign-in-schemas.ts';

const invite = createRoute({
  method: 'post',
  path: '/invitations',
  tags: ['sign-in'],
  summary: 'Make a one-time link with which a person sets a password',
  description:
    'For administrators, not for themselves. The link is shown once, works once and for 24 hours, and ends the earlier ' +
    'links of the person. Hand it over in person or by a way that proves who receives it. A reset ends all sessions of ' +
    'the person when it is used, and leaves the second factor as it is.',
  request: { body: bodyOf(z.strictObject({ person })) },
  responses: {
    201: json('the link', z.object({ person: z.string(), ...linkParts })),
    ...problems,
  },
});

const look = createRoute({
  method: 'post',
  path: '/invitations/check',
  tags: ['sign-in'],
  security: [],
  summary: 'Whose link it is, while it is open',
  request: { body: bodyOf(z.strictObject({ token: linkToken })) },
  responses: {
    200: json(
      'the link',
      z.object({ name: z.string(), purpose, username: z.string().nullable(), expiresAt: z.string() }),
    ),
    ...problems,
  },
});

const accept = createRoute({
  method: 'post',
  path: '/invitations/accept',
  tags: ['sign-in'],
  security: [],
  summary: 'Set user name and password by a link',
  description: 'The user name is needed the first time, and stays. Sign in with both afterwards.',
  request: {
    body: bodyOf(z.strictObject({ token: linkToken, username: username.optional(), password: newPassword })),
  },
  responses: { 201: json('the user name', z.object({ username: z.string() })), ...problems },
});

const nameNeeded = () => apiError('http/invalid', { issues: [{ path: 'username', message: 'a user name is needed' }] });

const unused = (kind: Exclude<LinkUsed['kind'], 'used'>) => {
  if (kind === 'name-needed') return nameNeeded();
  return apiError(kind === 'name-taken' ? 'auth/name-taken' : 'auth/link-gone');
};

/** Routes of one-time links. */
export const invitationRoutes = (deps: Deps, parts: SignInParts) => {
  const { engine } = deps;
  const { signIn, people } = engine;
  const app = newRoutes();
  app.use('/invitations', administratorsOnly);
  /** An open link with its person, who may sign in. */
  const openLink = async (token: string) => {
    const link = await signIn.openLink(token);
    const owner = link === null ? null : await people.find(link.person);
    if (link === null || owner === null || owner.disabledAt !== null) throw apiError('auth/link-gone');
    return { link, owner };
  };
  return app
    .openapi(invite, async (c) => {
      const { person: id } = c.req.valid('json');
      if (id === c.var.caller.person) throw apiError('auth/forbidden');
      const found = await people.find(id);
      if (found === null || found.disabledAt !== null) throw apiError('http/not-found');
      return c.json(await makeLink(c, deps, parts, id), 201);
    })
    .openapi(look, async (c) => {
      const { link, owner } = await openLink(c.req.valid('json').token);
      const login = await signIn.byPerson(owner.id);
      const { purpose: what, expiresAt } = link;
      c.header('cache-control', 'no-store');
      return c.json(
        { name: owner.name, purpose: what, username: login?.username ?? null, expiresAt: formatInstant(expiresAt) },
        200,
      );
    })
    .openapi(accept, async (c) => {
      c.header('cache-control', 'no-store');
      const { token, username: typed, password } = c.req.valid('json');
      const { owner } = await openLink(token);
      const name = (await signIn.byPerson(owner.id))?.username ?? typed?.toLowerCase() ?? null;
      if (name === null) throw nameNeeded();
      await checkPassword(password, 'password', [name, owner.id, owner.name, owner.agency ?? '']);
      const used = await signIn.useLink(token, { username: name, password: await parts.hasher.hash(password) });
      if (used.kind !== 'used') throw unused(used.kind);
      await parts.lockout.forget(used.username);
      parts.onLinkUsed(used.person);
      noteSignIn(c, deps, 'link-used', { person: used.person });
      return c.json({ username: used.username }, 201);
    });
};
