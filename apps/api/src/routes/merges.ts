import { createRoute, z } from '@hono/zod-openapi';
import { words } from '@gongkai/core';
import {
  caseFor,
  type Deps,
  json,
  newRoutes,
  permittedOn,
  ProblemError,
  problems,
  refuseConditions,
  refusedFact,
  submitterOf,
} from '../http/index.ts';
import { caseForCaller, previewSchema, previewView, recordedSchema, recordedView } from '../views/index.ts';
import { bodyOf, caseIdParam, flag } from './schemas.ts';

const mergedSchema = z.object({
  case: recordedSchema,
  into: z.object({ id: z.string(), number: z.string() }),
});

const mergeCase = createRoute({
  method: 'post',
  path: '/cases/{id}/merge',
  tags: ['cases'],
  summary: 'Merge a case into another one',
  description:
    'For two entries of one and the same matter: the later one is linked as `merged-into`, ends and is counted in no table; the other one goes on with its own dates. An interrupted call is completed by the same call. `Idempotency-Key` and `If-Match` are refused.',
  request: {
    params: caseIdParam,
    query: z.strictObject({ dryRun: flag }),
    body: bodyOf(
      z.strictObject({
        into: z
          .string()
          .min(1)
          .max(300)
          .openapi({ description: 'the number of the case that goes on, in any brackets' }),
        note: words(2000).openapi({ description: 'why the two are one' }),
      }),
    ),
  },
  responses: {
    200: json(
      'the case that was merged, and the one that goes on; with `dryRun=true` what would happen',
      z.union([mergedSchema, previewSchema]),
    ),
    ...problems,
  },
});

/** The route that merges cases. */
export const mergeRoutes = ({ engine }: Deps) =>
  newRoutes().openapi(mergeCase, async (c) => {
    const { caller } = c.var;
    const { id } = c.req.valid('param');
    refuseConditions(c);
    const by = submitterOf(c);
    const { into, note: reason } = c.req.valid('json');
    const record = await caseFor(engine, caller, id);
    const context = { permitted: permittedOn(engine, caller, record), factAt: '' };
    if (c.req.valid('query').dryRun === 'true') {
      const preview = await engine.previewMerge(id, { into, reason }, by);
      return c.json(await previewView(engine, caller, preview, context), 200);
    }
    const outcome = await engine.merge(id, { into, reason }, by);
    if (!outcome.ok) throw new ProblemError(await refusedFact(outcome.refusal, record.state.version, context));
    const view = await caseForCaller(engine, caller, outcome.case, { now: await engine.now() });
    return c.json({ case: recordedView(view), into: { id: outcome.into.id, number: outcome.into.number } }, 200);
  });
