import { createRoute, z } from '@hono/zod-openapi';
import {
  addDays,
  type Calendar,
  CalendarError,
  type CivilDate,
  civilDateOf,
  endOfDay,
  formatInstant,
  type Instant,
  weekdayOf,
} from '@gongkai/calendar';
import { bindsAgency, clocksOf } from '@gongkai/core';
import { reviewsIn } from '@gongkai/core/kit';
import { type Caller, type CaseRecord, type Counting, type DeskQuery, type Engine } from '@gongkai/engine';
import { type Deps, json, newRoutes, problems, procedureOf, type Reach, reachOf } from '../http/index.ts';
import {
  type HolderNames,
  holderView,
  instantText,
  listedCaseSchema,
  namesView,
  nextActFor,
  nextActSchema,
  orNull,
  shortClockSchema,
  shortClockView,
  textSchema,
} from '../views/index.ts';
import { actingRowFor, holderNames } from './listed-row.ts';
import { flag } from './schemas.ts';

/** The counters of a desk; each is also a filter of lists. */
export const countsSchema = z.object({
  overdue: z.int(),
  today: z.int(),
  within3: z.int().openapi({ description: 'within three working days, those of today included' }),
  week: z.int().openapi({ description: 'until Sunday, those of today included' }),
  stopped: z.int().openapi({ description: 'those of the list `counter=stopped`' }),
  toAccept: z.int(),
  toReview: z
    .int()
    .openapi({ description: 'without what this caller prepared, since another person has to review it' }),
  mine: z.int(),
  supervised: z.int(),
});

const incidentSchema = z.object({
  id: z.string(),
  number: z.string(),
  subject: z.string().nullable(),
  grade: z.string().nullable(),
  gradeLabel: orNull(textSchema).openapi({ description: 'what the procedure calls the grade' }),
  clocks: z.array(shortClockSchema),
  holder: listedCaseSchema.shape.holder,
  next: nextActSchema,
});

const readDesk = createRoute({
  method: 'get',
  path: '/desk',
  tags: ['cases'],
  summary: 'Read what a desk shows at once: counters, running incidents, the first page of what is due',
  request: { query: z.strictObject({ agency: z.string().max(63).optional(), below: flag }) },
  responses: {
    200: json(
      'counters of the cases that this caller reaches, each the length of the list `counter=…`; `rows` is the first page of ' +
        'the list `sort=due&active=true`',
      z
        .object({
          serverNow: instantText,
          counts: countsSchema,
          incidents: z.array(incidentSchema),
          rows: z.array(listedCaseSchema.extend({ next: nextActSchema })),
          next: z.string().nullable().openapi({ description: 'the cursor of the following page' }),
          lastSeen: z.string().nullable().openapi({ description: 'the `Last-Event-ID` from which to go on listening' }),
        })
        .openapi('Desk'),
    ),
    ...problems,
  },
});

const MOST_INCIDENTS = 20;
const SUNDAY = 7;

// Where the calendar does not say, three days are the least that they can be.
const thirdWorkingDay = (calendar: Calendar, today: CivilDate): CivilDate => {
  try {
    return calendar.addWorkingDays(today, 3)?.date ?? addDays(today, 3);
  } catch (error) {
    if (error instanceof CalendarError) return addDays(today, 3);
    throw error;
  }
};

/** The instants by which a desk counts. */
export const datesOf = (calendar: Calendar, now: Instant): Pick<DeskQuery, 'now' | 'today' | 'within3' | 'week'> => {
  const today = civilDateOf(now);
  const sunday = addDays(today, SUNDAY - weekdayOf(today));
  return { now, today: endOfDay(today), within3: endOfDay(thirdWorkingDay(calendar, today)), week: endOfDay(sunday) };
};

/** What cases wait for that a caller may review, approve or sign, themselves or in the place of another person. */
const reviewsFor = ({ procedures }: Engine, { acting, person }: Caller): DeskQuery['reviews'] =>
  acting.flatMap(({ agency, for: place, duties }) => {
    const persons = place === undefined ? [person] : [person, place];
    return [...procedures.values()].flatMap((procedure) =>
      procedure.reviewed.flatMap((state) => {
        const facts = reviewsIn(procedure, state).filter((fact) =>
          procedure.allowedDuties[fact]?.some((duty) => duties.includes(duty)),
        );
        return facts.length === 0 ? [] : [{ procedure: procedure.id, state, facts, agency, persons }];
      }),
    );
  });

/** For whom a desk or a list counts, by the calendar of the place where it looks. */
export const countingFor = (
  engine: Engine,
  caller: Caller,
  { scope, asked }: Pick<Reach, 'scope' | 'asked'>,
  now: Instant,
): Counting => {
  const { person, unit } = caller;
  const place = (asked ?? scope).agency;
  const calendar = place === null ? engine.calendar : engine.calendarOf(place);
  return { person, unit, reviews: reviewsFor(engine, caller), ...datesOf(calendar, now) };
};

type Incident = z.infer<typeof incidentSchema>;

const incidentView = (
  engine: Engine,
  caller: Caller,
  record: CaseRecord,
  { handles, now, names }: { readonly handles: boolean; readonly now: Instant; readonly names: HolderNames },
): Incident => {
  const procedure = procedureOf(engine, record);
  const calendar = engine.calendarOf(record);
  const clocks = clocksOf(procedure, record.state, now, { calendar });
  const grade = procedure.summary(record.state.context).grade ?? null;
  return {
    id: record.id,
    number: record.number,
    subject: namesView(record, procedure, handles).subject,
    grade,
    gradeLabel: grade === null ? null : (procedure.tags[grade] ?? null),
    clocks: clocks.filter((clock) => bindsAgency(clock) && clock.ended === null).map(shortClockView),
    holder: holderView(record, handles, names),
    next: nextActFor(record, procedure, caller, { now, calendar }),
  };
};

/** The message of the newest fact in reach: a stream that goes on from it misses nothing that this desk does not show. */
const lastSeen = async (engine: Engine, caller: Caller): Promise<string | null> => {
  if (caller.scope.agency === null) return engine.outbox.latest();
  const [newest] = (await engine.as(caller).list({ order: 'updated', limit: 1 })).cases;
  return newest === undefined ? null : `${newest.id}.${newest.state.version}`;
};

const deskFor = async (engine: Engine, caller: Caller, { scope, asked, handles }: Reach) => {
  const now = await engine.now();
  const counting = countingFor(engine, caller, { scope, asked }, now);
  const own = asked === null ? {} : { agency: asked.agency ?? undefined, below: asked.below };
  const [seen, counts, incidents, page] = await Promise.all([
    lastSeen(engine, caller),
    engine.desk.counts({ scope, asked, ...counting }),
    engine.desk.incidents({ scope, asked }, MOST_INCIDENTS),
    engine.as(caller).list({ ...own, active: true, order: 'due', limit: 20 }),
  ]);
  const names = await holderNames(engine, { handles }, [...incidents, ...page.cases]);
  return {
    serverNow: formatInstant(now),
    counts,
    incidents: incidents.map((one) => incidentView(engine, caller, one, { handles: handles(one), now, names })),
    rows: page.cases.map(actingRowFor(engine, caller, { handles }, now, names)),
    next: page.next,
    lastSeen: seen,
  };
};

/** The route of the desk. */
export const deskRoutes = ({ engine }: Deps) =>
  newRoutes().openapi(readDesk, async (c) => {
    const { caller } = c.var;
    const { agency, below } = c.req.valid('query');
    return c.json(await deskFor(engine, caller, reachOf(engine, caller, { agency, below: below === 'true' })), 200);
  });
