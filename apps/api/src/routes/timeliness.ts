import { createRoute, z } from '@hono/zod-openapi';
import type { Timeliness } from '@gongkai/stats/timeliness';
import { storedTally } from '@gongkai/stats';
import { RHYTHM_IDS, scorecard, timeliness } from '@gongkai/stats/timeliness';
import { tallyThrough } from '../figures/tally-of.ts';
import { agencyScope } from '../figures/agency-scope.ts';
import { type Deps, json, newRoutes, problems } from '../http/index.ts';
import { textSchema } from '../views/schema.ts';
import { keptSchema, viewQuery, yearNumber } from './figure-schemas.ts';

const timelinessSchema = z
  .object({
    from: z.string(),
    through: z.string(),
    received: z.int(),
    handled: z.int(),
    inTime: z.int(),
    extended: z.int(),
    late: z.int(),
    open: z.int().openapi({ description: 'not finished at the end' }),
    openLate: z.int().openapi({ description: 'those of them past their due date: late as well' }),
    shareInTime: z.string().nullable(),
    days: z.object({ total: z.int(), medianDays: z.int().nullable(), p90Days: z.int().nullable() }),
    release5h: keptSchema,
    conference24h: keptSchema,
    response48h: keptSchema,
  })
  .openapi('Timeliness');

const readTimeliness = createRoute({
  method: 'get',
  path: '/timeliness/{year}',
  tags: ['figures'],
  summary: 'Read how many requests and incidents were handled in time: in the year and in each month',
  request: { params: z.object({ year: yearNumber }), query: z.strictObject(viewQuery) },
  responses: {
    200: json(
      'percentages are null where the divisor is zero; days are working days until the reply',
      z.object({
        agency: z.string().nullable(),
        year: timelinessSchema,
        months: z.array(timelinessSchema),
      }),
    ),
    ...problems,
  },
});

const weight = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,3})?$/, 'a number in thousandths at most')
  .transform(Number)
  .optional()
  .openapi({ type: 'string' });

const weights = {
  'not-overdue': weight,
  'in-time': weight,
  'release-5h': weight,
  'press-24h': weight,
  'response-48h': weight,
};

const [firstRhythm = 'annual', ...otherRhythms] = RHYTHM_IDS;

const readScorecard = createRoute({
  method: 'get',
  path: '/scorecards/{rhythm}/{month}',
  tags: ['figures'],
  summary:
    '日监测, 月检查, 季通报, 年考核: one row per agency, computed from facts; weights are optional, 1 by default',
  request: {
    params: z.object({
      rhythm: z.enum([firstRhythm, ...otherRhythms]),
      month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month YYYY-MM'),
    }),
    query: z.strictObject({ ...viewQuery, ...weights }),
  },
  responses: {
    200: json(
      'the scorecard of the period that contains the month',
      z.object({
        rhythm: z.string(),
        label: textSchema,
        span: z.object({ from: z.string(), through: z.string() }),
        measures: z.array(z.object({ id: z.string(), label: textSchema, weight: z.number() })),
        rows: z.array(
          z.object({
            agency: z.string(),
            score: z.string().nullable(),
            values: z.array(
              z.object({ id: z.string(), part: z.number(), whole: z.number(), share: z.string().nullable() }),
            ),
          }),
        ),
      }),
    ),
    ...problems,
  },
});

const view = (from: string, through: string, one: Timeliness): z.infer<typeof timelinessSchema> => {
  const { days, incidents, ...rest } = one;
  return {
    from,
    through,
    ...rest,
    days: { total: days.total, medianDays: days.medianDays, p90Days: days.p90Days },
    release5h: incidents.release,
    conference24h: incidents.press,
    response48h: incidents.response,
  };
};

/** Routes of timeliness and scorecards, from stored tallies. */
export const timelinessRoutes = ({ engine }: Deps) =>
  newRoutes()
    .openapi(readTimeliness, async (c) => {
      const { year } = c.req.valid('param');
      const scope = await agencyScope(engine, c.var.caller, c.req.valid('query'));
      const { agencies } = scope;
      const rows = await engine.figures.months({ from: 0, through: year, agencies, together: true });
      const tally = storedTally(rows);
      const span = (from: string, through: string) => view(from, through, timeliness(tally, { from, through }));
      const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
      return c.json(
        {
          agency: scope.agency,
          year: span(`${year}-01`, `${year}-12`),
          months: months.map((month) => span(month, month)),
        },
        200,
      );
    })
    .openapi(readScorecard, async (c) => {
      const { rhythm, month } = c.req.valid('param');
      const { agency, own, ...set } = c.req.valid('query');
      const scope = await agencyScope(engine, c.var.caller, { agency, own });
      const tally = await tallyThrough(engine, scope, Number(month.slice(0, 4)));
      const chosen = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
      const { rows, measures, span, label } = scorecard(tally, { rhythm, month, weights: chosen });
      return c.json(
        {
          rhythm,
          label,
          span: { ...span },
          measures: measures.map((one) => ({ ...one })),
          rows: rows.map((row) => ({ ...row, values: row.values.map((one) => ({ ...one })) })),
        },
        200,
      );
    });
