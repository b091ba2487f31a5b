import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import type { HonoRequest, MiddlewareHandler } from 'hono';
import { pino } from 'pino';
import {
  answerError,
  answerNotFound,
  apiError,
  type Deps,
  type Env,
  invalidRequest,
  openApiDocument,
  openRoutesOf,
  page,
  readForm,
  validateJsonBody,
  withAccessLog,
  withCaller,
  withDeadline,
  withRequestId,
  withSecurityHeaders,
} from './http/index.ts';
import {
  agencyRoutes,
  attachmentRoutes,
  auditRoutes,
  calendarRoutes,
  calendarYearRoutes,
  caseListRoutes,
  caseRoutes,
  clockRoutes,
  delegationRoutes,
  deskRoutes,
  dutyRoutes,
  endpointRoutes,
  errorRoutes,
  eventRoutes,
  factRoutes,
  feedRoutes,
  formRoutes,
  importRoutes,
  invitationRoutes,
  keyRoutes,
  LARGEST_UPLOAD,
  mergeRoutes,
  meRoutes,
  noticeRoutes,
  ownLoginRoutes,
  partyRoutes,
  peopleRoutes,
  personDutyRoutes,
  procedureRoutes,
  profileRoutes,
  publicationRoutes,
  referenceRoutes,
  regionRoutes,
  registerRoutes,
  reportRoutes,
  rosterRoutes,
  searchRoutes,
  sessionRoutes,
  setUpRoutes,
  splitRoutes,
  systemClockRoutes,
  systemRoutes,
  tableRoutes,
  taskRoutes,
  timelinessRoutes,
  unifiedRoutes,
} from './routes/index.ts';
import { consoleRoutes } from './console/console-routes.ts';
import { createSignIn, type SignInParts } from './sign-in/sign-in.ts';
import { withAddressLimit } from './limits/with-address-limit.ts';
import { createAppPool, createLookPool, withPlace } from './work/pool.ts';

const DEADLINE_MS = 15_000;
const LARGEST_BODY = 1024 * 1024;

const tooLarge = (): never => {
  throw apiError('http/too-large');
};

const limited = (maxSize: number): MiddlewareHandler => {
  const counting = bodyLimit({ maxSize, onError: tooLarge });
  return (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    // The server enforces a declared length; only a body without one is counted as it arrives.
    const declared = c.req.header('transfer-encoding') === undefined ? c.req.header('content-length') : undefined;
    if (declared === undefined) return counting(c, next);
    return Number(declared) > maxSize ? tooLarge() : next();
  };
};

const ofBody = limited(LARGEST_BODY);
const ofUpload = limited(LARGEST_UPLOAD);
const UPLOAD = /\/api\/v1\/(?:audits|imports)$/;
const IMPORT = /\/api\/v1\/imports$/;
const ATTACHMENT = /\/api\/v1\/cases\/[^/]+\/attachments$/;

const isPost = ({ method, path }: HonoRequest, to: RegExp): boolean => method === 'POST' && to.test(path);

const isImport = (request: HonoRequest): boolean => isPost(request, IMPORT);

/** A file that is attached is counted where it is stored, and never held in memory. */
const withBodyLimit: MiddlewareHandler = async (c, next) => {
  if (!isPost(c.req, ATTACHMENT)) return (isPost(c.req, UPLOAD) ? ofUpload : ofBody)(c, next);
  await next();
  // A refused upload was not read to its end: the next request would wait behind the rest of it.
  if (c.res.status >= 400) c.header('connection', 'close');
};

