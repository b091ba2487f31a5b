import { createRoute, z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import { clockStopView } from '@gongkai/engine';
import { administratorsOnly, apiError, type Deps, json, newRoutes, problems, refuseConditions } from '../http/index.ts';
import { instantText } from '../views/schema.ts';
import { bodyOf, instant } from './schemas.ts';

const MOST_STOPS = 20;

const stopSchema = z
  .object({
    reason: z.enum(['forwards', 'backwards', 'behind']).openapi({
      description:
        '`forwards`, `backwards`: it jumped while the node ran; `behind`: at its start it stood before the last fact',
    }),
    jumpSeconds: z.number().openapi({ description: 'by how much it was ahead; negative where it was behind' }),
    agreedAt: instantText.openapi({ description: 'what was recorded from then on may have a wrong `recordedAt`' }),
    foundAt: instantText,
    endedAt: instantText.nullable(),
    endedBy: z.string().nullable().openapi({ description: 'the key that confirmed the time; `system`: it came right' }),
  })
  .openapi('ClockStop');

const clockSchema = z.object({
  state: z.enum(['trusted', 'stopped']),
  now: instantText,
  stops: z.array(stopSchema).openapi({ description: 'the newest first' }),
});

const readClock = createRoute({
  method: 'get',
  path: '/system-clock',
  tags: ['operation'],
  summary: 'Show whether the clock of the host is believed, and when it was not',
  request: { query: z.strictObject({}) },
  responses: { 200: json('the clock', clockSchema), ...problems },
});

const confirmClock = createRoute({
  method: 'post',
  path: '/system-clock/confirmation',
  tags: ['operation'],
  summary: 'Confirm the time after the clock of the host jumped, so that expiries are recorded again',
  description:
    'Read `now` from another clock. It is compared with that of the system, and the confirmation is recorded with the key.',
  request: { body: bodyOf(z.strictObject({ now: instant })) },
  responses: {
    200: json('the clock is believed', z.object({ wasStopped: z.boolean() })),
    ...problems,
  },
});

/** Routes of the clock of the host; for administrators only. */
export const systemClockRoutes = ({ engine, logger }: Deps) => {
  const app = newRoutes();
  app.use('/system-clock', administratorsOnly);
  app.use('/system-clock/*', administratorsOnly);
  return app
    .openapi(readClock, async (c) => {
      const stops = await engine.clockStops(MOST_STOPS);
      const { state } = engine.clock();
      return c.json({ state, now: formatInstant(await engine.now()), stops: stops.map(clockStopView) }, 200);
    })
    .openapi(confirmClock, async (c) => {
      refuseConditions(c);
      const { id } = c.var.caller;
      try {
        const wasStopped = await engine.confirmClock(id, c.req.valid('json').now);
        logger.warn({ key: id, wasStopped }, 'the time was confirmed');
        return c.json({ wasStopped }, 200);
      } catch (error) {
        if (error instanceof RangeError) throw apiError('clock/other-time');
        throw error;
      }
    });
};
