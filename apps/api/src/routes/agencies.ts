import { createRoute, z } from '@hono/zod-openapi';
import { OVERLAY_WARNING } from '@gongkai/calendar/overlays';
import { text, words } from '@gongkai/core';
import { type AgencyOn, type AgencyPut, AgencyTreeError, ALWAYS, type Engine } from '@gongkai/engine';
import {
  apiError,
  calendarProblem,
  type Deps,
  figureProblem,
  json,
  newRoutes,
  problems,
  refuseConditions,
} from '../http/index.ts';
import { localDaysInput, localDaysOf, localDaysSchema, localDaysView, MOST_REGIONS } from './local-days.ts';
import { dayText } from '../views/schema.ts';
import { agencyName, bodyOf, civilDay } from './schemas.ts';

const MOST_AGENCIES = 5000;

const place = z.strictObject({
  id: agencyName,
  name: words(100),
  level: words(40).openapi({ description: 'the level, such as 省, 州市, 县, 部门; for display only' }),
  parent: agencyName.nullable().openapi({ description: 'the agency above it; null at the top' }),
});
const agencySchema = place
  .extend({
    overlays: z.array(localDaysSchema).optional().openapi({
      description: 'its local days, in place of those of the agency above it; absent: those of that agency',
    }),
    since: dayText
      .optional()
      .openapi({ description: 'the day from which name, level and parent are these; absent: always' }),
    ended: z.boolean().optional().openapi({ description: 'true where it has ended; its cases stay' }),
  })
  .openapi('Agency');
const listSchema = z.object({ agencies: z.array(agencySchema) });
const putSchema = place
  .extend({
    from: civilDay.optional().openapi({
      description: 'the day from which this holds, also one to come; default: today, for a new agency since always',
    }),
    ended: z
      .boolean()
      .optional()
      .openapi({ description: 'true: it has ended on this day; nothing may be below it then' }),
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

const readAgencies = createRoute({
  method: 'get',
  path: '/agencies',
  tags: ['agencies'],
  summary: 'List the agencies of the region as they are on a day, each with its parent',
  description: 'Those that have begun by then; those that had ended say so.',
  request: {
    query: z.strictObject({ on: civilDay.optional().openapi({ description: 'the day; today by default' }) }),
  },
  responses: { 200: json(EVERY_AGENCY, listSchema), ...problems },
});

const placesSchema = z.object({
  places: z.array(
    place.omit({ id: true }).extend({ from: dayText, ended: z.boolean(), by: z.string() }).openapi('AgencyPlace'),
  ),
});

const readPlaces = createRoute({
  method: 'get',
  path: '/agencies/{id}/places',
  tags: ['agencies'],
  summary: 'List the names, levels and parents of an agency, in the order in which they were put',
  description: 'Of two from the same day the later one is valid. Empty for an agency that was never changed.',
  request: { params: z.object({ id: agencyName }) },
  responses: { 200: json('every place that it was given', placesSchema), ...problems },
});

const putAgencies = createRoute({
  method: 'put',
  path: '/agencies',
  tags: ['agencies'],
  summary: 'Add agencies, or change their name, level or parent; for administrators',
  description:
    'Other agencies stay as they are. An agency is never removed, because its cases stay: it ends on a day. The ' +
    'agencies form a tree on each day. Where local days change, ' +
    'the cases of the agency and of those below it are recomputed, and every moved date is recorded.',
  request: { body: bodyOf(z.strictObject({ agencies: z.array(putSchema).min(1).max(MOST_AGENCIES) })) },
  responses: { 200: json(EVERY_AGENCY, listSchema), ...problems },
});

const putAll = async (engine: Engine, agencies: readonly AgencyPut[], by: string): Promise<void> => {
  try {
    await engine.putAgencies(agencies, by);
  } catch (error) {
    if (error instanceof AgencyTreeError) {
      throw figureProblem('agency/bad-tree', text(`行政机关隶属关系有误:${error.message}`, error.message));
    }
    throw calendarProblem('agencies', error);
  }
};

const agencyView = ({ overlays, since, ended, ...agency }: AgencyOn): z.infer<typeof agencySchema> => ({
  ...agency,
  ...(overlays === undefined ? {} : { overlays: overlays.map(localDaysView) }),
  ...(since === ALWAYS ? {} : { since }),
  ...(ended ? { ended } : {}),
});

/** Routes of the tree of agencies. */
export const agencyRoutes = ({ engine }: Deps) =>
  newRoutes()
    .openapi(readAgencies, async (c) => {
      const agencies = await engine.agencies.on(c.req.valid('query').on);
      return c.json({ agencies: agencies.map(agencyView) }, 200);
    })
    .openapi(readPlaces, async (c) => {
      const places = await engine.agencies.places(c.req.valid('param').id);
      const view = places.map(({ from, name, level, parent, ended, by }) => ({ from, name, level, parent, ended, by }));
      return c.json({ places: view }, 200);
    })
    .openapi(putAgencies, async (c) => {
      refuseConditions(c);
      if (c.var.caller.administrator !== 'system') throw apiError('auth/forbidden');
      const { agencies: given } = c.req.valid('json');
      const before = await engine.figures.agencies();
      const known = new Map(before.map(({ id, overlays }) => [id, overlays]));
      await putAll(
        engine,
        given.map(({ overlays, ...one }) => ({
          ...one,
          overlays: overlays === undefined ? known.get(one.id) : (overlays?.map(localDaysOf) ?? undefined),
        })),
        c.var.caller.id,
      );
      return c.json({ agencies: (await engine.agencies.on()).map(agencyView) }, 200);
    });
