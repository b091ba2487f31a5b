import { createRoute, z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import { apiError, type Deps, json, newRoutes, problems } from '../http/index.ts';
import { caseSheet, instantText, listedCaseSchema, nextActSchema, XLSX } from '../views/index.ts';
import { exportQuery, listQuery, queryFor } from './case-filters.ts';
import { actingRowFor, holderNames, rowFor } from './listed-row.ts';

const listCases = createRoute({
  method: 'get',
  path: '/cases',
  tags: ['cases'],
  summary: 'List cases, narrowed and ordered',
  request: { query: listQuery },
  responses: {
    200: json(
      'a page; `next` is the cursor of the following one',
      z.object({
        serverNow: instantText,
        cases: z.array(listedCaseSchema.extend({ next: nextActSchema.optional() })),
        next: z.string().nullable(),
      }),
    ),
    ...problems,
  },
});

const exportCases = createRoute({
  method: 'get',
  path: '/cases/export.xlsx',
  tags: ['cases'],
  summary: 'Export cases as a workbook',
  description: 'The same filters and order as the list, at most 100,000 cases; two exports at a time on each node.',
  request: { query: exportQuery },
  responses: {
    200: { description: 'a workbook', content: { [XLSX]: { schema: z.string().openapi({ format: 'binary' }) } } },
    ...problems,
  },
});

const MOST_EXPORTS = 2;

/** Routes of lists of cases. */
export const caseListRoutes = ({ engine }: Deps) => {
  let running = 0;
  return newRoutes()
    .openapi(listCases, async (c) => {
      const { caller } = c.var;
      const { after, limit, acts, ...given } = c.req.valid('query');
      const now = await engine.now();
      const asked = queryFor(engine, caller, given, now);
      const page = { ...(after === undefined ? {} : { after }), ...(limit === undefined ? {} : { limit }) };
      const { cases, next } = await engine.as(caller).list({ ...asked.query, ...page });
      const names = await holderNames(engine, asked.reach, cases);
      const row = acts === 'true' ? actingRowFor : rowFor;
      const rows = cases.map(row(engine, caller, asked.reach, now, names));
      return c.json({ serverNow: formatInstant(now), cases: rows, next }, 200);
    })
    .openapi(exportCases, async (c) => {
      const asked = queryFor(engine, c.var.caller, c.req.valid('query'), await engine.now());
      if (running >= MOST_EXPORTS) throw apiError('work/too-many');
      running += 1;
      const stream = caseSheet(
        engine,
        c.var.caller,
        { ...asked, names: (cases) => holderNames(engine, asked.reach, cases) },
        () => (running -= 1),
      );
      return c.body(stream, 200, {
        'content-type': XLSX,
        'content-disposition': 'attachment; filename="cases.xlsx"',
      });
    });
};
