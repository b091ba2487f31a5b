import { createRoute, z } from '@hono/zod-openapi';
import { addDays, civilDate, civilDateOf } from '@gongkai/calendar';
import {
  apiError,
  type Deps,
  json,
  makerOf,
  newRoutes,
  problems,
  refuseConditions,
  requireSystem,
} from '../http/index.ts';
import { heldDutySchema, heldDutyView } from '../views/people-view.ts';
import { checkOrder, dutiesToHold } from './people-schemas.ts';
import { agencyName, bodyOf, civilDay } from './schemas.ts';

const params = z.object({ id: z.string().max(100) });

const grant = (duties: readonly string[]) =>
  createRoute({
    method: 'post',
    path: '/people/{id}/duties',
    tags: ['people'],
    summary: 'Grant a duty to a person in an agency; for system administrators',
    description:
      'Days are civil days of Asia/Shanghai, the first and the last one included. The agency has to be within the reach of ' +
      'the person. An administrator holds no duty, and nobody grants one to themselves.',
    request: {
      params,
      body: bodyOf(
        z.strictObject({
          agency: agencyName,
          duty: z.enum(duties),
          firstDay: civilDay.optional().openapi({ description: 'today by default' }),
          lastDay: civilDay.nullable().optional(),
        }),
      ),
    },
    responses: { 201: json('the duty', heldDutySchema), ...problems },
  });

const end = (duties: readonly string[]) =>
  createRoute({
    method: 'post',
    path: '/people/{id}/duties/end',
    tags: ['people'],
    summary: 'End a duty of a person; for system administrators',
    description: 'The last day is today by default; with yesterday the duty ends at once. The row stays, with its end.',
    request: {
      params,
      body: bodyOf(z.strictObject({ agency: agencyName, duty: z.enum(duties), lastDay: civilDay.optional() })),
    },
    responses: { 200: json('the duty', heldDutySchema), ...problems },
  });

/** Routes that grant and end duties. */
export const personDutyRoutes = (deps: Deps) => {
  const { engine } = deps;
  const duties = dutiesToHold(deps);
  return newRoutes()
    .openapi(grant(duties), async (c) => {
      requireSystem(c.var.caller);
      refuseConditions(c);
      const { id: person } = c.req.valid('param');
      const { firstDay = civilDateOf(await engine.now()), ...asked } = c.req.valid('json');
      checkOrder(firstDay, asked.lastDay, 'lastDay');
      const granted = { person, firstDay, ...asked, lastDay: asked.lastDay ?? null };
      return c.json(heldDutyView(await engine.people.grant(granted, makerOf(c.var.caller))), 201);
    })
    .openapi(end(duties), async (c) => {
      requireSystem(c.var.caller);
      refuseConditions(c);
      const { id: person } = c.req.valid('param');
      const today = civilDateOf(await engine.now());
      const { lastDay = today, ...asked } = c.req.valid('json');
      if (civilDate(lastDay) < addDays(today, -1)) {
        throw apiError('http/invalid', { issues: [{ path: 'lastDay', message: 'is before yesterday' }] });
      }
      return c.json(heldDutyView(await engine.people.end({ person, lastDay, ...asked }, makerOf(c.var.caller))), 200);
    });
};
