import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { caseGauges } from '../http/case-gauges.ts';
import { loggableError } from '../http/loggable-error.ts';
import { holderOf } from '../http/key-guard.ts';
import { apiError } from '../http/problem.ts';
import { json, problems } from '../http/routes.ts';
import type { Deps, Env } from '../http/types.ts';

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
  calendar: z.object({ version: z.string(), openFrom: z.string(), missingYear: z.int() }),
});

const ready = createRoute({
  method: 'get',
  security: [],
  path: '/readyz',
  tags: ['operation'],
  summary: 'Ready: the store can be read',
  responses: { 200: json('ready', readySchema), 503: json('the store cannot be read', readySchema) },
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
export const systemRoutes = (deps: Deps) => {
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
      try {
        await engine.ready();
        return c.json({ status: 'ready' as const, calendar: calendar() }, 200);
      } catch (error) {
        logger.error({ err: loggableError(error) }, 'the store cannot be read');
        return c.json({ status: 'not-ready' as const, calendar: calendar() }, 503);
      }
    })
    .openapi(metricsRoute, async (c) => {
      if (metricsFor === 'nobody') throw apiError('http/not-found');
      if (metricsFor === 'administrators' && !(await holderOf(deps, c)).administrator) throw apiError('auth/forbidden');
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
