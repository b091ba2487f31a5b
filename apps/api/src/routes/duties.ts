import { z } from '@hono/zod-openapi';
import { dutiesOf } from '@gongkai/core';
import { type Deps, listRoute, newRoutes } from '../http/index.ts';
import { labelOf, textSchema } from '../views/index.ts';
import { dutiesToHold } from './people-schemas.ts';

const list = listRoute({
  path: '/duties',
  tags: ['people'],
  summary: 'List the duties that people may hold, with their names',
  description: 'those of the kernel, and those that the served procedures add',
  schema: z.object({ duties: z.array(z.object({ id: z.string(), label: textSchema }).openapi('Duty')) }),
});

/** The route of the names of duties. */
export const dutyRoutes = (deps: Deps) =>
  newRoutes().openapi(list, (c) => {
    const labels = dutiesOf([...deps.engine.procedures.values()]);
    return c.json({ duties: dutiesToHold(deps).map((id) => ({ id, label: labelOf(labels, id) })) }, 200);
  });
