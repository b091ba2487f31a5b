import { createRoute, z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import type { Duty } from '@gongkai/core';
import { text } from '@gongkai/core';
import type { Caller, Task } from '@gongkai/engine';
import { apiError, type Deps, json, newRoutes, pageOf, problems, refuseConditions } from '../http/index.ts';
import { wholeNumber } from './schemas.ts';

const MOST_TASKS = 50;
const LONGEST_ID = 300;

/** The duties that handle tasks; administrators may only list them. */
const HANDLING_TASKS: readonly string[] = ['office-head', 'supervisor'] satisfies readonly Duty[];

const noDuty = text(
  '待办事项由公开工作机构负责人或者主管部门处理',
  'Tasks are for the head of the disclosure office and the competent department',
);

const mayEnd = ({ duties }: Caller): boolean => duties.some((duty) => HANDLING_TASKS.includes(duty));

const forbidden = () => apiError('auth/forbidden', { reason: noDuty });

const taskSchema = z
  .object({
    id: z.string(),
    kind: z.string().openapi({
      description:
        '`due-moved-earlier`: an amended calendar brought a due day nearer; `fact-called-for`: the case calls for a fact ' +
        'of which no clock reminds: a second service, the correction of an entry that was questioned, or what a linked ' +
        'case gives reason for',
    }),
    agency: z.string(),
    case: z.string(),
    body: z.unknown().openapi({
      description:
        'of a moved date: its clock, `from` and `to`; of a fact that is called for: its type, the entry since which it is ' +
        '(`seq`), of a correction the `entry` that was questioned, and of a linked case its number (`from`)',
    }),
    raisedAt: z.string().openapi({ format: 'date-time' }),
  })
  .openapi('Task');

const listTasks = createRoute({
  method: 'get',
  path: '/tasks',
  tags: ['tasks'],
  summary: 'List open tasks; for office-head, supervisor and administrators',
  request: {
    query: z.strictObject({
      agency: z.string().max(63).optional(),
      after: z.string().max(LONGEST_ID).optional(),
      limit: wholeNumber(1, MOST_TASKS).optional(),
    }),
  },
  responses: {
    200: json(
      'a page; `next` is the `after` of the following one',
      z.object({ tasks: z.array(taskSchema), next: z.string().nullable() }),
    ),
    ...problems,
  },
});

const endTask = createRoute({
  method: 'post',
  path: '/tasks/{id}/done',
  tags: ['tasks'],
  summary: 'End a task; for office-head and supervisor',
  description: 'A second request is 404. `Idempotency-Key` and `If-Match` are refused.',
  request: { params: z.object({ id: z.string().max(LONGEST_ID) }) },
  responses: { 204: { description: 'it is done; the caller is stored' }, ...problems },
});

const view = ({ id, kind, agency, caseId, body, raisedAt }: Task): z.infer<typeof taskSchema> => ({
  id,
  kind,
  agency,
  case: caseId,
  body: JSON.parse(body),
  raisedAt: formatInstant(raisedAt),
});

/** Routes that list tasks and end them. */
export const taskRoutes = ({ engine }: Deps) =>
  newRoutes()
    .openapi(listTasks, async (c) => {
      const { caller } = c.var;
      if (!mayEnd(caller) && caller.administrator === null) throw forbidden();
      const { agency, after, limit = 20 } = c.req.valid('query');
      const found = await engine.as(caller).tasks({
        ...(agency === undefined ? {} : { agency }),
        ...(after === undefined ? {} : { after }),
        limit: limit + 1,
      });
      const { items, next } = pageOf(found, limit, ({ id }) => id);
      return c.json({ tasks: items.map(view), next }, 200);
    })
    .openapi(endTask, async (c) => {
      const { caller } = c.var;
      refuseConditions(c);
      if (!mayEnd(caller)) throw forbidden();
      const done = await engine.as(caller).endTask(c.req.valid('param').id, HANDLING_TASKS);
      if (!done) throw apiError('http/not-found');
      return c.body(null, 204);
    });
