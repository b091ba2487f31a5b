import { z } from '@hono/zod-openapi';
import type { Calendar, Instant } from '@gongkai/calendar';
import { formatInstant } from '@gongkai/calendar';
import type { Actors, AnyProcedure, BarredChoice, Permission } from '@gongkai/core';
import { barredChoices, clocksOf, isFileFact, permittedAmong, suggestionsOf } from '@gongkai/core';
import type { CaseRecord, Engine, Move } from '@gongkai/engine';
import { citationSchema, citationView } from './citation.ts';
import { clockSchema, clockView, tracedClockView } from './clock-view.ts';
import { fileSchema, fileView, linkedFromSchema } from './file-view.ts';
import { irregularitySchema, irregularityViews } from './irregularity-view.ts';
import { nextActIn, nextActSchema } from './next-act.ts';
import {
  resultSchema,
  resultViews,
  routeSchema,
  routeView,
  suggestionSchema,
  suggestionViews,
} from './outlook-view.ts';
import { instantText, labelOf, orNull, textSchema } from './schema.ts';

const dueText = z.string().openapi({
  description:
    'a day; a provisional one ends with a question mark, `2027-01-04?`, and that of an ended clock with its verdict, `2026-03-05 late`',
});

const permissionSchema = z
  .object({
    fact: z.string(),
    label: textSchema,
    allowed: z.boolean(),
    why: z
      .object({
        code: z.string(),
        reason: textSchema,
        basis: orNull(citationSchema),
        recordable: z.boolean().openapi({
          description: 'whether the act, if it happened, is recorded when the fact carries acknowledged and a reason',
        }),
        follows: orNull(textSchema).openapi({ description: 'what follows for the agency when it is' }),
      })
      .nullable(),
    without: z.array(z.object({ field: z.string(), values: z.array(z.string()) })).openapi({
      description: 'of a fact that is allowed, the values of its fields that this case refuses whatever else it says',
    }),
  })
  .openapi('Permission');

/** A case for one reader. */
export const caseSchema = z
  .object({
    id: z.string(),
    number: z.string(),
    procedure: z.string(),
    agency: z.string(),
    state: z.object({ id: z.string(), label: textSchema }),
    version: z.int(),
    outcome: z.object({ code: z.string(), label: textSchema, basis: orNull(citationSchema) }).nullable(),
    openedAt: instantText,
    serverNow: instantText,
    clocks: z.array(clockSchema),
    file: fileSchema,
    results: z.array(resultSchema),
    irregularities: z.array(irregularitySchema),
    suggestions: z.array(suggestionSchema),
    route: orNull(routeSchema),
    next: nextActSchema,
    permitted: z.array(permissionSchema).openapi({
      description:
        'the facts that the state admits, each allowed or with the reason why not; with `expand=permitted` every fact of the procedure',
    }),
    notNow: z.array(z.string()).openapi({
      description: 'facts that the state does not admit, and facts of the file that this caller cannot record now',
    }),
  })
  .openapi('Case');

const moveSchema = z
  .object({
    clock: z.string().openapi({ description: 'a clock of the case; an indicator where only a figure turned' }),
    from: dueText,
    to: dueText,
    fromCalendar: z.string(),
    toCalendar: z.string(),
    movedAt: instantText,
  })
  .openapi('Move');

/** A case with the due dates that amended calendars moved. */
export const readCaseSchema = caseSchema
  .extend({ moves: z.array(moveSchema), linkedFrom: linkedFromSchema })
  .openapi('ReadCase');

/** A due day that an amended calendar moved. */
export const moveView = ({ clock, from, to, fromCalendar, toCalendar, movedAt }: Move): z.infer<typeof moveSchema> => ({
  clock,
  from,
  to,
  fromCalendar,
  toCalendar,
  movedAt: formatInstant(movedAt),
});

const OF_ONE_CASE = {
  file: true,
  results: true,
  irregularities: true,
  suggestions: true,
  route: true,
  next: true,
  permitted: true,
  notNow: true,
} as const;

/** What a list shows of a case as well: without permissions and the like, which are part of the case itself. */
export const plainCaseSchema = caseSchema.omit(OF_ONE_CASE).openapi('PlainCase');

const permissionView = (
  { fact, label, allowed, refusal }: Permission,
  without: readonly BarredChoice[],
): z.infer<typeof permissionSchema> => ({
  fact,
  label,
  allowed,
  without: without.map(({ field, values }) => ({ field, values: [...values] })),
  why:
    refusal === null
      ? null
      : {
          code: refusal.code,
          reason: refusal.reason,
          basis: refusal.basis === null ? null : citationView(refusal.basis),
          recordable: refusal.recordable,
          follows: refusal.follows,
        },
});

