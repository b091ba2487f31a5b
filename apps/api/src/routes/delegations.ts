import { createRoute, z } from '@hono/zod-openapi';
import type { Duty } from '@gongkai/core';
import { text, words } from '@gongkai/core';
import type { Caller } from '@gongkai/engine';
import { apiError, type Deps, json, listRoute, makerOf, newRoutes, problems, refuseConditions } from '../http/index.ts';
import { delegationSchema, delegationView } from '../views/people-view.ts';
import { checkOrder, dutiesToHold, personName } from './people-schemas.ts';
import { bodyOf, civilDay } from './schemas.ts';

/** The duties of heads, who may delegate them. */
const HEADS: readonly string[] = ['office-head', 'signatory'] satisfies readonly Duty[];

const noHead = text('只有负责人可以委托本人的职责', 'Only a head delegates duties, and only their own');

const list = listRoute({
  path: '/delegations',
  tags: ['people'],
  summary: 'List delegations from and to the caller; administrators list all',
  description: 'the newest first, at most 500, revoked and past ones as well',
  schema: z.object({ delegations: z.array(delegationSchema) }),
});

const make = (duties: readonly string[]) =>
  createRoute({
    method: 'post',
    path: '/delegations',
    tags: ['people'],
    summary: 'Delegate own duties to another person for some days; for heads',
    description:
      'A fact that the other person records by such a duty keeps both: who recorded it, and for whom. For the separation of ' +
      'duties it is an act of both. A delegation gives what the head holds on the day, and what is within the reach of the ' +
      'other person; duties that were delegated to the head are not passed on.',
    request: {
      body: bodyOf(
        z.strictObject({
          from: personName.optional().openapi({ description: 'the caller; no other person may be named' }),
          to: personName,
          duties: z
            .array(z.enum(duties))
            .min(1)
            .refine((some) => new Set(some).size === some.length, 'a duty is named twice'),
          fromDay: civilDay,
          toDay: civilDay,
          reason: words(500),
        }),
      ),
    },
    responses: { 201: json('the delegation', delegationSchema), ...problems },
  });

const revoke = createRoute({
  method: 'delete',
  path: '/delegations/{id}',
  tags: ['people'],
  summary: 'Revoke a delegation; for the person who delegated, and for system administrators',
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: { 204: { description: 'it gives nothing any longer' }, ...problems },
});

/** Whether a caller holds a duty of heads themselves. */
const isHead = ({ acting }: Caller): boolean =>
  acting.some((one) => one.for === undefined && one.duties.some((duty) => HEADS.includes(duty)));

/** Routes of delegations. */
export const delegationRoutes = (deps: Deps) => {
  const { engine } = deps;
  return newRoutes()
    .openapi(list, async (c) => {
      const { person, administrator } = c.var.caller;
      const found = await engine.people.delegations(administrator === null ? person : null);
      return c.json({ delegations: found.map(delegationView) }, 200);
    })
    .openapi(make(dutiesToHold(deps)), async (c) => {
      const { caller } = c.var;
      refuseConditions(c);
      const { from = caller.person, fromDay: firstDay, toDay: lastDay, ...asked } = c.req.valid('json');
      if (from !== caller.person || !isHead(caller)) throw apiError('auth/forbidden', { reason: noHead });
      checkOrder(firstDay, lastDay, 'toDay');
      const made = await engine.people.delegate({ from, firstDay, lastDay, ...asked }, makerOf(caller));
      return c.json(delegationView(made), 201);
    })
    .openapi(revoke, async (c) => {
      const { caller } = c.var;
      refuseConditions(c);
      const { id } = c.req.valid('param');
      const found = await engine.people.findDelegation(id);
      const isParty = found !== null && [found.from, found.to].includes(caller.person);
      if (found === null || (!isParty && caller.administrator === null)) throw apiError('http/not-found');
      if (found.from !== caller.person && caller.administrator !== 'system') throw apiError('auth/forbidden');
      if (!(await engine.people.revoke(id, makerOf(caller)))) throw apiError('http/not-found');
      return c.body(null, 204);
    });
};
