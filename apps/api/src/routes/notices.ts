import { createRoute, z } from '@hono/zod-openapi';
import { apiError, type Deps, json, makerOf, newRoutes, pageOf, problems, refuseConditions } from '../http/index.ts';
import { cursorOf, cursorSchema, noticeSchema, noticeView } from '../notices/inbox-view.ts';
import { changedSettings, settingsBody, settingsSchema, settingsView } from '../notices/notice-schemas.ts';
import { bodyOf, wholeNumber } from './schemas.ts';

const readSettings = createRoute({
  method: 'get',
  path: '/me/notices',
  tags: ['people'],
  summary: 'Read how one receives reminders; never the address or secret of a robot',
  responses: { 200: json('the settings', settingsSchema), ...problems },
});

const putSettings = (allowed: readonly string[]) =>
  createRoute({
    method: 'put',
    path: '/me/notices',
    tags: ['people'],
    summary: 'Set how one receives reminders: mail, a robot of 企业微信 or 钉钉, the inbox, quiet hours',
    description:
      'A reminder goes to the holder of the case or to the superior as persons, and to those who stand in for them. Quiet ' +
      'hours, by the clock of Asia/Shanghai, put mail and robots off to their end; the inbox and procedures that run by ' +
      'the hour do not wait. A notice has the number, labels and days, and nothing of the applicant.',
    request: { body: bodyOf(settingsBody(allowed)) },
    responses: { 200: json('the settings', settingsSchema), ...problems },
  });

const readInbox = createRoute({
  method: 'get',
  path: '/me/inbox',
  tags: ['people'],
  summary: 'List the reminders that one received, unread first, then the newest',
  request: { query: z.strictObject({ after: cursorSchema.optional(), limit: wholeNumber(1, 100).optional() }) },
  responses: {
    200: json('a page', z.object({ notices: z.array(noticeSchema), next: z.string().nullable() })),
    ...problems,
  },
});

const markRead = createRoute({
  method: 'post',
  path: '/me/inbox/{id}/read',
  tags: ['people'],
  summary: 'Mark a reminder as read; one that was read before stays as it is',
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: { 204: { description: 'it is read' }, ...problems },
});

/** Routes of the notices to the caller: settings and inbox. */
export const noticeRoutes = ({ engine, allowPrivate = [] }: Deps) => {
  const { personal } = engine;
  const view = noticeView(engine.procedures);
  return newRoutes()
    .openapi(readSettings, async (c) => c.json(settingsView(await personal.settings(c.var.caller.person)), 200))
    .openapi(putSettings(allowPrivate), async (c) => {
      refuseConditions(c);
      const { caller } = c.var;
      const settings = changedSettings(await personal.settings(caller.person), c.req.valid('json'));
      await personal.putSettings(caller.person, settings, makerOf(caller));
      return c.json(settingsView(settings), 200);
    })
    .openapi(readInbox, async (c) => {
      const { after = null, limit = 20 } = c.req.valid('query');
      const found = await personal.inbox(c.var.caller.person, after, limit + 1);
      const { items, next } = pageOf(found, limit, cursorOf);
      return c.json({ notices: items.map(view), next }, 200);
    })
    .openapi(markRead, async (c) => {
      refuseConditions(c);
      if (!(await personal.markRead(c.var.caller.person, c.req.valid('param').id))) throw apiError('http/not-found');
      return c.body(null, 204);
    });
};
