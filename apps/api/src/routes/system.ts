import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { StoreUnavailableError } from '@gongkai/engine';
import {
  apiError,
  callerOf,
  caseGauges,
  type Deps,
  type Env,
  json,
  loggableError,
  problems,
  RETRY_AFTER,
  STORE_ERROR_CODES,
} from '../http/index.ts';
import type { SignInParts } from '../sign-in/sign-in.ts';

const health = createRoute({
  method: 'get',
  security: [],
  path: '/healthz',
  tags: ['operation'],
  summary: 'Alive',
  responses: { 200: json('the process answers', z.object({ status: z.literal('ok') })) },
});

const readySchema = z.object({
  status: z.enum(['ready', 'not-ready']),
  code: z
    .enum(STORE_ERROR_CODES)
    .optional()
    .openapi({ description: 'why the store takes no fact: one of the codes `store/…`, see docs/errors.md' }),
  // Not a reason to be not ready: reading and recording go on, and the only node of an agency must not be taken away.
  clock: z.enum(['trusted', 'stopped']).openapi({
    description: '`stopped`: the clock of the host jumped, and no expiry is recorded until the time is confirmed',
  }),
  calendar: z.object({ version: z.string(), openFrom: z.string(), missingYear: z.int() }),
});

const ready = createRoute({
  method: 'get',
  security: [],
  path: '/readyz',
  tags: ['operation'],
  summary: 'Ready: the store takes a fact, as a write of its own proves in two seconds at most',
  responses: {
    200: json('ready', readySchema),
    503: json('the store takes no fact; `code` says why, `Retry-After` when to ask again', readySchema),
  },
});

const metricsRoute = createRoute({
  method: 'get',
  security: [],
  path: '/metrics',
  tags: ['operation'],
  summary: 'Metrics for Prometheus',
  description: 'By setting they need no key, the key of an administrator, or are not served.',
  responses: { 200: { description: 'text format', content: { 'text/plain': { schema: z.string() } } }, ...problems },
});

/** Routes for operators; without a key, and without data of any case. */
export const systemRoutes = (deps: Deps, signIn: SignInParts) => {
  const { engine, metrics, logger, metricsFor = 'everybody' } = deps;
  // Read at each request: loaded notices change it, also those of another node.
  const calendar = () => {
    const { version, openFrom, missingYear } = engine.calendar;
    return { version, openFrom, missingYear };
  };
  const gauges = metrics === undefined ? null : caseGauges(engine, metrics);
  return new OpenAPIHono<Env>()
    .openapi(health, (c) => c.json({ status: 'ok' as const }, 200))
    .openapi(ready, async (c) => {
      const about = () => ({ clock: engine.clock().state, calendar: calendar() });
      try {
        await engine.ready();
        return c.json({ status: 'ready' as const, ...about() }, 200);
      } catch (error) {
        logger.error({ err: loggableError(error) }, 'the store takes no fact');
        const code = error instanceof StoreUnavailableError ? error.code : 'store/unavailable';
        c.header('retry-after', String(RETRY_AFTER.get(code)));
        return c.json({ status: 'not-ready' as const, code, ...about() }, 503);
      }
    })
    .openapi(metricsRoute, async (c) => {
      if (metricsFor === 'nobody') throw apiError('http/not-found');
      if (metricsFor === 'administrators' && (await callerOf(deps, signIn, c)).administrator === null)
        throw apiError('auth/forbidden');
      metrics?.calendarMissingYear.set(engine.calendar.missingYear);
      try {
        await gauges?.();
      } catch (error) {
        // A case that cannot be read must not hide the other figures.
        logger.error({ err: loggableError(error) }, 'the cases cannot be counted');
      }
      if (metrics === undefined) return c.text('', 200);
      return c.text(await metrics.render(), 200, { 'content-type': metrics.contentType });
    });
};
