import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import type { LedgerEntry } from '@gongkai/engine';
import { accepted } from '../http/accepted.ts';
import { actorOf, caseFor, procedureOf, submitterOf } from '../http/caller.ts';
import { invalidRequest } from '../http/hooks.ts';
import { problems } from '../http/problem.ts';
import type { Deps, Env } from '../http/types.ts';
import { caseView } from '../views/case-view.ts';
import { mayReadPersonal, redacted } from '../views/redact.ts';
import { bodyOf, caseIdParam, caseResponse, factSchema, wholeNumber, writeHeaders } from './schemas.ts';

const recordFact = createRoute({
  method: 'post',
  path: '/cases/{id}/facts',
  tags: ['cases'],
  summary: 'Record a fact',
  request: { params: caseIdParam, headers: writeHeaders, body: bodyOf(factSchema) },
  responses: { 200: caseResponse('the case after the fact'), ...problems },
});

const entrySchema = z
  .object({
    seq: z.int(),
    type: z.string(),
    at: z.string(),
    recordedAt: z.string(),
    by: z.object({ id: z.string(), duties: z.array(z.string()) }),
    fact: z.record(z.string(), z.unknown()),
    hash: z.string(),
    previousHash: z.string(),
  })
  .openapi('LedgerEntry');

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
      content: { 'application/json': { schema: z.object({ facts: z.array(entrySchema) }) } },
    },
    ...problems,
  },
});

const entryView = (entry: LedgerEntry, fact: Readonly<Record<string, unknown>>): z.infer<typeof entrySchema> => ({
  seq: entry.seq,
  type: entry.type,
  at: formatInstant(entry.at),
  recordedAt: formatInstant(entry.recordedAt),
  by: { id: entry.by.id, duties: [...entry.by.duties] },
  fact: { ...fact },
  hash: entry.hash,
  previousHash: entry.previousHash,
});

/** The facts of a case: record one, read them all. */
export const factRoutes = ({ engine, metrics }: Deps) =>
  new OpenAPIHono<Env>({ defaultHook: invalidRequest })
    .openapi(recordFact, async (c) => {
      const record = await caseFor(engine, c.var.caller, c.req.valid('param').id);
      const done = accepted(await engine.submit(record.id, c.req.valid('json'), submitterOf(c)), metrics);
      c.header('etag', `"${done.case.state.version}"`);
      const reader = { actor: actorOf(c.var.caller), now: done.entry.recordedAt, calendar: engine.calendar };
      return c.json(caseView(done.case, procedureOf(engine, record), reader), 200);
    })
    .openapi(readHistory, async (c) => {
      const { caller } = c.var;
      const record = await caseFor(engine, caller, c.req.valid('param').id);
      const { personal } = procedureOf(engine, record);
      const open = mayReadPersonal(caller.duties);
      const entries = await engine.history(record.id, c.req.valid('query'));
      const facts = entries.map((entry) =>
        entryView(entry, open ? entry.fact : redacted(entry.fact, entry.type, personal)),
      );
      return c.json({ facts }, 200);
    });
