import { createRoute, z } from '@hono/zod-openapi';
import type { Duty } from '@gongkai/core';
import { text, words } from '@gongkai/core';
import { type Caller, dutiesIn, type Engine } from '@gongkai/engine';
import { agencyFor, apiError, type Deps, json, makerOf, newRoutes, problems, refuseConditions } from '../http/index.ts';
import { rosterSchema, rosterView } from '../views/people-view.ts';

import { agencyName, bodyOf, civilDay } from './schemas.ts';

/** The duties that write the roster of their agency. */
const WRITING: readonly string[] = ['office-head', 'coordinator'] satisfies readonly Duty[];
// A month of three shifts a day, with room.
const MOST_ROWS = 400;

const noDuty = text(
  '值班表由公开工作机构负责人或者舆情研判(协调)人员编排',
  'Rosters are written by the head of the disclosure office and the incident coordinator',
);

const params = z.object({ month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month YYYY-MM') });

const read = createRoute({
  method: 'get',
  path: '/rosters/{month}',
  tags: ['people'],
  summary: 'Read who is on duty in a month, in the own agency or another one within reach',
  request: { params, query: z.strictObject({ agency: z.string().max(63).optional() }) },
  responses: { 200: json('the newest version; without any the version is 0', rosterSchema), ...problems },
});

const write = createRoute({
  method: 'put',
  path: '/rosters/{month}',
  tags: ['people'],
  summary: 'Write the roster of a month; for office-head and coordinator',
  description:
    '`seen` is the version that was read, at first 0. After another version the answer is 409 `roster/stale` and nothing ' +
    'is written. Earlier versions are kept.',
  request: {
    params,
    body: bodyOf(
      z.strictObject({
        agency: agencyName.optional(),
        seen: z.int().min(0).max(1_000_000),
        rows: z
          .array(
            z.strictObject({
              day: civilDay,
              shift: words(40),
              leader: words(100),
              officer: words(100),
              phone: words(40),
            }),
          )
          .max(MOST_ROWS),
      }),
    ),
  },
  responses: { 200: json('the roster as it is now', rosterSchema), ...problems },
});

/** @throws ProblemError with the first row of another month. */
const checkDays = (month: string, rows: readonly { readonly day: string }[]): void => {
  const at = rows.findIndex(({ day }) => !day.startsWith(`${month}-`));
  if (at === -1) return;
  throw apiError('http/invalid', { issues: [{ path: `rows.${at}.day`, message: `is not in ${month}` }] });
};

/** The agency whose roster a caller reads. @throws ProblemError for one out of reach, or where none is named. */
const readable = async ({ people }: Engine, caller: Caller, asked: string | undefined): Promise<string> => {
  const agency = asked ?? caller.agency;
  if (agency === null) throw apiError('http/invalid', { issues: [{ path: 'agency', message: 'name an agency' }] });
  if (agency !== caller.agency && !(await people.reaches(caller.scope, agency))) throw apiError('auth/forbidden');
  return agency;
};

/** Routes of rosters. */
export const rosterRoutes = ({ engine }: Deps) =>
  newRoutes()
    .openapi(read, async (c) => {
      const { month } = c.req.valid('param');
      const agency = await readable(engine, c.var.caller, c.req.valid('query').agency);
      return c.json(rosterView({ agency, month }, await engine.people.roster(agency, month)), 200);
    })
    .openapi(write, async (c) => {
      const { caller } = c.var;
      refuseConditions(c);
      const { month } = c.req.valid('param');
      const { agency: asked, rows, seen } = c.req.valid('json');
      if (!caller.duties.some((duty) => WRITING.includes(duty))) throw apiError('auth/forbidden', { reason: noDuty });
      const agency = agencyFor(caller, asked);
      if (!dutiesIn(caller, agency).some((duty) => WRITING.includes(duty))) throw apiError('auth/forbidden');
      checkDays(month, rows);
      const put = await engine.people.putRoster({ agency, month, rows, seen }, makerOf(caller));
      return c.json(rosterView(put, put), 200);
    });
