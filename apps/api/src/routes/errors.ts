import { createRoute, z } from '@hono/zod-openapi';
import type { Text } from '@gongkai/core';
import { ERRORS } from '@gongkai/core';
import {
  API_ERRORS,
  apiError,
  CALENDAR_ERRORS,
  type Deps,
  FIGURE_ERRORS,
  json,
  newRoutes,
  problems,
} from '../http/index.ts';
import { textSchema } from '../views/schema.ts';

const readError = createRoute({
  method: 'get',
  security: [],
  path: '/errors/{group}/{name}',
  tags: ['operation'],
  summary: 'Explain the code of a problem; its `type` is this address',
  request: { params: z.object({ group: z.string().max(40), name: z.string().max(60) }) },
  responses: {
    200: json('the code', z.object({ code: z.string(), reason: textSchema })),
    ...problems,
  },
});

/** The route that explains every code of a problem. */
export const errorRoutes = ({ engine }: Deps) => {
  const rules = [...engine.procedures.values()].flatMap((procedure) =>
    [procedure.rules, procedure.irregular].flatMap((lists) =>
      Object.values(lists).flatMap((list) => list.map((rule) => [rule.code, rule] as const)),
    ),
  );
  const known = new Map<string, { readonly text: Text }>([
    ...Object.entries(ERRORS),
    ...Object.entries(CALENDAR_ERRORS),
    ...Object.entries(API_ERRORS),
    ...Object.entries(FIGURE_ERRORS),
    ...rules,
  ]);
  return newRoutes().openapi(readError, (c) => {
    const { group, name } = c.req.valid('param');
    const code = `${group}/${name}`;
    const found = known.get(code);
    if (found === undefined) throw apiError('http/not-found');
    return c.json({ code, reason: found.text }, 200);
  });
};
