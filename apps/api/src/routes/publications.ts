import { createRoute, z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import type { Duty } from '@gongkai/core';
import { text, words } from '@gongkai/core';
import { type Caller, dutiesIn, type Engine } from '@gongkai/engine';
import type { PublishedYear } from '@gongkai/stats/published';
import { currentTable, findDrift } from '@gongkai/stats/published';
import { formatNamed, liveTable } from '../figures/live-table.ts';
import { correctTable, type PublishedKey, publishedTable, publishTable } from '../figures/publish-table.ts';
import { agencyScope, requireWritable } from '../figures/agency-scope.ts';
import {
  agencyFor,
  apiError,
  type Deps,
  figureProblem,
  json,
  newRoutes,
  problems,
  refuseConditions,
} from '../http/index.ts';
import { tableParams } from './figure-schemas.ts';
import { agencyName, bodyOf } from './schemas.ts';

/** The duties that may publish. */
const PUBLISHING: readonly string[] = ['office-head', 'supervisor'] satisfies readonly Duty[];

const noDuty = text(
  '年度表由公开工作机构负责人或者主管部门发布、更正',
  'Tables are published and corrected by the head of the disclosure office or the competent department',
);

/** @throws ProblemError for a key without such a duty. */
const mayPublish = (duties: readonly string[]): void => {
  if (!duties.some((duty) => PUBLISHING.includes(duty))) {
    throw apiError('auth/forbidden', { reason: noDuty });
  }
};

const figure = z.number().nullable();

const publicationSchema = z
  .object({
    format: z.string(),
    year: z.int(),
    agency: z.string(),
    by: z.string(),
    at: z.string().openapi({ format: 'date-time' }),
    published: z.record(z.string(), figure).openapi({ description: 'as it was published; it never changes' }),
    standing: z.record(z.string(), figure).openapi({ description: 'with the corrections since then' }),
    corrections: z.array(
      z.object({
        cell: z.string(),
        from: figure,
        to: figure,
        why: z.string(),
        by: z.string(),
        at: z.string().openapi({ format: 'date-time' }),
      }),
    ),
    drift: z.array(z.object({ cell: z.string(), published: figure, now: figure })).openapi({
      description: 'cells whose facts and registers give another figure now; the published table does not change',
    }),
  })
  .openapi('Publication');

const answer = (description: string) => json(description, publicationSchema);

const publish = createRoute({
  method: 'post',
  path: '/tables/{format}/{year}/publication',
  tags: ['figures'],
  summary: 'Publish the table of a year, which freezes it; for office-head and supervisor',
  description:
    'The table is that of the agency with all below it. A year that is not over is 409 `year/not-closed`, a table that breaks a compelling rule 409 `year/faulty`, one for which agencies have not reported all figures 409 `table/incomplete`, one that is published already 409 `table/published`.',
  request: {
    params: tableParams,
    body: bodyOf(
      z.strictObject({
        agency: agencyName.optional(),
        missingAreZero: z.boolean().optional().openapi({
          description:
            'that every figure which an agency has not reported is zero; it is entered as that, by the caller',
        }),
      }),
    ),
  },
  responses: { 201: answer('the published table'), ...problems },
});

const readPublication = createRoute({
  method: 'get',
  path: '/tables/{format}/{year}/publication',
  tags: ['figures'],
  summary: 'Read a published table: as published, as corrected, and where the facts now differ',
  request: { params: tableParams, query: z.strictObject({ agency: z.string().max(63).optional() }) },
  responses: { 200: answer('the published table'), ...problems },
});

const addCorrection = createRoute({
  method: 'post',
  path: '/tables/{format}/{year}/corrections',
  tags: ['figures'],
  summary: 'Correct a figure of a published table, with a reason; for office-head and supervisor',
  description: '`from` is the present figure; after another correction the answer is 409.',
  request: {
    params: tableParams,
    body: bodyOf(
      z.strictObject({
        agency: agencyName.optional(),
        cell: z.string().max(100),
        from: figure,
        to: figure,
        why: words(500),
      }),
    ),
  },
  responses: { 201: answer('the table with its corrections'), ...problems },
});

const viewOfPublication = async (
  engine: Engine,
  caller: Caller,
  published: PublishedYear,
): Promise<z.infer<typeof publicationSchema>> => {
  const { format, year, agency, by, at, cells, corrections } = published;
  const now = await liveTable(engine, await agencyScope(engine, caller, { agency }), format, year);
  return {
    format,
    year,
    agency,
    by,
    at: formatInstant(at),
    published: { ...cells },
    standing: { ...currentTable(published).cells },
    corrections: corrections.map((one) => ({ ...one, at: formatInstant(one.at) })),
    drift: findDrift(published, now).map((one) => ({ ...one })),
  };
};

/**
 * The table that a caller may publish or correct.
 * @throws ProblemError for a key without the duty, or of another agency.
 */
const writableTable = async (
  engine: Engine,
  caller: Caller,
  {
    format,
    year,
    agency: asked,
  }: { readonly format: string; readonly year: number; readonly agency?: string | undefined },
): Promise<PublishedKey> => {
  mayPublish(caller.duties);
  const named = formatNamed(format);
  const agency = agencyFor(caller, asked);
  mayPublish(dutiesIn(caller, agency));
  await requireWritable(engine, caller, agency);
  return { agency, year, format: named };
};

/** Routes that publish a table and correct it. */
export const publicationRoutes = ({ engine }: Deps) =>
  newRoutes()
    .openapi(publish, async (c) => {
      refuseConditions(c);
      const { caller } = c.var;
      const { agency, missingAreZero = false } = c.req.valid('json');
      const key = await writableTable(engine, caller, { ...c.req.valid('param'), agency });
      await publishTable(engine, caller, key, { missingAreZero });
      return c.json(await viewOfPublication(engine, caller, await publishedTable(engine, key)), 201);
    })
    .openapi(readPublication, async (c) => {
      const { format: asked, year } = c.req.valid('param');
      const format = formatNamed(asked);
      const { agency } = await agencyScope(engine, c.var.caller, c.req.valid('query'));
      if (agency === null) throw figureProblem('table/not-published');
      return c.json(
        await viewOfPublication(engine, c.var.caller, await publishedTable(engine, { agency, year, format })),
        200,
      );
    })
    .openapi(addCorrection, async (c) => {
      refuseConditions(c);
      const { caller } = c.var;
      const { agency, ...correction } = c.req.valid('json');
      const key = await writableTable(engine, caller, { ...c.req.valid('param'), agency });
      await correctTable(engine, key, { ...correction, by: caller.id, at: await engine.now() });
      return c.json(await viewOfPublication(engine, caller, await publishedTable(engine, key)), 201);
    });
