import { OpenAPIHono } from '@hono/zod-openapi';
import { BadCursorError, EngineBusyError, EngineClosedError } from '@gongkai/engine';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { invalidRequest } from './http/hooks.ts';
import { withAccessLog, withKey, withRequestId } from './http/middleware.ts';
import { openApiDocument } from './http/openapi.ts';
import type { ApiErrorCode, Problem } from './http/problem.ts';
import { apiProblem, ProblemError, statusOf } from './http/problem.ts';
import type { Deps, Env } from './http/types.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { caseRoutes } from './routes/cases.ts';
import { errorRoutes } from './routes/errors.ts';
import { keyRoutes } from './routes/keys.ts';
import { procedureRoutes } from './routes/procedures.ts';
import { referenceRoutes } from './routes/reference.ts';
import { reportRoutes } from './routes/reports.ts';
import { systemRoutes } from './routes/system.ts';

const LARGEST_BODY = 1024 * 1024;

// Swagger's page styles itself inline; nothing on any page runs inline or comes from another host.
const headers = secureHeaders({
  strictTransportSecurity: 'max-age=31536000; includeSubDomains',
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

const BY_STATUS: Readonly<Record<number, ApiErrorCode>> = {
  400: 'http/bad-request',
  404: 'http/not-found',
  405: 'http/method-not-allowed',
  413: 'http/too-large',
  415: 'http/media-type',
};

const problemOf = (error: Error): Problem | null => {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof EngineBusyError || error instanceof EngineClosedError) return apiProblem('engine/busy');
  if (error instanceof BadCursorError) {
    return apiProblem('http/invalid', { issues: [{ path: 'after', message: 'no cursor that a page gave' }] });
  }
  const code = error instanceof HTTPException ? BY_STATUS[error.status] : undefined;
  return code === undefined ? null : apiProblem(code);
};

/** The API under /api/v1, for mounting and for the typed client. */
const versionOne = (deps: Deps) => {
  const app = new OpenAPIHono<Env>({ defaultHook: invalidRequest });
  for (const path of ['/cases', '/cases/*', '/keys', '/keys/*', '/reports/*']) app.use(path, withKey(deps));
  return app
    .route('/', procedureRoutes(deps))
    .route('/', calendarRoutes(deps))
    .route('/', caseRoutes(deps))
    .route('/', keyRoutes(deps))
    .route('/', reportRoutes(deps));
};

/**
 * The API as a value: it listens on nothing and reads no environment. Mount it, or call `app.request()`.
 */
export const createApp = (deps: Deps) => {
  const app = new OpenAPIHono<Env>({ defaultHook: invalidRequest });
  app.use(withRequestId, withAccessLog(deps), headers);
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: () => {
        throw new ProblemError(apiProblem('http/too-large'));
      },
    }),
  );
  app.onError((error, c) => {
    const known = problemOf(error);
    if (known === null) deps.logger.error({ err: error, requestId: c.var.requestId }, 'unexpected');
    const problem = { ...(known ?? apiProblem('http/internal')), instance: c.var.requestId };
    const status = statusOf(problem);
    if (status === 401) c.header('www-authenticate', 'Bearer');
    if (status === 503) c.header('retry-after', '1');
    return c.json(problem, status, { 'content-type': 'application/problem+json' });
  });
  app.notFound((c) => {
    const known = app.routes.some(
      (route) => route.method !== 'ALL' && route.method !== c.req.method && matches(route.path, c.req.path),
    );
    throw new ProblemError(apiProblem(known ? 'http/method-not-allowed' : 'http/not-found'));
  });
  const served = app.route('/', systemRoutes(deps)).route('/', errorRoutes(deps)).route('/api/v1', versionOne(deps));
  app.route('/', referenceRoutes());
  let document: Record<string, unknown> | null = null;
  app.get('/openapi.json', (c) => {
    document ??= openApiDocument(app, [...deps.engine.procedures.values()], deps.version ?? '0.1.0');
    return c.json(document);
  });
  return served;
};

// A route's pattern against a path: `:name` stands for one segment.
const matches = (pattern: string, path: string): boolean => {
  if (pattern.includes('*')) return false;
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => part.startsWith(':') || part.startsWith('{') || part === given[at])
  );
};

/** The type of the app, for `hc`. */
export type AppType = ReturnType<typeof createApp>;
