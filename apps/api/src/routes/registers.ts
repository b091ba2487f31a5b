import { createRoute, z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import type { Duty } from '@gongkai/core';
import { text, words } from '@gongkai/core';
import { dutiesIn, type RegisterEntry } from '@gongkai/engine';
import type { Register } from '@gongkai/stats/registers';
import { checkEntry, isRegisterId, REGISTER_IDS, REGISTERS } from '@gongkai/stats/registers';
import { agencyScope, requireWritable } from '../figures/agency-scope.ts';
import {
  agencyFor,
  apiError,
  type Deps,
  json,
  listRoute,
  newRoutes,
  problems,
  refuseConditions,
  refusedFigure,
  tooLate,
} from '../http/index.ts';
import { textSchema } from '../views/schema.ts';
import { viewQuery, yearNumber } from './figure-schemas.ts';
import { agencyName, bodyOf } from './schemas.ts';

/** The duties that may enter figures in a register. */
const ENTERING: readonly string[] = ['registrar', 'handler', 'office-head', 'supervisor'] satisfies readonly Duty[];

const noDuty = text(
  '登记数字由登记、承办人员或者公开工作机构负责人填写',
  'Registers are entered by the desk and its head',
);

/** @throws ProblemError without such a duty. */
const mayEnter = (duties: readonly string[]): void => {
  if (!duties.some((duty) => ENTERING.includes(duty))) {
    throw apiError('auth/forbidden', { reason: noDuty });
  }
};

const registerSchema = z
  .object({ id: z.string(), label: textSchema, unit: z.string(), decimals: z.int(), signed: z.boolean() })
  .openapi('Register');

const entrySchema = z
  .object({
    agency: z.string(),
    year: z.int(),
    register: z.string(),
    entry: z
      .int()
      .openapi({ description: '1 for the first entry of this figure; the value of `seen` for the next one' }),
    value: z.number().nullable().openapi({ description: 'null: an earlier figure was withdrawn' }),
    unit: z.string(),
    origin: z.enum(['typed', 'register']),
    by: z.string(),
    at: z.string().openapi({ format: 'date-time' }),
    why: z.string(),
  })
  .openapi('RegisterEntry');

const entriesAnswer = (description: string) => json(description, z.object({ entries: z.array(entrySchema) }));

const listRegisters = listRoute({
  path: '/registers',
  tags: ['figures'],
  summary: 'List the registers of the forms, with their units',
  description: 'the registers, in the order of the forms',
  schema: z.object({ registers: z.array(registerSchema) }),
});

const readEntries = createRoute({
  method: 'get',
  path: '/registers/{year}',
  tags: ['figures'],
  summary: 'List the present entries of a year: the last one of each register and agency',
  request: { params: z.object({ year: yearNumber }), query: z.strictObject(viewQuery) },
  responses: { 200: entriesAnswer('the present entries'), ...problems },
});

const oneRegister = z.object({ year: yearNumber, register: z.string().max(64) });

const readHistory = createRoute({
  method: 'get',
  path: '/registers/{year}/{register}',
  tags: ['figures'],
  summary: 'List every entry of a register for a year',
  request: { params: oneRegister, query: z.strictObject(viewQuery) },
  responses: { 200: entriesAnswer('all entries, in order'), ...problems },
});

const enterValue = createRoute({
  method: 'put',
  path: '/registers/{year}/{register}',
  tags: ['figures'],
  summary: 'Enter a figure; for the desk and its head',
  description:
    '`seen` is the number of entries of this figure that were read, at first 0. After another entry the answer is 409 `register/conflict` and nothing is written. Earlier entries are kept.',
  request: {
    params: oneRegister,
    body: bodyOf(
      z.strictObject({
        agency: agencyName.optional(),
        value: z.number().nullable(),
        unit: z.string().max(20),
        origin: z.enum(['typed', 'register']).optional(),
        seen: z.int().min(0).max(1_000_000),
        why: words(500).optional(),
      }),
    ),
  },
  responses: {
    200: json('the entry', entrySchema),
    ...problems,
  },
});

const view = ({ seq, value, at, ...one }: RegisterEntry): z.infer<typeof entrySchema> => ({
  ...one,
  entry: seq,
  value: value === null ? null : Number(value),
  at: formatInstant(at),
});

const latestEntries = (entries: readonly RegisterEntry[]): readonly RegisterEntry[] => [
  ...new Map(entries.map((one) => [`${one.agency}\n${one.register}`, one])).values(),
];

const checkRegister = (id: string): void => {
  const checked = checkEntry({
    register: id,
    agency: '-',
    year: 2008,
    value: null,
    unit: isRegisterId(id) ? REGISTERS[id].unit : '',
    origin: 'typed',
    by: '',
    at: 0,
  });
  if (!checked.ok) throw refusedFigure(checked);
};

/** Routes of registers, whose figures no procedure counts. */
export const registerRoutes = ({ engine }: Deps) =>
  newRoutes()
    .openapi(listRegisters, (c) => {
      const registers = REGISTER_IDS.map((id) => {
        const { label, unit, decimals, signed }: Register = REGISTERS[id];
        return { id, label, unit, decimals, signed };
      });
      return c.json({ registers }, 200);
    })
    .openapi(readEntries, async (c) => {
      const { agencies } = await agencyScope(engine, c.var.caller, c.req.valid('query'));
      const { year } = c.req.valid('param');
      return c.json({ entries: latestEntries(await engine.figures.entries({ year, agencies })).map(view) }, 200);
    })
    .openapi(readHistory, async (c) => {
      const { year, register } = c.req.valid('param');
      checkRegister(register);
      const { agencies } = await agencyScope(engine, c.var.caller, c.req.valid('query'));
      return c.json({ entries: (await engine.figures.entries({ year, agencies, register })).map(view) }, 200);
    })
    .openapi(enterValue, async (c) => {
      refuseConditions(c);
      const { caller } = c.var;
      mayEnter(caller.duties);
      const { year, register } = c.req.valid('param');
      const { value, unit, seen, why = '', origin = 'typed', agency: asked } = c.req.valid('json');
      const agency = agencyFor(caller, asked);
      mayEnter(dutiesIn(caller, agency));
      await requireWritable(engine, caller, agency);
      const made = { agency, year, register, unit, origin, by: caller.id, at: await engine.now() };
      const checked = checkEntry({ ...made, value });
      if (!checked.ok) throw refusedFigure(checked);
      const entry = { ...made, seq: seen + 1, value: value === null ? null : String(value), why };
      if (!(await engine.figures.addEntries([entry]))) throw tooLate('register/conflict');
      return c.json(view(entry), 200);
    });
