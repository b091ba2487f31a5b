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
import { caseForCaller, recordedSchema, recordedView } from '../views/index.ts';
import { bodyOf, caseIdParam } from './schemas.ts';

const MOST_ITEMS = 100;

const splitCase = createRoute({
  method: 'post',
  path: '/cases/{id}/split',
  tags: ['cases'],
  summary: 'Split a case with several matters into one case for each',
  description:
    'Each new case has the receipt of the one letter and is linked as `part-of`; the case itself ends and is counted in no table. An interrupted call is completed by the same call. `Idempotency-Key` and `If-Match` are refused.',
  request: {
    params: caseIdParam,
    body: bodyOf(
      z.strictObject({
        items: z
          .array(z.strictObject({ description: words(4000) }))
          .min(2)
          .max(MOST_ITEMS),
      }),
    ),
  },
  responses: {
    201: json(
      'the case that was split, and its parts in the order of the matters',
      z.object({ case: recordedSchema, parts: z.array(z.object({ id: z.string(), number: z.string() })) }),
    ),
    ...problems,
  },
});

/** The route that splits a case. */
export const splitRoutes = ({ engine }: Deps) =>
  newRoutes().openapi(splitCase, async (c) => {
    const { caller } = c.var;
    const { id } = c.req.valid('param');
    refuseConditions(c);
    const by = submitterOf(c);
    const record = await caseFor(engine, caller, id);
    const outcome = await engine.split(id, c.req.valid('json').items, by);
    const now = await engine.now();
    if (!outcome.ok) {
      const permitted = permittedOn(engine, caller, record);
      throw new ProblemError(await refusedFact(outcome.refusal, record.state.version, { permitted, factAt: 'items' }));
    }
    const parts = outcome.parts.map((part) => ({ id: part.id, number: part.number }));
    const view = await caseForCaller(engine, caller, outcome.case, { now });
    return c.json({ case: recordedView(view), parts }, 201);
  });
