import { z } from '@hono/zod-openapi';
import { civilDate, endOfDay, type Instant, isCivilDate, startOfDay } from '@gongkai/calendar';
import type { Caller, CaseQuery, Engine, ListFilters } from '@gongkai/engine';
import { searchWords } from '@gongkai/engine';
import { apiError, checkFilters, type Reach, reachOf } from '../http/index.ts';
import { countingFor, countsSchema } from './desk.ts';
import { flag, instant, wholeNumber } from './schemas.ts';

const day = z.string().refine(isCivilDate, 'a calendar date YYYY-MM-DD').openapi({ format: 'date' });

const word = z.string().min(1).max(64);

const HOLDER = /^(?:me|(?:person|unit):.{1,100})$/u;

/** Filters of a list; an unknown one is refused, since ignoring it would return another list. */
export const caseFilters = {
  q: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: 'words of the case; those who do not handle it find it by its number alone' }),
  number: z.string().min(1).max(300).optional().openapi({ description: 'in any brackets' }),
  applicant: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: 'part of a name, for those who handle cases' }),
  holder: z.string().regex(HOLDER, '`me`, `person:…` or `unit:…`').optional(),
  outcome: word.optional(),
  channel: word.optional(),
  topic: word.optional().openapi({ description: 'a tag of the case, for example `incomplete`' }),
  procedure: z.string().max(64).optional(),
  state: z.string().max(64).optional(),
  clock: z.string().min(1).max(100).optional().openapi({ description: 'the identifier of a clock that the case has' }),
  clockState: z
    .enum(['waiting', 'running', 'paused', 'overdue', 'met', 'late', 'void'])
    .optional()
    .openapi({ description: 'the state of that clock; only together with `clock`' }),
  receivedFrom: day.optional(),
  receivedTo: day.optional(),
  dueFrom: day.optional().openapi({ description: 'by the earliest running clock that binds the agency' }),
  dueTo: day.optional(),
  dueBefore: instant.optional(),
  late: flag.openapi({ description: 'whether a clock that binds the agency ended late, ran out, or is overdue' }),
  irregular: flag,
  active: flag.openapi({ description: '`true`: something is still to be done; `false`: the cases that have ended' }),
  counter: countsSchema
    .keyof()
    .optional()
    .openapi({ description: 'the cases that this counter of `GET /desk` counts for the caller' }),
  linkedTo: z
    .string()
    .min(1)
    .max(300)
    .optional()
    .openapi({ description: 'the number of a case that it is linked with, in any brackets' }),
  agency: z.string().max(63).optional(),
  heldBefore: z.string().min(1).max(200).optional().openapi({
    description: 'the cases that this agency transferred to another one, which it may read on',
  }),
  below: flag.openapi({ description: '`true`: with the agencies below it' }),
  sort: z
    .enum(['due', 'internal', 'received', 'updated', 'opened'])
    .optional()
    .openapi({
      description:
        'by the earliest date that binds the agency, or the one that the office set, the undated last; by receipt or ' +
        'change, the newest first; by default as they were opened',
    }),
  order: z.enum(['due', 'opened']).optional().openapi({ description: 'an older name of `sort`' }),
} as const;

/** The query of a page. */
export const listQuery = z.strictObject({
  ...caseFilters,
  after: z.string().max(600).optional(),
  limit: wholeNumber(1, 100).optional(),
  acts: flag.openapi({ description: '`true`: each row says what the caller may record next, as on the desk' }),
});

/** The query of an export. */
export const exportQuery = z.strictObject(caseFilters);

type Given = z.output<typeof exportQuery>;

const invalid = (path: string, message: string) => apiError('http/invalid', { issues: [{ path, message }] });

const holderOf = (holder: string | undefined, { person }: Caller): Pick<ListFilters, 'holder'> => {
  if (holder === undefined) return {};
  if (holder === 'me') return { holder: { person } };
  const name = holder.slice(holder.indexOf(':') + 1);
  return { holder: holder.startsWith('unit:') ? { unit: name } : { person: name } };
};

// A period ends with the last instant of its day, which is the first one of the next.
const datesOf = ({ dueFrom, dueTo, dueBefore }: Given): Pick<ListFilters, 'dueFrom' | 'dueBefore'> => {
  const ends = [
    ...(dueBefore === undefined ? [] : [dueBefore]),
    ...(dueTo === undefined ? [] : [endOfDay(civilDate(dueTo)) + 1]),
  ];
  return {
    ...(dueFrom === undefined ? {} : { dueFrom: startOfDay(civilDate(dueFrom)) + 1 }),
    ...(ends.length === 0 ? {} : { dueBefore: Math.min(...ends) }),
  };
};

const flagOf = (value: 'true' | 'false' | undefined): boolean | undefined =>
  value === undefined ? undefined : value === 'true';

/** A list as a caller asked for it: the query for the engine, and what the caller reaches. */
export const queryFor = (
  engine: Engine,
  caller: Caller,
  given: Given,
  now: Instant,
): { readonly query: CaseQuery; readonly reach: Reach } => {
  checkFilters(engine, given);
  if (given.clockState !== undefined && given.clock === undefined) throw invalid('clockState', 'needs a clock');
  const words = given.q === undefined ? undefined : searchWords(given.q);
  if (words === null) throw invalid('q', 'has neither letters nor digits');
  const reach = reachOf(engine, caller, {
    agency: given.agency,
    below: given.below === 'true',
    heldElsewhere: given.heldBefore !== undefined,
  });
  const { number, applicant, outcome, channel, topic, procedure, state, clock, clockState, linkedTo, heldBefore } =
    given;
  const query: CaseQuery = {
    number,
    heldBeforeBy: heldBefore,
    applicant,
    outcome,
    channel,
    topic,
    procedure,
    state,
    clock,
    clockState,
    linkedTo,
    words,
    receivedFrom: given.receivedFrom,
    receivedTo: given.receivedTo,
    late: flagOf(given.late),
    irregular: flagOf(given.irregular),
    active: flagOf(given.active),
    counted:
      given.counter === undefined ? undefined : { ...countingFor(engine, caller, reach, now), counter: given.counter },
    order: given.sort ?? given.order,
    ...holderOf(given.holder, caller),
    ...datesOf(given),
    ...(reach.asked === null
      ? {}
      : {
          agency: reach.asked.agency ?? undefined,
          below: reach.asked.below,
        }),
    handled: reach.handled,
  };
  return { query, reach };
};
