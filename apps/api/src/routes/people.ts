import { createRoute, z } from '@hono/zod-openapi';
import { civilDateOf } from '@gongkai/calendar';
import { words } from '@gongkai/core';
import type { Caller, Engine, Person } from '@gongkai/engine';
import {
  apiError,
  type Deps,
  json,
  makerOf,
  newRoutes,
  pageOf,
  problems,
  refuseConditions,
  requireSystem,
} from '../http/index.ts';
import {
  heldDutySchema,
  heldDutyView,
  officeSchema,
  personSchema,
  personView,
  reachSchema,
} from '../views/people-view.ts';
import { personName } from './people-schemas.ts';
import { agencyName, bodyOf, flag, wholeNumber } from './schemas.ts';

const MOST_PEOPLE = 100;

const phone = words(40).nullable();
const mail = z
  .string()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/, 'an address of mail')
  .nullable();
const unit = words(100).nullable();

const addPerson = createRoute({
  method: 'post',
  path: '/people',
  tags: ['people'],
  summary: 'Add a person; for system administrators',
  description:
    'The identifier is never given to another person. Duties are granted afterwards; an administrator holds none. ' +
    '`Idempotency-Key` and `If-Match` are refused: a second request is 409 `person/exists`.',
  request: {
    body: bodyOf(
      z.strictObject({
        id: personName,
        name: words(100),
        unit: unit.default(null),
        agency: agencyName.nullable(),
        phone: phone.default(null),
        mail: mail.default(null),
        reach: reachSchema,
        administrator: officeSchema.nullable().default(null),
      }),
    ),
  },
  responses: { 201: json('the person', personSchema), ...problems },
});

const listPeople = createRoute({
  method: 'get',
  path: '/people',
  tags: ['people'],
  summary: 'List people, of one agency or of all that the caller reaches',
  description: 'Administrators list everyone. Others get no telephone and no mail, which the roster has.',
  request: {
    query: z.strictObject({
      agency: z.string().max(63).optional(),
      after: z.string().max(100).optional(),
      limit: wholeNumber(1, MOST_PEOPLE).optional(),
      duties: flag.openapi({
        description: '`true`: each with the duties that they hold today or later; for administrators',
      }),
    }),
  },
  responses: {
    200: json(
      'a page; `next` is the `after` of the following one',
      z.object({
        people: z.array(personSchema.extend({ duties: z.array(heldDutySchema).optional() }).openapi('ListedPerson')),
        next: z.string().nullable(),
      }),
    ),
    ...problems,
  },
});

const params = z.object({ id: z.string().max(100) });

const readPerson = createRoute({
  method: 'get',
  path: '/people/{id}',
  tags: ['people'],
  summary: 'Read a person with every duty that they ever held; for administrators, and of oneself',
  request: { params },
  responses: {
    200: json('the person', personSchema.extend({ duties: z.array(heldDutySchema) }).openapi('PersonWithDuties')),
    ...problems,
  },
});

const changePerson = createRoute({
  method: 'patch',
  path: '/people/{id}',
  tags: ['people'],
  summary: 'Change or disable a person; for system administrators',
  description:
    'What is not named stays. `disabled` ends everything at once: sessions, and every key of the person. It is never taken ' +
    'back. Nobody changes their own reach or office, or disables themselves.',
  request: {
    params,
    body: bodyOf(
      z
        .strictObject({
          name: words(100).optional(),
          unit: unit.optional(),
          agency: agencyName.nullable().optional(),
          phone: phone.optional(),
          mail: mail.optional(),
          reach: reachSchema.optional(),
          administrator: officeSchema.nullable().optional(),
          disabled: z.literal(true).optional(),
        })
        .refine((body) => Object.keys(body).length > 0, 'names at least one part'),
    ),
  },
  responses: { 200: json('the person', personSchema), ...problems },
});

const isAdministrator = ({ administrator }: Caller): boolean => administrator !== null;

/** @throws ProblemError `person/unknown` */
const known = async ({ people }: Engine, id: string): Promise<Person> => {
  const found = await people.find(id);
  if (found === null) throw apiError('person/unknown');
  return found;
};

/** Whose people a caller lists: those of their scope, narrowed to an agency that is in it; null where it is not. */
const listed = async (engine: Engine, caller: Caller, agency: string | undefined) => {
  const scope = isAdministrator(caller) ? { agency: null, below: true } : { ...caller.scope };
  if (agency === undefined) return scope;
  return (await engine.people.reaches(scope, agency)) ? { ...scope, agency, below: false } : null;
};

/** Routes of people. */
export const peopleRoutes = ({ engine }: Deps) =>
  newRoutes()
    .openapi(addPerson, async (c) => {
      requireSystem(c.var.caller);
      refuseConditions(c);
      return c.json(personView(await engine.people.add(c.req.valid('json'), makerOf(c.var.caller)), true), 201);
    })
    .openapi(listPeople, async (c) => {
      const { caller } = c.var;
      const { agency, after, limit = 20, duties } = c.req.valid('query');
      const isFull = isAdministrator(caller);
      if (duties === 'true' && !isFull) throw apiError('auth/forbidden');
      const scope = await listed(engine, caller, agency);
      if (scope === null) return c.json({ people: [], next: null }, 200);
      const query = { scope, limit: limit + 1, ...(after === undefined ? {} : { after }) };
      const { items, next } = pageOf(await engine.people.list(query), limit, ({ id }) => id);
      const today = civilDateOf(await engine.now());
      const held = async (id: string) =>
        (await engine.people.duties(id))
          .filter(({ lastDay }) => lastDay === null || lastDay >= today)
          .map(heldDutyView);
      const people = await Promise.all(
        items.map(async (one) => ({
          ...personView(one, isFull),
          ...(duties === 'true' ? { duties: await held(one.id) } : {}),
        })),
      );
      return c.json({ people, next }, 200);
    })
    .openapi(readPerson, async (c) => {
      const { caller } = c.var;
      const { id } = c.req.valid('param');
      if (!isAdministrator(caller) && caller.person !== id) throw apiError('auth/forbidden');
      const person = await known(engine, id);
      const duties = (await engine.people.duties(id)).map(heldDutyView);
      return c.json({ ...personView(person, true), duties }, 200);
    })
    .openapi(changePerson, async (c) => {
      const { caller } = c.var;
      requireSystem(caller);
      refuseConditions(c);
      const { id } = c.req.valid('param');
      const { disabled, ...change } = c.req.valid('json');
      await known(engine, id);
      if (Object.keys(change).length > 0) await engine.people.change(id, change, makerOf(caller));
      if (disabled === true) await engine.people.disable(id, makerOf(caller));
      return c.json(personView(await known(engine, id), true), 200);
    });
