import { createRoute, z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import { words } from '@gongkai/core';
import type { KeyHolder } from '@gongkai/engine';
import {
  administratorsOnly,
  apiError,
  type Deps,
  json,
  listRoute,
  makerOf,
  newRoutes,
  problems,
  refuseConditions,
} from '../http/index.ts';
import { dutiesToHold, personName } from './people-schemas.ts';
import { agencyName, bodyOf } from './schemas.ts';

const holderSchema = z
  .object({
    id: z.string(),
    person: z.string().openapi({ description: 'the human who holds it; the key itself where nobody is named' }),
    name: z.string(),
    agency: z.string().nullable(),
    duties: z.array(z.string()),
    administrator: z.boolean(),
    createdAt: z.string(),
    disabledAt: z.string().nullable(),
  })
  .openapi('Key');

const addKey = (duties: readonly string[]) =>
  createRoute({
    method: 'post',
    path: '/keys',
    tags: ['keys'],
    summary: 'Create a key; its secret is shown only once',
    description:
      'Nobody makes a key for himself, and who holds a key of an administrator is given no key with duties. The secret is not stored, so the answer cannot be repeated: with `Idempotency-Key` or `If-Match` the request is refused. If the answer is lost, disable that key and create another one.',
    request: {
      body: bodyOf(
        z.strictObject({
          name: words(100),
          person: personName.optional().openapi({
            description:
              'the human who holds it, the same in all their keys, for example their number of staff: separation of duties ' +
              'compares persons. An older key without one is named by its identifier. Default: the key itself. A key of a ' +
              'person in the register gives what that person may do on the day, of the duties of the key',
          }),
          agency: agencyName.nullable(),
          duties: z
            .array(z.enum(duties))
            .min(1)
            .refine((list) => new Set(list).size === list.length, 'a duty is named twice'),
        }),
      ),
    },
    responses: {
      201: json('the key', z.object({ id: z.string(), secret: z.string() })),
      ...problems,
    },
  });

const listKeys = listRoute({
  path: '/keys',
  tags: ['keys'],
  summary: 'List keys, never their secrets',
  description: 'the keys',
  schema: z.object({ keys: z.array(holderSchema) }),
});

const disableKey = createRoute({
  method: 'delete',
  path: '/keys/{id}',
  tags: ['keys'],
  summary: 'Disable a key',
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: { 204: { description: 'it is no longer valid' }, ...problems },
});

const view = ({ createdAt, disabledAt, duties: held, ...rest }: KeyHolder): z.infer<typeof holderSchema> => ({
  ...rest,
  duties: [...held],
  createdAt: formatInstant(createdAt),
  disabledAt: disabledAt === null ? null : formatInstant(disabledAt),
});

/** Routes of API keys; for administrators only. */
export const keyRoutes = (deps: Deps) => {
  const { engine } = deps;
  const app = newRoutes();
  app.use('/keys', administratorsOnly);
  app.use('/keys/*', administratorsOnly);
  return app
    .openapi(addKey(dutiesToHold(deps)), async (c) => {
      refuseConditions(c);
      return c.json(await engine.keys.add(c.req.valid('json'), makerOf(c.var.caller)), 201);
    })
    .openapi(listKeys, async (c) => c.json({ keys: (await engine.keys.list()).map(view) }, 200))
    .openapi(disableKey, async (c) => {
      refuseConditions(c);
      const { id } = c.req.valid('param');
      if (id === c.var.caller.id) throw apiError('auth/forbidden');
      if (!(await engine.keys.disable(id, makerOf(c.var.caller)))) throw apiError('http/not-found');
      return c.body(null, 204);
    });
};
