import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import type { Outcome } from '@gongkai/engine';
import { clocksOf } from '@gongkai/core';
import { actorOf, agencyFor, caseFor, openerOf, procedureOf, submitterOf } from '../http/caller.ts';
import { invalidRequest } from '../http/hooks.ts';
import { apiProblem, ProblemError, problems, refusalProblem } from '../http/problem.ts';
import type { Deps, Env } from '../http/types.ts';
import { caseSchema, caseView, listedCaseSchema, listedCaseView } from '../views/case-view.ts';
import { clockSchema, tracedClockView } from '../views/clock-view.ts';
import { traceSchema } from '../views/explain.ts';
import { mayReadPersonal, redacted } from '../views/redact.ts';
import { bodyOf, caseIdParam, factSchema, flag, listQuery, openHeaders, wholeNumber, writeHeaders } from './schemas.ts';

const caseResponse = (description: string) => ({
  description,
  content: { 'application/json': { schema: caseSchema } },
});

const openCase = createRoute({
  method: 'post',
  path: '/cases',
  tags: ['cases'],
  summary: 'Open a case with its first fact',
  request: {
    headers: openHeaders,
    body: bodyOf(
      z.strictObject({
        procedure: z.string().max(64),
        agency: z
          .string()
          .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and dashes')
          .optional(),
        settings: z.record(z.string(), z.unknown()).optional(),
        fact: factSchema,
      }),
    ),
  },
  responses: { 201: caseResponse('the case as it is now'), ...problems },
});

const listCases = createRoute({
  method: 'get',
  path: '/cases',
  tags: ['cases'],
  summary: 'List cases, by what is due or as they were opened',
  request: { query: listQuery },
  responses: {
    200: {
      description: 'a page; `next` is the cursor of the following one',
      content: {
        'application/json': { schema: z.object({ cases: z.array(listedCaseSchema), next: z.string().nullable() }) },
      },
    },
    ...problems,
  },
});

const readCase = createRoute({
  method: 'get',
  path: '/cases/{id}',
  tags: ['cases'],
  summary: 'Read a case: its clocks, and what this caller may record now',
  request: { params: caseIdParam, query: z.strictObject({ trace: flag }) },
  responses: { 200: caseResponse('the case; with `trace=true` every clock has the days of its count'), ...problems },
});

const recordFact = createRoute({
  method: 'post',
  path: '/cases/{id}/facts',
  tags: ['cases'],
  summary: 'Record a fact',
  request: { params: caseIdParam, headers: writeHeaders, body: bodyOf(factSchema) },
  responses: { 200: caseResponse('the case after the fact'), ...problems },
});

const readHistory = createRoute({
  method: 'get',
  path: '/cases/{id}/facts',
  tags: ['cases'],
  summary: 'Read the ledger of a case',
  request: {
    params: caseIdParam,
    query: z.strictObject({
      after: wholeNumber(0, 999_999_999).optional(),
      limit: wholeNumber(1, 100).optional(),
    }),
  },
  responses: {
    200: {
      description: 'facts in order, with the hashes that chain them',
      content: {
        'application/json': {
          schema: z.object({
            facts: z.array(
              z.object({
                seq: z.int(),
                type: z.string(),
                at: z.string(),
                recordedAt: z.string(),
                by: z.object({ id: z.string(), duties: z.array(z.string()) }),
                fact: z.record(z.string(), z.unknown()),
                hash: z.string(),
                previousHash: z.string(),
              }),
            ),
          }),
        },
      },
    },
    ...problems,
  },
});

const readClock = createRoute({
  method: 'get',
  path: '/cases/{id}/clocks/{clock}',
  tags: ['cases'],
  summary: 'Explain a due date day by day',
  request: { params: caseIdParam.extend({ clock: z.string().max(80) }) },
  responses: {
    200: {
      description: 'the clock and every day of its count',
      content: { 'application/json': { schema: clockSchema.extend({ trace: traceSchema }).openapi('ExplainedClock') } },
    },
    ...problems,
  },
});

