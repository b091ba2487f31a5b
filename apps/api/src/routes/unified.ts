import { createRoute, z } from '@hono/zod-openapi';
import type { Login } from '@gongkai/engine';
import type { Context } from 'hono';
import { apiError, type Deps, type Env, json, loggableError, newRoutes, problems } from '../http/index.ts';
import { dropCookie, giveCookie, readCookie } from '../sign-in/cookies.ts';
import { noteSignIn } from '../sign-in/note.ts';
import { startSession } from '../sign-in/sessions.ts';
import { newToken } from '../sign-in/token.ts';
import type { SignInParts } from '../sign-in/sign-in.ts';
import type { Underway } from '../sign-in/unified.ts';

const PATH = '/api/v1/sign-in/unified';

/** How long a person may take at the provider, in milliseconds. */
const UNDERWAY_MS = 10 * 60_000;

const begin = createRoute({
  method: 'post',
  path: '/sign-in/unified',
  tags: ['sign-in'],
  security: [],
  summary: 'Begin to sign in by the unified identity',
  description:
    'Answers the address of the provider, to which the page then goes; the browser comes back within ten minutes.',
  responses: { 200: json('where to go', z.object({ location: z.string() })), ...problems },
});

const text = z.string().max(4000).optional();

const finish = createRoute({
  method: 'get',
  path: '/sign-in/unified',
  tags: ['sign-in'],
  security: [],
  summary: 'Where the provider sends the browser back',
  description:
    'Starts the session of the person whom the configured claim names, and goes on to the front page. It makes nobody: ' +
    'who is not registered here is refused. Where the provider says in `amr` that two factors were shown, none is asked for.',
  request: {
    query: z.strictObject({
      code: text,
      state: z.string().max(200),
      iss: text,
      session_state: text,
      error: text,
      error_description: text,
      error_uri: text,
    }),
  },
  responses: { 303: { description: 'signed in' }, ...problems },
});

const nameOf = (state: string): string => `unified ${state}`;

/** What was kept for a state, which the cookie of the same browser has to hold too. */
const takeUnderway = async (c: Context, { engine }: Deps, state: string): Promise<Underway | null> => {
  const isOwn = readCookie(c, 'gongkai-unified') === state && state !== '';
  const kept = isOwn ? await engine.signIn.take(nameOf(state)) : null;
  // It was kept by `begin`.
  return kept === null ? null : (JSON.parse(kept) as Underway);
};

/** Asks the provider; a failure is answered alike whatever it is, and the log has its reason. */
const asking = async <T>(
  c: Context<Env>,
  { logger }: Deps,
  code: 'auth/unified-failed' | 'auth/unified-down',
  ask: () => Promise<T>,
): Promise<T> => {
  try {
    return await ask();
  } catch (error) {
    logger.warn({ err: loggableError(error), requestId: c.var.requestId }, 'unified identity');
    throw apiError(code);
  }
};

/** Routes of the unified identity. */
export const unifiedRoutes = (deps: Deps, parts: SignInParts) => {
  const { engine } = deps;
  const { unified } = parts;
  return newRoutes()
    .openapi(begin, async (c) => {
      c.header('cache-control', 'no-store');
      if (unified === null) throw apiError('auth/unified-off');
      const origin = parts.origins.own(c);
      const state = newToken();
      const { location, ...kept } = await asking(c, deps, 'auth/unified-down', () =>
        unified.begin(origin + PATH, state),
      );
      await engine.signIn.keep(nameOf(state), JSON.stringify({ ...kept, origin }), UNDERWAY_MS);
      giveCookie(c, 'gongkai-unified', state, origin);
      return c.json({ location }, 200);
    })
    .openapi(finish, async (c) => {
      c.header('cache-control', 'no-store');
      if (unified === null) throw apiError('auth/unified-off');
      const { state } = c.req.valid('query');
      const underway = await takeUnderway(c, deps, state);
      dropCookie(c, 'gongkai-unified');
      if (underway === null) throw apiError('auth/unified-failed');
      const returned = new URL(underway.origin + PATH + new URL(c.req.url).search);
      const proved = await asking(c, deps, 'auth/unified-failed', () => unified.finish(returned, state, underway));
      const caller = proved === null ? null : await engine.people.callerOf(proved.person);
      if (proved === null || caller === null) {
        noteSignIn(c, deps, 'sign-in-failed', { person: null, way: 'unified' });
        throw apiError('auth/unified-unknown');
      }
      const { person, factors } = proved;
      await makeLogin(deps, person);
      const address = deps.limits?.addressOf(c) ?? 'local';
      const { id } = await startSession(engine, c, { person, way: 'unified', factors, address }, underway.origin);
      noteSignIn(c, deps, 'signed-in', { person, way: 'unified', session: id });
      return c.redirect('/', 303);
    });
};

/** A login without a password, on which a second factor can be set. */
const makeLogin = async ({ engine: { signIn } }: Deps, person: string): Promise<void> => {
  if ((await signIn.byPerson(person)) !== null) return;
  const madeAt = await signIn.now();
  const none = { username: null, password: null, passwordAt: null, factor: null, factorAt: null, recovery: [] };
  const edit = (before: Login | null): Login | null => (before === null ? { ...none, person, madeAt } : null);
  await signIn.change(person, { kind: 'login.made', by: person, edit });
};
