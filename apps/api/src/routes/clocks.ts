import { createRoute, z } from '@hono/zod-openapi';
import { clocksOf } from '@gongkai/core';
import { apiError, caseFor, type Deps, json, newRoutes, problems, procedureOf } from '../http/index.ts';
import { clockSchema, tracedClockView, traceSchema } from '../views/index.ts';
import { caseIdParam } from './schemas.ts';

const readClock = createRoute({
  method: 'get',
  path: '/cases/{id}/clocks/{clock}',
  tags: ['cases'],
  summary: 'Explain a due date day by day',
  request: { params: caseIdParam.extend({ clock: z.string().max(80) }) },
  responses: {
    200: json(
      'the clock and every day of its count',
      clockSchema.extend({ trace: traceSchema }).openapi('ExplainedClock'),
    ),
    ...problems,
  },
});

/** The route that explains one clock of a case. */
export const clockRoutes = ({ engine }: Deps) =>
  newRoutes().openapi(readClock, async (c) => {
    const { id, clock } = c.req.valid('param');
    const record = await caseFor(engine, c.var.caller, id);
    const calendar = engine.calendarOf(record);
    const readings = clocksOf(procedureOf(engine, record), record.state, await engine.now(), { calendar });
    const reading = readings.find((one) => one.id === clock);
    if (reading === undefined) throw apiError('http/not-found');
    return c.json(tracedClockView(reading, calendar), 200);
  });
