import { createRoute, z } from '@hono/zod-openapi';
import type { Calendar, CivilDate } from '@gongkai/calendar';
import { grantedDays } from '@gongkai/calendar';
import { OVERLAY_BASIS } from '@gongkai/calendar/overlays';
import { hashCalendar } from '@gongkai/engine';
import { askCalendar, calendarFor, type Deps, json, newRoutes, problems } from '../http/index.ts';
import { dayView, textSchema, traceSchema } from '../views/index.ts';
import { agencyName, civilDay, flag, wholeNumber } from './schemas.ts';

const localTo = agencyName
  .optional()
  .openapi({ description: 'the agency with whose local days to count; none by default' });

const calendarSchema = z.object({ version: z.string(), hash: z.string() });

const about = createRoute({
  method: 'get',
  security: [],
  path: '/calendar',
  tags: ['calendar'],
  summary: 'Read which notices are loaded',
  request: { query: z.strictObject({ agency: localTo }) },
  responses: {
    200: json(
      'the calendar in force',
      calendarSchema.extend({
        from: z.string(),
        through: z.string(),
        openFrom: z.string(),
        missingYear: z.int(),
        granted: z.array(z.object({ year: z.int(), notice: z.string(), days: z.int() })).openapi({
          description: 'years whose notice grants days off beyond the law, and their number',
        }),
        overlays: z
          .array(z.object({ region: z.string(), audience: z.string(), source: z.string(), basis: textSchema }))
          .openapi({ description: 'local days off that are left out of every count; none by default' }),
      }),
    ),
    ...problems,
  },
});

const oneDay = createRoute({
  method: 'get',
  security: [],
  path: '/calendar/days/{date}',
  tags: ['calendar'],
  summary: 'Read whether a day is a working day, and why',
  request: { params: z.object({ date: civilDay }), query: z.strictObject({ agency: localTo }) },
  responses: {
    200: json(
      'the day',
      z.object({
        date: z.string(),
        works: z.boolean(),
        reason: z.string(),
        label: textSchema,
        notice: z.string().nullable(),
        overlay: z.string().nullable(),
        open: z.boolean(),
      }),
    ),
    ...problems,
  },
});

const deadline = createRoute({
  method: 'get',
  security: [],
  path: '/calendar/deadline',
  tags: ['calendar'],
  summary: 'Compute the n-th working day after a date, day by day',
  request: {
    query: z.strictObject({ start: civilDay, workingDays: wholeNumber(0, 2000), strict: flag, agency: localTo }),
  },
  responses: {
    200: json(
      'the due date; provisional where no notice settles a day of the count',
      z
        .object({
          start: z.string(),
          workingDays: z.int(),
          due: z.string(),
          provisional: z.boolean(),
          openFrom: z.string().nullable(),
          latest: z.string().nullable(),
          missingYears: z.array(z.int()),
          trace: traceSchema,
          calendar: calendarSchema,
        })
        .openapi('Deadline'),
    ),
    ...problems,
  },
});

const oneDayView = (calendar: Calendar, date: CivilDate) => {
  const day = calendar.dayOf(date);
  const { ordinal: _, counted: works, ...rest } = dayView({ ...day, counted: day.works });
  return { ...rest, works };
};

/** The last day of a period of working days; `strict` throws where it is not settled. */
const deadlineView = (calendar: Calendar, start: CivilDate, workingDays: number, strict: boolean) => {
  const found = calendar.addWorkingDays(start, workingDays);
  if (strict) calendar.dueDate(start, workingDays);
  const open = found.kind === 'provisional' ? found : null;
  return {
    start,
    workingDays,
    due: found.date,
    provisional: open !== null,
    openFrom: open?.openFrom ?? null,
    latest: open?.latest ?? null,
    missingYears: [...(open?.missingYears ?? [])],
    trace: calendar.trace(start, found.date).map(dayView),
    calendar: { version: calendar.version, hash: hashCalendar(calendar) },
  };
};

/** Years whose notice grants days off beyond the law: known amendments, and the days acknowledged at loading. */
const grantsOf = ({ input }: Calendar) =>
  Object.entries(input.years)
    .map(([year, block]) => ({ year: Number(year), notice: block.notice, days: grantedDays(block) }))
    .filter(({ days }) => days > 0);

const overlaysOf = ({ input: { overlays = [] } }: Calendar) =>
  overlays.map(({ region, audience, source }) => ({ region, audience, source, basis: OVERLAY_BASIS }));

/** Routes of the calendar; open to everyone. */
export const calendarRoutes = ({ engine }: Deps) =>
  newRoutes()
    .openapi(about, async (c) => {
      const calendar = await calendarFor(engine, c.req.valid('query').agency);
      const { version, from, through, openFrom, missingYear } = calendar;
      const [hash, granted, overlays] = [hashCalendar(calendar), grantsOf(calendar), overlaysOf(calendar)];
      return c.json({ version, hash, from, through, openFrom, missingYear, granted, overlays }, 200);
    })
    .openapi(oneDay, async (c) => {
      const { date } = c.req.valid('param');
      const calendar = await calendarFor(engine, c.req.valid('query').agency);
      return c.json(
        askCalendar('date', () => oneDayView(calendar, date)),
        200,
      );
    })
    .openapi(deadline, async (c) => {
      const { start, workingDays, strict, agency } = c.req.valid('query');
      const calendar = await calendarFor(engine, agency);
      return c.json(
        askCalendar('start', () => deadlineView(calendar, start, workingDays, strict === 'true')),
        200,
      );
    });
