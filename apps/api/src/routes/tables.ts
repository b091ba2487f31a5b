import { createRoute, z } from '@hono/zod-openapi';
import type { FilledTable, RuleBreach } from '@gongkai/stats';
import { blocksOf, FORMATS } from '@gongkai/stats/formats';
import { tableToCsv, tableToJson } from '@gongkai/stats/output';
import { drillDown } from '../figures/drill-down.ts';
import { breaksSinceLastYear } from '../figures/year-before.ts';
import { formatNamed, liveTable } from '../figures/live-table.ts';
import { agencyScope, type AgencyScope } from '../figures/agency-scope.ts';
import { apiError, type Deps, json, newRoutes, problems } from '../http/index.ts';
import { findingSchema, findingView, tableParams, viewQuery } from './figure-schemas.ts';
import { wholeNumber } from './schemas.ts';

const MOST_CASES = 200;

const originSchema = z.enum(['facts', 'register', 'typed', 'derived', 'blank']);

const cellSchema = z.object({
  id: z.string(),
  label: z.string(),
  column: z.string().nullable(),
  unit: z.string(),
  figure: z.number().nullable().openapi({ description: 'null is a blank cell, which is not zero' }),
  from: originSchema.openapi({ description: '`derived`: the sum of other cells of this table' }),
  register: z.string().nullable(),
});

const tableSchema = z
  .object({
    format: z.string(),
    title: z.string(),
    year: z.int(),
    agency: z.string().nullable(),
    published: z.boolean().openapi({ description: 'whether the table of this agency with all below it is published' }),
    cells: z.array(cellSchema),
    findings: z.array(findingSchema),
    sinceLastYear: z.array(findingSchema).openapi({
      description:
        'figures that do not follow from the year before, as it was published, otherwise as it is now; they do not hinder publication',
    }),
    open: z
      .array(z.string())
      .openapi({ description: 'rules that cannot be checked because one of their cells is blank' }),
    missing: z.array(z.object({ cell: z.string(), register: z.string(), agencies: z.array(z.string()) })),
    uncounted: z.array(z.object({ outcome: z.string(), count: z.number() })),
  })
  .openapi('YearTable');

const readTable = createRoute({
  method: 'get',
  path: '/tables/{format}/{year}',
  tags: ['figures'],
  summary: 'Read the whole table of a year in a form, with its findings and its missing entries',
  description:
    'Facts come from stored tallies, everything else from registers. It is the present table, even if one was published.',
  request: { params: tableParams, query: z.strictObject(viewQuery) },
  responses: {
    200: json('the table', tableSchema),
    ...problems,
  },
});

const readCsv = createRoute({
  method: 'get',
  path: '/tables/{format}/{year}/csv',
  tags: ['figures'],
  summary: 'Read the same table as CSV, one line per cell; `bom=true` for Excel',
  request: {
    params: tableParams,
    query: z.strictObject({ ...viewQuery, bom: z.enum(['true', 'false']).optional() }),
  },
  responses: {
    200: { description: 'the table', content: { 'text/csv': { schema: z.string() } } },
    ...problems,
  },
});

const readCases = createRoute({
  method: 'get',
  path: '/tables/{format}/{year}/cases',
  tags: ['figures'],
  summary: 'List the cases that are counted in a cell, page by page; their amounts add up to its figure',
  description: 'A caller lists the cases that they reach: with a key of one agency only those of that agency.',
  request: {
    params: tableParams,
    query: z.strictObject({
      ...viewQuery,
      cell: z.string().max(100),
      after: z.string().max(64).optional(),
      limit: wholeNumber(1, MOST_CASES).optional(),
    }),
  },
  responses: {
    200: json(
      'a page; `next` is the `after` of the following one',
      z.object({
        cases: z.array(
          z.object({
            id: z.string(),
            number: z.string(),
            agency: z.string(),
            procedure: z.string(),
            state: z.string(),
            amount: z.number(),
          }),
        ),
        next: z.string().nullable(),
      }),
    ),
    ...problems,
  },
});

/** A table in the form of the API, with the labels of its form. */
export const tableView = (
  table: FilledTable,
  { agency }: Pick<AgencyScope, 'agency'>,
  { sinceLastYear, published }: { readonly sinceLastYear: readonly RuleBreach[]; readonly published: boolean },
): z.infer<typeof tableSchema> => {
  const { title } = FORMATS[table.format];
  const labels = new Map(blocksOf(FORMATS[table.format]).flatMap(({ rows }) => rows.map((row) => [row.id, row.label])));
  const { cells, findings, open, missing, uncounted } = tableToJson(table);
  return {
    format: table.format,
    title,
    year: table.year,
    agency,
    published,
    cells: cells.map(({ id, row, column, unit, figure, origin }) => ({
      id,
      label: labels.get(row) ?? row,
      column,
      unit,
      figure,
      from: origin.from,
      register: origin.register,
    })),
    findings: findings.map(findingView),
    sinceLastYear: sinceLastYear.map(findingView),
    open: open.map(({ rule, at }) => (at === null ? rule : `${rule} ${at}`)),
    missing: missing.map((one) => ({ ...one, agencies: [...one.agencies] })),
    uncounted: uncounted.map(({ outcome, amount }) => ({ outcome, count: amount })),
  };
};

/** Routes of live tables: as JSON, as CSV, and by cell. */
export const tableRoutes = ({ engine }: Deps) =>
  newRoutes()
    .openapi(readTable, async (c) => {
      const { format, year } = c.req.valid('param');
      const named = formatNamed(format);
      const scope = await agencyScope(engine, c.var.caller, c.req.valid('query'));
      const table = await liveTable(engine, scope, named, year);
      const [sinceLastYear, published] = await Promise.all([
        breaksSinceLastYear(engine, scope, table),
        scope.agency === null ? null : engine.figures.published({ agency: scope.agency, year, format: named }),
      ]);
      return c.json(tableView(table, scope, { sinceLastYear, published: published !== null }), 200);
    })
    .openapi(readCsv, async (c) => {
      const { format, year } = c.req.valid('param');
      const { bom, ...query } = c.req.valid('query');
      const named = formatNamed(format);
      const scope = await agencyScope(engine, c.var.caller, query);
      const text = tableToCsv(await liveTable(engine, scope, named, year), { bom: bom === 'true' });
      c.header('content-type', 'text/csv; charset=utf-8; header=present');
      c.header('content-disposition', `attachment; filename="${named}-${year}.csv"`);
      return c.body(text, 200);
    })
    .openapi(readCases, async (c) => {
      const { format, year } = c.req.valid('param');
      const { agency, own, cell, after = '', limit = 50 } = c.req.valid('query');
      const named = formatNamed(format);
      const { caller } = c.var;
      // Counts of agencies may be read whose cases are out of reach.
      if (agency !== undefined && !(await engine.people.reaches(caller.scope, agency))) {
        throw apiError('auth/forbidden');
      }
      const scope = await agencyScope(engine, caller, { agency, own });
      const page = await drillDown(engine, caller, scope, { format: named, cell, year, after, limit });
      return c.json({ cases: [...page.cases], next: page.next }, 200);
    });
