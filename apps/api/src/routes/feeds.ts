import { createRoute, z } from '@hono/zod-openapi';
import { apiError, type Deps, json, makerOf, newRoutes, problems, refuseConditions } from '../http/index.ts';
import { calendarFeed } from '../notices/calendar-feed.ts';
import { dueDaysFor } from '../notices/due-days.ts';
import { addressFor } from '../sign-in/origins.ts';

const CALENDAR = 'text/calendar';

const makeFeed = createRoute({
  method: 'post',
  path: '/me/feed',
  tags: ['people'],
  summary: 'Make the secret address of a calendar with the due days of the cases that one has in hand',
  description:
    'The address is shown once and stored nowhere; an earlier one ends. Who has it reads the calendar without a key or ' +
    'session: numbers, labels and days, and nothing of the matter or of persons. Only for people of the register.',
  responses: {
    201: json('the address', z.object({ address: z.string().openapi({ description: 'to subscribe to; keep it' }) })),
    ...problems,
  },
});

const revokeFeed = createRoute({
  method: 'delete',
  path: '/me/feed',
  tags: ['people'],
  summary: 'Revoke the address of the calendar; 404 where there is none',
  responses: { 204: { description: 'it is revoked' }, ...problems },
});

const readFeed = createRoute({
  method: 'get',
  path: '/feeds/{token}/due-days.ics',
  tags: ['people'],
  security: [],
  summary: 'Read the calendar of a person by its secret address',
  description:
    'RFC 5545: one event for each running clock and each internal date of the cases that the person has in hand, on the ' +
    'whole day in Asia/Shanghai. A wrong or revoked address is 404, and counts as a wrong key.',
  request: { params: z.object({ token: z.string().max(200) }) },
  responses: {
    200: { description: 'the calendar', content: { [CALENDAR]: { schema: z.string() } } },
    ...problems,
  },
});

/** Routes of the calendars of people. */
export const feedRoutes = ({ engine, limits }: Deps, { address }: { readonly address: string }) => {
  const { people, personal, procedures } = engine;
  return newRoutes()
    .openapi(makeFeed, async (c) => {
      refuseConditions(c);
      const { caller } = c.var;
      // The calendar is that of a person: a key of none would get an address that answers nothing.
      if ((await people.find(caller.person)) === null) throw apiError('person/unknown');
      // It shows what the person reaches: a key for less makes none.
      const whole = await people.callerOf(caller.person);
      if (JSON.stringify(whole?.scope) !== JSON.stringify(caller.scope)) throw apiError('auth/forbidden');
      const token = await personal.makeFeed(caller.person, makerOf(caller));
      return c.json({ address: `${addressFor(c, address)}/api/v1/feeds/${token}/due-days.ics` }, 201);
    })
    .openapi(revokeFeed, async (c) => {
      refuseConditions(c);
      const { caller } = c.var;
      if (!(await personal.revokeFeed(caller.person, makerOf(caller)))) throw apiError('http/not-found');
      return c.body(null, 204);
    })
    .openapi(readFeed, async (c) => {
      const person = await personal.personOfFeed(c.req.valid('param').token);
      const caller = person === null ? null : await people.callerOf(person);
      if (caller === null) {
        await limits?.refuseSecret(c);
        throw apiError('http/not-found');
      }
      await limits?.admitKey(`feed ${caller.person}`);
      const options = { procedures, address: addressFor(c, address) };
      const text = calendarFeed(await dueDaysFor(engine, caller), options);
      return c.body(text, 200, { 'content-type': `${CALENDAR}; charset=utf-8`, 'cache-control': 'private, no-cache' });
    });
};