/** Cases: open, record, read, explain. */
export const caseRoutes = ({ engine, metrics }: Deps) => {
  const { calendar } = engine;
  const accepted = (outcome: Outcome) => {
    if (outcome.ok) {
      if (!outcome.repeated) metrics?.count('gongkai_facts_recorded_total', { type: outcome.entry.type });
      return outcome;
    }
    metrics?.count('gongkai_refusals_total', { code: outcome.refusal.code });
    throw new ProblemError(refusalProblem(outcome.refusal, outcome.version));
  };

  return new OpenAPIHono<Env>({ defaultHook: invalidRequest })
    .openapi(openCase, async (c) => {
      const { procedure, agency, settings, fact } = c.req.valid('json');
      const request = {
        procedure,
        agency: agencyFor(c.var.caller, agency),
        fact,
        ...(settings === undefined ? {} : { settings }),
      };
      const done = accepted(await engine.open(request, openerOf(c)));
      c.header('location', `/api/v1/cases/${done.case.id}`);
      c.header('etag', `"${done.case.state.version}"`);
      const reader = { actor: actorOf(c.var.caller), now: done.entry.recordedAt, calendar };
      return c.json(caseView(done.case, procedureOf(engine, done.case), reader), 201);
    })
    .openapi(listCases, async (c) => {
      const { dueBefore, ...query } = c.req.valid('query');
      const agency = c.var.caller.agency ?? query.agency;
      const foreign =
        c.var.caller.agency !== null && query.agency !== undefined && query.agency !== c.var.caller.agency;
      if (foreign) return c.json({ cases: [], next: null }, 200);
      const page = await engine.list({
        ...query,
        ...(agency === undefined ? {} : { agency }),
        ...(dueBefore === undefined ? {} : { dueBefore }),
      });
      const reader = { now: await engine.now(), calendar };
      return c.json(
        { cases: page.cases.map((one) => listedCaseView(one, procedureOf(engine, one), reader)), next: page.next },
        200,
      );
    })
    .openapi(readCase, async (c) => {
      const record = await caseFor(engine, c.var.caller, c.req.valid('param').id);
      c.header('etag', `"${record.state.version}"`);
      const traced = c.req.valid('query').trace === 'true';
      const reader = { actor: actorOf(c.var.caller), now: await engine.now(), calendar, traced };
      return c.json(caseView(record, procedureOf(engine, record), reader), 200);
    })
    .openapi(recordFact, async (c) => {
      const record = await caseFor(engine, c.var.caller, c.req.valid('param').id);
      const done = accepted(await engine.submit(record.id, c.req.valid('json'), submitterOf(c)));
      c.header('etag', `"${done.case.state.version}"`);
      const reader = { actor: actorOf(c.var.caller), now: done.entry.recordedAt, calendar };
      return c.json(caseView(done.case, procedureOf(engine, record), reader), 200);
    })
    .openapi(readHistory, async (c) => {
      const record = await caseFor(engine, c.var.caller, c.req.valid('param').id);
      const { personal } = procedureOf(engine, record);
      const open = mayReadPersonal(c.var.caller.duties);
      const entries = await engine.history(record.id, c.req.valid('query'));
      const facts = entries.map(({ seq, type, at, recordedAt, by, fact, hash, previousHash }) => ({
        seq,
        type,
        at: formatInstant(at),
        recordedAt: formatInstant(recordedAt),
        by: { id: by.id, duties: [...by.duties] },
        fact: { ...(open ? fact : redacted(fact, type, personal)) },
        hash,
        previousHash,
      }));
      return c.json({ facts }, 200);
    })
    .openapi(readClock, async (c) => {
      const { id, clock } = c.req.valid('param');
      const record = await caseFor(engine, c.var.caller, id);
      const readings = clocksOf(procedureOf(engine, record), record.state, await engine.now(), { calendar });
      const reading = readings.find((one) => one.id === clock);
      if (reading === undefined) throw new ProblemError(apiProblem('http/not-found'));
      return c.json(tracedClockView(reading, calendar), 200);
    });
};
