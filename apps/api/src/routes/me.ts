import { createRoute, z } from '@hono/zod-openapi';
import { civilDateOf } from '@gongkai/calendar';
import { dutiesOf } from '@gongkai/core';
import type { Caller, Delegation, Engine, HeldDuty } from '@gongkai/engine';
import { type Deps, json, newRoutes, problems } from '../http/index.ts';
import { dayText, delegationSchema, delegationView, labelOf, officeSchema, textSchema } from '../views/index.ts';

const heldSchema = z.object({
  agency: z.string().nullable().openapi({ description: 'null for every agency' }),
  duty: z.string(),
  label: textSchema,
  firstDay: dayText.nullable().openapi({ description: 'null for a key of no person in the register' }),
  lastDay: dayText.nullable(),
  for: z
    .object({ person: z.string(), name: z.string().nullable() })
    .nullable()
    .openapi({ description: 'the person in whose place the duty is held; null for an own one' }),
});

const meSchema = z
  .object({
    id: z.string().openapi({ description: 'as facts name it: the key, or the person who is signed in' }),
    person: z.string(),
    name: z.string(),
    unit: z.string().nullable(),
    agency: z.string().nullable(),
    administrator: officeSchema.nullable(),
    reach: z.object({ agency: z.string().nullable(), below: z.boolean(), unit: z.string().nullable() }).openapi({
      description: 'whose cases are reached: of `agency`, with all below it, or of every one where it is null',
    }),
    agencies: z.array(z.object({ id: z.string(), name: z.string() })).openapi({
      description: 'the own agency, and each in which a duty is held',
    }),
    duties: z.array(heldSchema).openapi({ description: 'what is held today, and may be used here' }),
    delegations: z.array(delegationSchema).openapi({ description: 'in force today, from and to the person' }),
  })
  .openapi('Me');

const readMe = createRoute({
  method: 'get',
  path: '/me',
  tags: ['people'],
  summary: 'Read who one is: unit, duties, reach, and who stands in for whom',
  request: { query: z.strictObject({}) },
  responses: { 200: json('the caller', meSchema), ...problems },
});

interface Register {
  readonly own: readonly HeldDuty[];
  readonly inForce: readonly Delegation[];
  readonly names: ReadonlyMap<string, string>;
  readonly today: string;
}

const registerOf = async (engine: Engine, { person }: Caller): Promise<Register> => {
  const { people } = engine;
  const today = civilDateOf(await engine.now());
  const [own, all] = [await people.duties(person), await people.delegations(person)];
  const inForce = all.filter(
    ({ firstDay, lastDay, revokedAt }) => revokedAt === null && firstDay <= today && lastDay >= today,
  );
  return { own, inForce, names: await people.names(inForce.map(({ from }) => from)), today };
};

/** Every duty that a caller may use now, with its days where they are known. */
const heldBy = (
  { acting }: Caller,
  { own, inForce, names, today }: Register,
  labels: Parameters<typeof labelOf>[0],
): z.infer<typeof heldSchema>[] =>
  acting.flatMap(({ agency, for: from, duties }) =>
    duties.map((duty) => {
      const days =
        from === undefined
          ? own.find(
              (one) =>
                one.agency === agency &&
                one.duty === duty &&
                one.firstDay <= today &&
                (one.lastDay === null || one.lastDay >= today),
            )
          : inForce.find((one) => one.from === from && one.duties.includes(duty));
      return {
        agency,
        duty,
        label: labelOf(labels, duty),
        firstDay: days?.firstDay ?? null,
        lastDay: days?.lastDay ?? null,
        for: from === undefined ? null : { person: from, name: names.get(from) ?? null },
      };
    }),
  );

/** The route of the caller themselves. */
export const meRoutes = ({ engine }: Deps) =>
  newRoutes().openapi(readMe, async (c) => {
    const { caller } = c.var;
    const { id, person, name, unit, agency, administrator, scope } = caller;
    const register = await registerOf(engine, caller);
    const known = new Map((await engine.figures.agencies()).map((one) => [one.id, one.name]));
    const places = [agency, ...caller.acting.map((one) => one.agency)].flatMap((one) => one ?? []);
    return c.json(
      {
        id,
        person,
        name,
        unit,
        agency,
        administrator,
        reach: { agency: scope.agency, below: scope.below, unit: scope.unit ?? null },
        agencies: [...new Set(places)].map((one) => ({ id: one, name: known.get(one) ?? one })),
        duties: heldBy(caller, register, dutiesOf([...engine.procedures.values()])),
        delegations: register.inForce.map(delegationView),
      },
      200,
    );
  });