/** The API under /api/v1, for mounting and for the typed client. */
const versionOne = (deps: Deps, signIn: SignInParts) => {
  const app = new OpenAPIHono<Env>({ defaultHook: invalidRequest() });
  const inPlace = withPlace(deps.pool ?? createAppPool(deps.stopping));
  app.use('/audits', inPlace, readForm);
  app.use('/imports', inPlace, readForm);
  app.use(validateJsonBody);
  return app
    .route('/', procedureRoutes(deps))
    .route('/', calendarRoutes(deps))
    .route('/', calendarYearRoutes(deps))
    .route('/', caseListRoutes(deps))
    .route('/', caseRoutes(deps))
    .route('/', searchRoutes(deps))
    .route('/', deskRoutes(deps))
    .route('/', factRoutes(deps))
    .route('/', splitRoutes(deps))
    .route('/', mergeRoutes(deps))
    .route('/', regionRoutes(deps))
    .route('/', clockRoutes(deps))
    .route('/', systemClockRoutes(deps))
    .route('/', keyRoutes(deps))
    .route('/', sessionRoutes(deps, signIn))
    .route('/', unifiedRoutes(deps, signIn))
    .route('/', invitationRoutes(deps, signIn))
    .route('/', ownLoginRoutes(deps, signIn))
    .route('/', meRoutes(deps))
    .route('/', noticeRoutes(deps))
    .route('/', feedRoutes(deps, signIn))
    .route('/', peopleRoutes(deps))
    .route('/', personDutyRoutes(deps))
    .route('/', delegationRoutes(deps))
    .route('/', rosterRoutes(deps))
    .route('/', endpointRoutes(deps))
    .route('/', taskRoutes(deps))
    .route('/', dutyRoutes(deps))
    .route('/', eventRoutes(deps))
    .route('/', reportRoutes(deps))
    .route('/', agencyRoutes(deps))
    .route('/', profileRoutes(deps))
    .route('/', partyRoutes(deps))
    .route('/', importRoutes(deps, signIn))
    .route('/', registerRoutes(deps))
    .route('/', formRoutes())
    .route('/', tableRoutes(deps))
    .route('/', publicationRoutes(deps))
    .route('/', timelinessRoutes(deps))
    .route('/', auditRoutes())
    .route('/', attachmentRoutes(deps, deps.looks ?? createLookPool(deps.stopping)));
};

/** Options of an app; without a logger it logs nothing. */
export type AppOptions = Omit<Deps, 'logger'> & Partial<Pick<Deps, 'logger'>>;

/** Creates the API as a value: it listens on nothing and reads no environment. Mount it, or call `app.request()`. */
export const createApp = (options: AppOptions) => {
  // What the log of security says goes by no level: without a logger it has nowhere to go.
  const deps: Deps = { ...options, logger: options.logger ?? pino({ level: 'silent' }, { write: () => undefined }) };
  const app = new OpenAPIHono<Env>({ defaultHook: invalidRequest() });
  const signIn = createSignIn(deps.engine, deps.signIn);
  const open = openRoutesOf(app);
  const deadline = withDeadline(deps.deadlineMs ?? DEADLINE_MS);
  // A ledger of many thousand rows takes longer, and does not hold up others.
  const inTime: MiddlewareHandler = (c, next) => (isImport(c.req) ? next() : deadline(c, next));
  app.use(
    withRequestId,
    withAccessLog(deps),
    withSecurityHeaders,
    inTime,
    withBodyLimit,
    withCaller(deps, signIn, open),
  );
  if (deps.limits !== undefined) app.use(withAddressLimit(deps.limits));
  app.onError(answerError(deps));
  app.notFound(answerNotFound(app, open, deps, signIn));
  const served = app
    .route('/', systemRoutes(deps, signIn))
    .route('/', errorRoutes(deps))
    .route('/api/v1', versionOne(deps, signIn));
  const hasConsole = deps.console !== undefined;
  if (deps.console !== undefined) {
    app.openapi(page('/'), (c) => c.redirect('/console/', 302));
    app.route('/', consoleRoutes(deps.console));
  }
  app.route('/', setUpRoutes(hasConsole));
  if (deps.reference !== false) app.route('/', referenceRoutes(hasConsole));
  if (deps.reference === false) return served;
  let document: string | null = null;
  app.openapi(page('/openapi.json'), (c) => {
    document ??= JSON.stringify(openApiDocument(app, [...deps.engine.procedures.values()], deps.version ?? '0.1.0'));
    return c.body(document, 200, { 'content-type': 'application/json' });
  });
  return served;
};

/** The type of the app, for `hc`. */
export type AppType = ReturnType<typeof createApp>;
