import { createRoute, z } from '@hono/zod-openapi';
import { OVERLAY_WARNING } from '@gongkai/calendar/overlays';
import { text, words } from '@gongkai/core';
import type { Agency, Engine } from '@gongkai/engine';
import { agencyTree, StatsError } from '@gongkai/stats';
import { refuseConditions } from '../http/caller.ts';
import { calendarProblem } from '../http/calendar-problem.ts';
import { figureProblem } from '../http/figure-problem.ts';
import { apiError } from '../http/problem.ts';
import { json, listRoute, newRoutes, problems } from '../http/routes.ts';
import type { Deps } from '../http/types.ts';
import { localDaysInput, localDaysOf, localDaysSchema, localDaysView, MOST_REGIONS } from './local-days.ts';
import { agencyName, bodyOf } from './schemas.ts';

const MOST_AGENCIES = 5000;

const agencySchema = z
  .strictObject({
    id: agencyName,
    name: words(100),
    level: words(40).openapi({ description: 'the level, such as 省, 州市, 县, 部门; for display only' }),
    parent: agencyName.nullable().openapi({ description: 'the agency above it; null at the top' }),
    overlays: z.array(localDaysSchema).optional().openapi({
      description: 'its local days, in place of those of the agency above it; absent: those of that agency',
    }),
  })
  .openapi('Agency');
const listSchema = z.object({ agencies: z.array(agencySchema) });
const putSchema = agencySchema
  .extend({
    overlays: z
      .array(localDaysInput)
      .max(MOST_REGIONS)
      .nullish()
      .openapi({
        description:
          'local days: regions that ship, by name, or the days themselves; an empty list: none; null: those of the ' +
          `agency above it; absent: as they are. ${OVERLAY_WARNING.en}`,
      }),
  })
  .openapi('AgencyInput');
const EVERY_AGENCY = 'every agency of the tree';

const readAgencies = listRoute({
  path: '/agencies',
  tags: ['figures'],
  summary: 'List the agencies of the region, each with its parent',
  description: EVERY_AGENCY,
  schema: listSchema,
});

const putAgencies = createRoute({
  method: 'put',
  path: '/agencies',
  tags: ['figures'],
  summary: 'Add agencies, or change their name, level or parent; for administrators',
  description:
    'Other agencies stay as they are. An agency is never removed, because its cases stay. Where local days change, ' +
    'the cases of the agency and of those below it are recomputed, and every moved date is recorded.',
  request: { body: bodyOf(z.strictObject({ agencies: z.array(putSchema).min(1).max(MOST_AGENCIES) })) },
  responses: { 200: json(EVERY_AGENCY, listSchema), ...problems },
});

const checkTree = (agencies: Parameters<typeof agencyTree>[0]): void => {
  try {
    agencyTree(agencies);
  } catch (error) {
    if (!(error instanceof StatsError)) throw error;
    throw figureProblem('agency/bad-tree', text(`行政机关隶属关系有误:${error.message}`, error.message));
  }
};

const putAll = async (engine: Engine, agencies: readonly Agency[], by: string): Promise<void> => {
  try {
    await engine.putAgencies(agencies, by);
  } catch (error) {
    throw calendarProblem('agencies', error);
  }
};

const agencyView = ({ overlays, ...agency }: Agency): z.infer<typeof agencySchema> =>
  overlays === undefined ? agency : { ...agency, overlays: overlays.map(localDaysView) };

/** Routes of the tree of agencies. */
export const agencyRoutes = ({ engine }: Deps) =>
  newRoutes()
    .openapi(readAgencies, async (c) => c.json({ agencies: (await engine.figures.agencies()).map(agencyView) }, 200))
    .openapi(putAgencies, async (c) => {
      refuseConditions(c);
      if (c.var.caller.administrator !== 'system') throw apiError('auth/forbidden');
      const { agencies: given } = c.req.valid('json');
      const before = await engine.figures.agencies();
      const kept = before.filter(({ id }) => !given.some((one) => one.id === id));
      checkTree([...kept, ...given]);
      const known = new Map(before.map(({ id, overlays }) => [id, overlays]));
      await putAll(
        engine,
        given.map(({ overlays, ...one }) => ({
          ...one,
          overlays: overlays === undefined ? known.get(one.id) : (overlays?.map(localDaysOf) ?? undefined),
        })),
        c.var.caller.id,
      );
      return c.json({ agencies: (await engine.figures.agencies()).map(agencyView) }, 200);
    });
