import { createRoute, z } from '@hono/zod-openapi';
import { civilDateOf } from '@gongkai/calendar';
import { type Duty, words } from '@gongkai/core';
import { type Caller, dutiesIn, type Engine } from '@gongkai/engine';
import type { PartyCase, PartyMatch, PartyRegister } from '@gongkai/engine';
import { agencyFor, apiError, type Deps, json, newRoutes, problems, refuseConditions } from '../http/index.ts';
import { dayText } from '../views/schema.ts';
import { agencyName, bodyOf, civilDay, wholeNumber } from './schemas.ts';

/** The similarity from which matters look alike, where the profile of the agency names none. */
const LOOK_ALIKE = 0.5;
const USUAL_PAGE = 20;

const partyId = z.string().regex(/^[A-Za-z0-9_-]{32}$/, 'the name of a party, as a match gives it');

const caseSchema = z
  .object({
    id: z.string(),
    number: z.string(),
    procedure: z.string(),
    state: z.string(),
    outcome: z.string().nullable(),
    askedOn: dayText.openapi({ description: 'the day of receipt, or else of opening' }),
    items: z.int().openapi({ description: 'for how many matters it asks' }),
  })
  .openapi('PartyCase');

const matchSchema = z
  .object({
    party: z.string().openapi({ description: 'its name in the register, which says nothing of the person' }),
    certainty: z.enum(['id', 'phone', 'name']).openapi({
      description:
        'the same identity number; the same name and telephone; only the same name, which two people may have',
    }),
    idLast4: z.string().nullable(),
    cases: z.array(caseSchema).openapi({ description: 'the newest first, at most 100' }),
    total: z.int(),
    thisMonth: z.int().openapi({
      description:
        'matters asked of the agency in the calendar month: `before` of a notice of fees (国办函〔2020〕109号)',
    }),
    lookAlike: z.array(z.object({ id: z.string(), number: z.string(), similarity: z.number().min(0).max(1) })),
  })
  .openapi('PartyMatch');

const match = createRoute({
  method: 'post',
  path: '/parties/match',
  tags: ['parties'],
  summary: 'Find earlier cases of the one who asks; for duties of intake and handling',
  description:
    'Names, identity numbers and telephones are compared as keyed hashes, in every usual spelling. The answer has the ' +
    'cases of one agency. Nothing of the request is kept or logged.',
  request: {
    body: bodyOf(
      z
        .strictObject({
          kind: words(40).optional().openapi({ description: '`natural` for a person' }),
          name: words(200).optional(),
          idNumber: words(40).optional(),
          phone: words(40).optional(),
          agency: agencyName.optional().openapi({ description: 'for a key that reaches every agency' }),
          on: civilDay.optional().openapi({ description: 'a day of the month that is counted; today by default' }),
          description: words(4000)
            .optional()
            .openapi({ description: 'what is asked, to find matters that look alike' }),
          caseId: z.string().max(64).optional().openapi({ description: 'the case at hand, which is left out' }),
        })
        .refine(({ name, idNumber }) => name !== undefined || idNumber !== undefined, {
          path: ['name'],
          message: 'a name or an identity number',
        })
        .openapi('PartyQuestion'),
    ),
  },
  responses: {
    200: json('the parties that it may be, the surest first', z.object({ parties: z.array(matchSchema) })),
    ...problems,
  },
});

const casesOfParty = createRoute({
  method: 'get',
  path: '/parties/{id}/cases',
  tags: ['parties'],
  summary: 'List the cases of a party, the newest first; for duties of intake and handling',
  request: {
    params: z.object({ id: partyId }),
    query: z.strictObject({
      agency: agencyName.optional().openapi({ description: 'for a key that reaches every agency' }),
      after: z.string().max(64).optional().openapi({ description: 'the last case of the page before' }),
      limit: wholeNumber(1, 100).optional(),
    }),
  },
  responses: {
    200: json(
      'a page; `next` is the cursor of the following one',
      z.object({ cases: z.array(caseSchema), total: z.int(), next: z.string().nullable() }),
    ),
    ...problems,
  },
});

const SEEN_BY: readonly string[] = ['registrar', 'handler'] satisfies readonly Duty[];

/** The agency in which a caller asks, where they have a duty of intake or handling there. */
const askedIn = (caller: Caller, asked: string | undefined): string => {
  if (caller.administrator !== null) throw apiError('auth/forbidden');
  const agency = agencyFor(caller, asked);
  if (!dutiesIn(caller, agency).some((duty) => SEEN_BY.includes(duty))) throw apiError('auth/forbidden');
  return agency;
};

const registerOf = ({ parties }: Engine): PartyRegister => {
  const register = parties.register();
  if (register !== null) return register;
  throw apiError(parties.state() === 'none' ? 'party/no-key' : 'party/other-key');
};

/** Routes of the register of those who ask. */
export const partyRoutes = ({ engine }: Deps) => {
  const caseView = ({ record, askedOn, items }: PartyCase): z.infer<typeof caseSchema> => ({
    id: record.id,
    number: record.number,
    procedure: record.procedure,
    state: record.state.value,
    outcome: engine.procedures.get(record.procedure)?.outcomeOf(record.state.context) ?? null,
    askedOn,
    items,
  });
  const matchView = ({ cases, lookAlike, ...rest }: PartyMatch): z.infer<typeof matchSchema> => ({
    ...rest,
    cases: cases.map(caseView),
    lookAlike: lookAlike.map(({ caseId, number, similarity }) => ({ id: caseId, number, similarity })),
  });
  return newRoutes()
    .openapi(match, async (c) => {
      refuseConditions(c);
      const { kind = null, name = null, idNumber = null, phone = null, ...rest } = c.req.valid('json');
      const agency = askedIn(c.var.caller, rest.agency);
      const on = rest.on ?? civilDateOf(await engine.now());
      const matches = await registerOf(engine).match({
        kind,
        name,
        idNumber,
        phone,
        agency,
        on,
        matter: rest.description ?? null,
        lookAlike: engine.profiles.on(agency, on)?.profile.lookAlike ?? LOOK_ALIKE,
        except: rest.caseId ?? null,
      });
      return c.json({ parties: matches.map(matchView) }, 200);
    })
    .openapi(casesOfParty, async (c) => {
      const { agency: asked, after = null, limit = USUAL_PAGE } = c.req.valid('query');
      const agency = askedIn(c.var.caller, asked);
      const found = await registerOf(engine).casesOf(agency, c.req.valid('param').id, { after, limit: limit + 1 });
      if (found === null) throw apiError('party/unknown');
      const cases = found.cases.slice(0, limit).map(caseView);
      const next = found.cases.length > limit ? (cases.at(-1)?.id ?? null) : null;
      return c.json({ cases, total: found.total, next }, 200);
    });
};
