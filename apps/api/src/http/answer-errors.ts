import {
  BadCursorError,
  EngineBusyError,
  EngineClosedError,
  KeyRefusedError,
  PersonRefusedError,
  StoreUnavailableError,
} from '@gongkai/engine';
import type { ReadingErrorCode } from '@gongkai/reading';
import { RefusedByTask, WorkError } from '@gongkai/reading/apart';
import type { ErrorHandler, Hono, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { API_ERRORS, type ApiErrorCode } from './api-errors.ts';
import type { ErrorRecord } from './error-record.ts';
import { callerOf } from './key-guard.ts';
import { preferredLanguage } from './language.ts';
import { loggableError } from './loggable-error.ts';
import { READING_ERRORS } from './reading-errors.ts';
import type { OpenRoutes } from './open-routes.ts';
import { apiError, apiProblem, type Problem, ProblemError } from './problem.ts';
import type { SignInParts } from '../sign-in/sign-in.ts';
import type { Deps, Env } from './types.ts';

// Codes of the errors that Hono throws, by their status.
const BY_STATUS: ReadonlyMap<number, ApiErrorCode> = new Map(
  (['http/bad-request', 'http/not-found', 'http/method-not-allowed', 'http/too-large', 'http/media-type'] as const).map(
    (code) => [API_ERRORS[code].status, code],
  ),
);

/** Seconds after which the client may try again, by code. */
export const RETRY_AFTER: ReadonlyMap<string, number> = new Map(
  Object.entries<ErrorRecord>(API_ERRORS).flatMap(([code, { retryAfter }]) =>
    retryAfter === undefined ? [] : [[code, retryAfter] as const],
  ),
);

// Node reports this for a request whose client has disconnected; an error of our own connection names its system call.
const hungUp = (error: Error): boolean => 'code' in error && error.code === 'ECONNRESET' && !('syscall' in error);

const isReadingCode = (code: string): code is ReadingErrorCode => Object.hasOwn(READING_ERRORS, code);

const problemOf = (error: Error): Problem | null => {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof EngineBusyError || error instanceof EngineClosedError) return apiProblem('engine/busy');
  if (error instanceof WorkError) return apiProblem(error.code);
  if (error instanceof RefusedByTask && isReadingCode(error.code)) return apiProblem(error.code);
  if (error instanceof StoreUnavailableError) return apiProblem(error.code);
  if (error instanceof BadCursorError) {
    return apiProblem('http/invalid', { issues: [{ path: 'after', message: 'not a cursor of a page' }] });
  }
  if (error instanceof KeyRefusedError || error instanceof PersonRefusedError) return apiProblem(error.code);
  // The client is gone, so the answer reaches only the log.
  if (hungUp(error)) return apiProblem('http/bad-request');
  const code = error instanceof HTTPException ? BY_STATUS.get(error.status) : undefined;
  return code === undefined ? null : apiProblem(code);
};

/** Answers every error as a problem; an unexpected one is a bare 500, and its reason goes to the log. */
export const answerError =
  ({ logger }: Deps): ErrorHandler<Env> =>
  (error, c) => {
    const { requestId } = c.var;
    const known = problemOf(error);
    if (known === null) logger.error({ err: loggableError(error), requestId }, 'unexpected');
    else if (error instanceof StoreUnavailableError) logger.error({ err: loggableError(error), requestId }, 'store');
    const problem = known ?? apiProblem('http/internal');
    const { status, code } = problem;
    c.set('refused', code);
    const language = preferredLanguage(c);
    if (status === 401) c.header('www-authenticate', 'Bearer');
    const wait = (error instanceof ProblemError ? error.retryAfter : undefined) ?? RETRY_AFTER.get(problem.code);
    if (wait !== undefined) c.header('retry-after', String(wait));
    c.header('content-language', language);
    c.header('vary', 'Accept-Language', { append: true });
    return c.json({ ...problem, detail: problem.reason[language], instance: requestId }, status, {
      'content-type': 'application/problem+json',
    });
  };

// Matches the pattern of a route against a path: `:name` is one segment that is not empty.
const matches = (pattern: string, path: string): boolean => {
  if (pattern.includes('*')) return false;
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => part === given[at] || (part.startsWith(':') && given[at] !== ''))
  );
};

const methodsOf = (routes: Hono<Env>['routes']): readonly string[] => [
  ...new Set(routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))),
];

/** Distinguishes an address that does not exist from one that takes other methods. */
export const answerNotFound =
  (
    app: Pick<Hono<Env>, 'routes'>,
    open: OpenRoutes,
    deps: Pick<Deps, 'engine' | 'limits'>,
    signIn: SignInParts,
  ): NotFoundHandler<Env> =>
  async (c) => {
    const there = app.routes.filter((one) => one.method !== 'ALL' && matches(one.path, c.req.path));
    if (there.length === 0) throw apiError('http/not-found');
    // Where every method needs a key or a session, a caller without one does not learn which methods there are.
    if (!there.some((one) => open.has(one))) await callerOf(deps, signIn, c);
    c.header('allow', methodsOf(there).join(', '));
    throw apiError('http/method-not-allowed');
  };
