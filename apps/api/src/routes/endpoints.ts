import { createRoute, z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import type { DeliveryState, Endpoint, Engine } from '@gongkai/engine';
import { ROBOTS, timeOrderedIdNow } from '@gongkai/engine';
import {
  administratorsOnly,
  apiError,
  type Deps,
  json,
  listRoute,
  newRoutes,
  problems,
  refuseConditions,
} from '../http/index.ts';
import { endpointSchema } from '../outbound/endpoint-schema.ts';
import { isTopic, knownTopics } from '../outbound/topics.ts';
import { newWebhookSecret } from '../outbound/webhook.ts';
import { agencyName, bodyOf, wholeNumber } from './schemas.ts';

const topic = z.string().regex(/^[a-z][a-z.-]{0,79}$/, 'the beginning of a topic, for example clock.warning.superior');

const KINDS = ['webhook', 'mail', ...ROBOTS] as const;

/** What a group reads where no topics are named: reminders and moved dates, not every fact. */
const OF_GROUPS = ['clock.warning', 'due.moved'];

const shared = { agency: agencyName.nullable(), topics: z.array(topic).max(20).default([]) };

const viewSchema = z
  .object({
    id: z.string(),
    kind: z.enum(KINDS),
    target: z.string().openapi({ description: 'of a robot the host alone, since its address holds a key' }),
    agency: z.string().nullable(),
    topics: z.array(z.string()),
    createdAt: z.string(),
    disabledAt: z.string().nullable(),
    disabledWhy: z.string().nullable(),
  })
  .openapi('Endpoint');

const deliverySchema = z
  .object({
    endpointId: z.string(),
    messageId: z.string(),
    topic: z.string(),
    caseId: z.string().nullable(),
    attempts: z.int(),
    state: z.enum(['waiting', 'delivered', 'failed']),
    nextAt: z.string(),
    why: z.string().nullable(),
  })
  .openapi('Delivery');

const secretSchema = z.object({ id: z.string(), secret: z.string().nullable() });
const params = z.object({ id: z.string().max(64) });

const bodySchema = z
  .strictObject({
    kind: z.enum(KINDS).openapi({ description: 'wecom and dingtalk: the robot of a group in 企业微信 or 钉钉' }),
    target: z.string().max(2048),
    secret: z.string().min(1).max(200).optional().openapi({ description: 'of a robot of 钉钉, for signatures' }),
    ...shared,
  })
  .refine(({ kind, secret }) => kind === 'dingtalk' || secret === undefined, {
    path: ['secret'],
    error: 'only robots of 钉钉 sign',
  });

const add = createRoute({
  method: 'post',
  path: '/endpoints',
  tags: ['endpoints'],
  summary: 'Send messages to a webhook, a group robot or a mail address; the secret of a webhook is shown only once',
  description:
    'A group of 企业微信 or 钉钉 gets the words that a mail has, for its agency. Without `topics` it gets reminders and moved ' +
    'dates; every other endpoint gets all messages.',
  request: { body: bodyOf(bodySchema) },
  responses: { 201: json('the endpoint', secretSchema), ...problems },
});

const list = listRoute({
  path: '/endpoints',
  tags: ['endpoints'],
  summary: 'List endpoints, never their secrets',
  description: 'the endpoints',
  schema: z.object({ endpoints: z.array(viewSchema) }),
});

const rotate = createRoute({
  method: 'post',
  path: '/endpoints/{id}/secret',
  tags: ['endpoints'],
  summary: 'Create a new secret for a webhook; the previous one stays valid until the next change',
  request: { params },
  responses: { 200: json('the new secret', secretSchema), ...problems },
});

const disable = createRoute({
  method: 'delete',
  path: '/endpoints/{id}',
  tags: ['endpoints'],
  summary: 'Disable an endpoint',
  request: { params },
  responses: { 204: { description: 'it receives nothing more' }, ...problems },
});

const deliveries = createRoute({
  method: 'get',
  path: '/deliveries',
  tags: ['endpoints'],
  summary: 'List deliveries that are not done, or all of one case',
  request: {
    query: z.strictObject({
      case: z.string().max(64).optional(),
      limit: wholeNumber(1, 100).optional(),
    }),
  },
  responses: { 200: json('the deliveries', z.object({ deliveries: z.array(deliverySchema) })), ...problems },
});

const isRobot = (kind: Endpoint['kind']): boolean => ROBOTS.some((one) => one === kind);

const endpointView = ({
  secrets: _secrets,
  createdAt,
  disabledAt,
  topics,
  kind,
  target,
  ...rest
}: Endpoint): z.infer<typeof viewSchema> => ({
  ...rest,
  kind,
  target: isRobot(kind) ? new URL(target).host : target,
  topics: [...topics],
  createdAt: formatInstant(createdAt),
  disabledAt: disabledAt === null ? null : formatInstant(disabledAt),
});

const deliveryView = ({ nextAt, ...rest }: DeliveryState): z.infer<typeof deliverySchema> => ({
  ...rest,
  nextAt: formatInstant(nextAt),
});

/** Validates the target of a new endpoint. */
const readTarget = (
  schema: ReturnType<typeof endpointSchema>,
  asked: Pick<z.infer<typeof bodySchema>, 'kind' | 'target'>,
) => {
  const judged = schema.safeParse(asked);
  if (judged.success) return judged.data;
  const issues = judged.error.issues.map(({ path, message }) => ({ path: ['body', ...path].join('.'), message }));
  throw apiError('http/invalid', { issues });
};

/** @throws ProblemError with the place of a topic that no message can have. */
const refuseUnknown = (topics: readonly string[], known: readonly string[]): void => {
  const issues = topics.flatMap((one, at) =>
    isTopic(known, one)
      ? []
      : [{ path: `body.topics.${at}`, message: 'no message has such a topic, such as fact.request.submitted' }],
  );
  if (issues.length > 0) throw apiError('http/invalid', { issues });
};

/** @throws ProblemError `http/not-found` */
const knownEndpoint = async ({ outbox }: Engine, id: string): Promise<Endpoint> => {
  const found = (await outbox.endpoints()).find((one) => one.id === id);
  if (found === undefined) throw apiError('http/not-found');
  return found;
};

/** Routes of endpoints and deliveries; for administrators only. */
export const endpointRoutes = ({ engine, allowPrivate = [] }: Deps) => {
  const { outbox } = engine;
  const schema = endpointSchema(allowPrivate);
  const known = knownTopics(engine);
  const app = newRoutes();
  for (const path of ['/endpoints', '/endpoints/*', '/deliveries']) app.use(path, administratorsOnly);
  return app
    .openapi(add, async (c) => {
      refuseConditions(c);
      const { agency, topics: named, secret: given, ...asked } = c.req.valid('json');
      const topics = named.length === 0 && isRobot(asked.kind) ? OF_GROUPS : named;
      refuseUnknown(topics, known);
      const target = readTarget(schema, asked);
      const createdAt = await engine.now();
      const id = timeOrderedIdNow(createdAt);
      const secret = target.kind === 'webhook' ? newWebhookSecret() : null;
      const secrets = [secret, given ?? null].flatMap((one) => one ?? []);
      const made = { id, ...target, secrets, agency, topics, createdAt };
      await outbox.addEndpoint({ ...made, disabledAt: null, disabledWhy: null }, c.var.caller.id);
      return c.json({ id, secret }, 201);
    })
    .openapi(list, async (c) => c.json({ endpoints: (await outbox.endpoints()).map(endpointView) }, 200))
    .openapi(rotate, async (c) => {
      refuseConditions(c);
      const { id, kind, secrets } = await knownEndpoint(engine, c.req.valid('param').id);
      if (kind !== 'webhook') throw apiError('http/not-found');
      const secret = newWebhookSecret();
      await outbox.setSecrets(id, [secret, ...secrets.slice(0, 1)], c.var.caller.id);
      return c.json({ id, secret }, 200);
    })
    .openapi(disable, async (c) => {
      refuseConditions(c);
      const { id } = await knownEndpoint(engine, c.req.valid('param').id);
      await outbox.disableEndpoint(id, 'disabled by an administrator', await engine.now(), null, c.var.caller.id);
      return c.body(null, 204);
    })
    .openapi(deliveries, async (c) => {
      const { case: caseId, limit = 50 } = c.req.valid('query');
      const found = await outbox.deliveries({ limit, ...(caseId === undefined ? {} : { caseId }) });
      return c.json({ deliveries: found.map(deliveryView) }, 200);
    });
};