/** What a view depends on apart from the case; a repeated answer is the same because `now` is part of it. */
export interface Reader {
  /** Who the reader may be on this case. */
  readonly actors: Actors;
  readonly now: Instant;
  readonly calendar: Calendar;
  /** Whether every clock includes the days of its count. */
  readonly traced?: boolean;
  /** Removes from the data of a fact what the reader may not see. */
  readonly shown: (data: Readonly<Record<string, unknown>>, type: string) => Readonly<Record<string, unknown>>;
  /** What the case calls for because of cases that it is linked with. */
  readonly linked?: Awaited<ReturnType<Engine['linkedSuggestions']>>;
  /** Whether the reader may see which persons handle the case. */
  readonly seesPersons: boolean;
  /** Whether every fact of the procedure is shown with its permission. */
  readonly expanded?: boolean;
  /** Whether the case was given to the reader and not taken over. */
  readonly unread: boolean;
  /** The reasons of irregular acts, by the number of the fact. */
  readonly reasons: ReadonlyMap<number, string>;
}

// A fact that waits for another state needs no reason, and one of the file that is barred now needs no mention.
const isNow = (procedure: AnyProcedure, state: string, { fact, allowed }: Permission): boolean =>
  isFileFact(fact) ? allowed : procedure.offers[state]?.includes(fact) === true;

const permissionViews = (
  { state }: CaseRecord,
  procedure: AnyProcedure,
  all: readonly Permission[],
  reader: Pick<Reader, 'expanded' | 'now' | 'calendar'>,
): Pick<z.infer<typeof caseSchema>, 'permitted' | 'notNow'> => {
  const withoutIn = ({ fact: type, allowed }: Permission): readonly BarredChoice[] =>
    allowed ? barredChoices(procedure, state, { type, now: reader.now }, reader) : [];
  const [now, later] = [
    all.filter((one) => isNow(procedure, state.value, one)),
    all.filter((one) => !isNow(procedure, state.value, one)),
  ];
  return {
    permitted: (reader.expanded === true ? all : now).map((one) => permissionView(one, withoutIn(one))),
    notNow: reader.expanded === true ? [] : later.map(({ fact }) => fact),
  };
};

/** A case for one reader at one instant. */
export const caseView = (record: CaseRecord, procedure: AnyProcedure, reader: Reader): z.infer<typeof caseSchema> => {
  const { state } = record;
  const { now, unread } = reader;
  const suggested = suggestionsOf(procedure, state, now, reader, reader.linked ?? []);
  const permissions = permittedAmong(procedure, state, reader, reader);
  const allowed = permissions.filter((one) => one.allowed);
  return {
    ...plainCaseView(record, procedure, reader),
    file: fileView(state.file ?? {}, reader.seesPersons),
    results: resultViews(procedure, state.context),
    irregularities: irregularityViews(procedure, state, reader.reasons),
    suggestions: suggestionViews(procedure, suggested, reader.shown),
    route: routeView(procedure, state.context, now),
    next: nextActIn({ record, procedure, allowed, unread, suggested }),
    ...permissionViews(record, procedure, permissions, reader),
  };
};

const outcomeView = (record: CaseRecord, procedure: AnyProcedure) => {
  const code = procedure.outcomeOf(record.state.context);
  const outcome = code === null ? undefined : procedure.outcomes[code];
  return code === null || outcome === undefined ? null : { code, ...outcome };
};

/** What names a case and says how far it is. */
export const headView = (record: CaseRecord, procedure: AnyProcedure) => {
  const outcome = outcomeView(record, procedure);
  return {
    id: record.id,
    number: record.number,
    procedure: record.procedure,
    agency: record.agency,
    state: { id: record.state.value, label: labelOf(procedure.labels.states, record.state.value) },
    version: record.state.version,
    outcome: outcome === null ? null : { code: outcome.code, label: outcome.label },
    openedAt: formatInstant(record.openedAt),
  };
};

/** A case without what only its own page shows. */
export const plainCaseView = (
  record: CaseRecord,
  procedure: AnyProcedure,
  reader: Pick<Reader, 'now' | 'calendar' | 'traced'>,
): z.infer<typeof plainCaseSchema> => {
  const { now, calendar, traced = false } = reader;
  const { outcome, ...head } = headView(record, procedure);
  const basis = outcomeView(record, procedure)?.basis ?? null;
  return {
    ...head,
    outcome: outcome === null ? null : { ...outcome, basis: basis === null ? null : citationView(basis) },
    serverNow: formatInstant(now),
    clocks: clocksOf(procedure, record.state, now, { calendar }).map((clock) =>
      traced ? tracedClockView(clock, calendar) : clockView(clock),
    ),
  };
};
