import { createRoute, z } from '@hono/zod-openapi';
import type { Actors } from '@gongkai/core';
import { newCase } from '@gongkai/core';
import { actorsIn, type Engine } from '@gongkai/engine';
import type { Instant } from '@gongkai/calendar';
import {
  accepted,
  agencyFor,
  caseFor,
  type Deps,
  json,
  newRoutes,
  openerOf,
  permittedNow,
  problems,
  procedureOf,
  reasonHeader,
  showsPersonal,
  wantsMinimal,
} from '../http/index.ts';
import { caseForCaller, linkedFromView, moveView, previewView, readCaseSchema, recordedView } from '../views/index.ts';
import {
  agencyName,
  bodyOf,
  caseIdParam,
  caseResponse,
  factSchema,
  flag,
  minimalResponse,
  openHeaders,
  previewResponse,
  writeQuery,
} from './schemas.ts';

const openCase = createRoute({
  method: 'post',
  path: '/cases',
  tags: ['cases'],
  summary: 'Open a case with its first fact',
  request: {
    query: writeQuery,
    headers: openHeaders,
    body: bodyOf(
      z.strictObject({
        procedure: z.string().max(64),
        agency: agencyName.optional(),
        settings: z.record(z.string(), z.unknown()).optional(),
        fact: factSchema,
      }),
    ),
  },
  responses: {
    200: previewResponse,
    201: caseResponse('the case as it is now'),
    204: minimalResponse,
    ...problems,
  },
});

const readCase = createRoute({
  method: 'get',
  path: '/cases/{id}',
  tags: ['cases'],
  summary: 'Read a case: its clocks, and what this caller may record now',
  request: {
    params: caseIdParam,
    headers: z.object(reasonHeader),
    query: z.strictObject({ trace: flag, expand: z.literal('permitted').optional() }),
  },
  responses: {
    200: json('the case; with `trace=true` every clock includes the days of its count', readCaseSchema),
    ...problems,
  },
});

/** The facts with which an actor may open a case of a procedure. */
const openingsFor = (
  engine: Engine,
  { procedure: id, agency }: { readonly procedure: string; readonly agency: string },
  reader: { readonly actors: Actors; readonly now: Instant },
): readonly string[] => {
  const procedure = engine.procedures.get(id);
  if (procedure === undefined) return [];
  const permitted = permittedNow(engine.calendarOf(agency), procedure, newCase(procedure), reader);
  return permitted.filter((fact) => procedure.openedBy.includes(fact));
};

/** Routes that open and read cases. */
export const caseRoutes = ({ engine, metrics }: Deps) => {
  return newRoutes()
    .openapi(openCase, async (c) => {
      const { caller } = c.var;
      const { agency: asked, ...rest } = c.req.valid('json');
      const opener = openerOf(c);
      const request = { ...rest, agency: agencyFor(caller, asked) };
      const context = {
        permitted: async () =>
          openingsFor(engine, request, { actors: actorsIn(caller, request.agency), now: await engine.now() }),
        factAt: 'fact',
      };
      if (c.req.valid('query').dryRun === 'true') {
        const preview = await engine.previewOpen(request, opener);
        return c.json(await previewView(engine, caller, preview, context), 200);
      }
      const done = await accepted(await engine.open(request, opener), metrics, context);
      c.header('location', `/api/v1/cases/${done.case.id}`);
      c.header('etag', `"${done.case.state.version}"`);
      if (wantsMinimal(c)) return c.body(null, 204);
      const view = await caseForCaller(engine, caller, done.case, { now: done.entry.recordedAt });
      return c.json(recordedView(view), 201);
    })
    .openapi(readCase, async (c) => {
      const { caller } = c.var;
      const record = await caseFor(engine, caller, c.req.valid('param').id);
      c.header('etag', `"${record.state.version}"`);
      const { trace, expand } = c.req.valid('query');
      const [traced, expanded] = [trace === 'true', expand === 'permitted'];
      const reason = c.req.valid('header')['x-reason'];
      const personal = await showsPersonal(engine, caller, record, procedureOf(engine, record), reason);
      const moves = (await engine.moves(record.id)).map(moveView);
      const asked = { now: await engine.now(), traced, expanded, personal, linked: true };
      const view = await caseForCaller(engine, caller, record, asked);
      const linkedFrom = (await engine.as(caller).linksTo(record.number)).map(linkedFromView);
      return c.json({ ...view, moves, linkedFrom }, 200);
    });
};
