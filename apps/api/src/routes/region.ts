import { createRoute, z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import { type Deps, json, newRoutes, pageOf, problems, reachOf } from '../http/index.ts';
import { instantText } from '../views/schema.ts';
import { datesOf } from './desk.ts';
import { flag, wholeNumber } from './schemas.ts';

const MOST_AGENCIES = 500;

const agencySchema = z.object({
  agency: z.string(),
  name: z.string().nullable().openapi({ description: 'null for an agency that has cases and is not in the tree' }),
  level: z.string().nullable(),
  parent: z.string().nullable(),
  open: z.int(),
  overdue: z.int(),
  within3: z.int().openapi({ description: 'due by the third working day, without what is overdue' }),
  stopped: z.int(),
  supervised: z.int().openapi({ description: 'with a demand 督办 that waits for an answer' }),
  incidents: z.int().openapi({ description: 'incidents that run' }),
  newestIncident: z
    .object({ id: z.string(), number: z.string() })
    .nullable()
    .openapi({ description: 'the running incident that was opened last' }),
});

const readRegion = createRoute({
  method: 'get',
  path: '/regions/overview',
  tags: ['cases'],
  summary: 'Read what each agency in reach has to do',
  description:
    'By the tree of agencies, as far as the caller reaches. The cases themselves are pages of `GET /cases`: with `below=true`, `dueTo`, `late` and `sort=due`.',
  request: {
    query: z.strictObject({
      agency: z.string().max(63).optional(),
      below: flag,
      after: z.string().max(200).optional(),
      limit: wholeNumber(1, MOST_AGENCIES).optional(),
    }),
  },
  responses: {
    200: json(
      'agencies with their counts, by their identifiers; `next` is the `after` of the following page',
      z
        .object({ serverNow: instantText, agencies: z.array(agencySchema), next: z.string().nullable() })
        .openapi('RegionOverview'),
    ),
    ...problems,
  },
});

/** The route of the overview of a region. */
export const regionRoutes = ({ engine }: Deps) =>
  newRoutes().openapi(readRegion, async (c) => {
    const { agency, below, after = null, limit = MOST_AGENCIES } = c.req.valid('query');
    const { scope, asked } = reachOf(engine, c.var.caller, { agency, below: below === 'true' });
    const serverNow = await engine.now();
    const place = (asked ?? scope).agency;
    const calendar = place === null ? engine.calendar : engine.calendarOf(place);
    const { now, within3 } = datesOf(calendar, serverNow);
    const found = await engine.desk.region({ scope, asked, now, within3, after, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, (one) => one.agency);
    return c.json({ serverNow: formatInstant(serverNow), agencies: [...items], next }, 200);
  });
