import { createRoute, z } from '@hono/zod-openapi';
import { addDays, type Calendar, civilDate, compareDates, grantedDays } from '@gongkai/calendar';
import { askCalendar, calendarFor, type Deps, json, newRoutes, problems } from '../http/index.ts';
import { dayView, textSchema } from '../views/index.ts';
import { yearNumber } from './figure-schemas.ts';
import { agencyName } from './schemas.ts';

const daySchema = z
  .object({
    date: z.string(),
    works: z.boolean(),
    reason: z.string(),
    label: textSchema,
    notice: z.string().nullable(),
    overlay: z.string().nullable(),
    open: z.boolean().openapi({ description: 'no notice settles it; `works` is the best guess' }),
  })
  .openapi('CalendarDay');

const oneYear = createRoute({
  method: 'get',
  security: [],
  path: '/calendar/years/{year}',
  tags: ['calendar'],
  summary: 'Read every day of a year, with the notice of the year',
  request: {
    params: z.object({ year: yearNumber }),
    query: z.strictObject({
      agency: agencyName.optional().openapi({ description: 'the agency with whose local days to count' }),
    }),
  },
  responses: {
    200: json(
      'the days',
      z.object({
        year: z.int(),
        notice: z.string().nullable().openapi({ description: 'null where the notice of the year is not loaded' }),
        amendedBy: z.array(z.string()),
        granted: z.int().openapi({ description: 'days off that the notice grants beyond the law' }),
        workingDays: z.int(),
        openDays: z.int().openapi({ description: 'days that no notice settles' }),
        days: z.array(daySchema),
      }),
    ),
    ...problems,
  },
});

const yearView = (calendar: Calendar, year: number) => {
  const [first, last] = [civilDate(`${year}-01-01`), civilDate(`${year}-12-31`)];
  const days = [];
  for (let day = first; compareDates(day, last) <= 0; day = addDays(day, 1)) {
    const { works, ...rest } = calendar.dayOf(day);
    const { counted, ordinal: _, ...view } = dayView({ ...rest, counted: works });
    days.push({ ...view, works: counted });
  }
  const block = calendar.input.years[String(year)];
  return {
    year,
    notice: block?.notice ?? null,
    amendedBy: [...(block?.amendedBy ?? [])],
    granted: block === undefined ? 0 : grantedDays(block),
    workingDays: days.filter(({ works }) => works).length,
    openDays: days.filter(({ open }) => open).length,
    days,
  };
};

/** The days of whole years; open to everyone. */
export const calendarYearRoutes = ({ engine }: Deps) =>
  newRoutes().openapi(oneYear, async (c) => {
    const { year } = c.req.valid('param');
    const calendar = await calendarFor(engine, c.req.valid('query').agency);
    return c.json(
      askCalendar('year', () => yearView(calendar, year)),
      200,
    );
  });
