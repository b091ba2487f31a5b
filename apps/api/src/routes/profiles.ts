import { createRoute, z } from '@hono/zod-openapi';
import { civilDateOf, formatInstant } from '@gongkai/calendar';
import { text } from '@gongkai/core';
import { agencyProfile } from '@gongkai/core/agencies';
import { type DatedProfile, dutiesIn, type Engine, ProfileRefusedError, type Profiles } from '@gongkai/engine';
import {
  apiError,
  type Deps,
  type Env,
  figureProblem,
  json,
  newRoutes,
  problems,
  refuseConditions,
} from '../http/index.ts';
import { dayText, instantText, textSchema } from '../views/schema.ts';
import { agencyName, bodyOf, civilDay } from './schemas.ts';

const params = z.object({ id: agencyName });
const from = civilDay.openapi({
  description: 'the day from which it is valid; earlier days keep the profile that they had',
});
const profileSchema = agencyProfile
  .extend({
    agency: z.string(),
    from: dayText,
    next: dayText.nullable().openapi({ description: 'the day on which another profile begins; null where none does' }),
    setBy: z.string(),
    setAt: instantText,
  })
  .openapi('AgencyProfile');

const readProfile = createRoute({
  method: 'get',
  path: '/agencies/{id}/profile',
  tags: ['agencies'],
  summary: 'Read the profile of an agency as it is on a day',
  description:
    'Address and hours, the authorities of its remedies, patterns of numbers, seals, internal limits, settings of new ' +
    'cases, and the foot of its public pages.',
  request: {
    params,
    query: z.strictObject({ on: civilDay.optional().openapi({ description: 'the day; today by default' }) }),
  },
  responses: { 200: json('the profile', profileSchema), ...problems },
});

const putProfile = createRoute({
  method: 'put',
  path: '/agencies/{id}/profile',
  tags: ['agencies'],
  summary: 'Set the profile of an agency from a day on; for administrators and the head of its disclosure office',
  description:
    'The whole profile: what is left out is not in it. Settings and patterns are for cases that are opened from then ' +
    'on, by the day of their first fact; a case keeps its number and its settings.',
  request: {
    params,
    body: bodyOf(agencyProfile.extend({ from: from.optional() }).openapi('AgencyProfileInput')),
  },
  responses: { 200: json('the profile', profileSchema), ...problems },
});

const WHY = {
  start: text('起始编号之前的编号未使用', 'before the first number that the profile sets'),
  unknown: text('没有案件使用该编号,原因不明', 'no case has the number, and nothing says why'),
} as const;

const gapsSchema = z.object({
  series: z.array(
    z.object({
      series: z.string().openapi({ description: 'the numbers of a year, without the number itself' }),
      last: z.int().openapi({ description: 'the last number that was given out' }),
      gaps: z.array(
        z.object({ from: z.int(), through: z.int(), code: z.enum(['start', 'unknown']), reason: textSchema }),
      ),
    }),
  ),
});

const readGaps = createRoute({
  method: 'get',
  path: '/agencies/{id}/numbers/gaps',
  tags: ['agencies'],
  summary: 'List the gaps in the case numbers of an agency, each with its reason',
  request: { params },
  responses: { 200: json('every series, also one without a gap', gapsSchema), ...problems },
});

const profileView = ({ agency, from: since, next, profile, by, at }: DatedProfile): z.infer<typeof profileSchema> => ({
  ...profile,
  agency,
  from: since,
  next,
  setBy: by,
  setAt: formatInstant(at),
});

type SeriesGaps = Awaited<ReturnType<Engine['agencies']['gaps']>>[number];

const gapsView = ({ series, last, gaps }: SeriesGaps) => ({
  series,
  last,
  gaps: gaps.map(({ from: first, through, why }) => {
    const code: keyof typeof WHY = why ?? 'unknown';
    return { from: first, through, code, reason: WHY[code] };
  }),
});

const setProfile = async (profiles: Profiles, ...given: Parameters<Profiles['set']>): Promise<DatedProfile> => {
  try {
    return await profiles.set(...given);
  } catch (error) {
    if (error instanceof ProfileRefusedError) throw apiError('http/invalid', { issues: [...error.issues] });
    throw error;
  }
};

type Caller = Env['Variables']['caller'];

/** Routes of the profiles of agencies and of the gaps in their numbers. */
export const profileRoutes = ({ engine }: Deps) => {
  const reaches = ({ agency, scope }: Caller, id: string): Promise<boolean> =>
    agency === id ? Promise.resolve(true) : engine.people.reaches(scope, id);
  const known = async (caller: Caller, id: string): Promise<void> => {
    const isThere = (await engine.figures.agencies()).some((one) => one.id === id);
    if (!isThere || !(await reaches(caller, id))) throw figureProblem('agency/unknown');
  };
  const today = async () => civilDateOf(await engine.now());
  return newRoutes()
    .openapi(readProfile, async (c) => {
      const { id } = c.req.valid('param');
      await known(c.var.caller, id);
      const profile = engine.profiles.on(id, c.req.valid('query').on ?? (await today()));
      if (profile === null) throw figureProblem('agency/no-profile');
      return c.json(profileView(profile), 200);
    })
    .openapi(putProfile, async (c) => {
      refuseConditions(c);
      const { caller } = c.var;
      const { id } = c.req.valid('param');
      const isHead = caller.duties.includes('office-head');
      if (caller.administrator !== 'system' && !isHead) throw apiError('auth/forbidden');
      await known(caller, id);
      if (isHead && !dutiesIn(caller, id).includes('office-head')) throw apiError('auth/forbidden');
      const { from: since, ...profile } = c.req.valid('json');
      const set = await setProfile(engine.profiles, id, since ?? (await today()), profile, caller.id);
      return c.json(profileView(set), 200);
    })
    .openapi(readGaps, async (c) => {
      const { id } = c.req.valid('param');
      if (!(await reaches(c.var.caller, id))) throw figureProblem('agency/unknown');
      return c.json({ series: (await engine.agencies.gaps(id)).map(gapsView) }, 200);
    });
};
