import { z } from '@hono/zod-openapi';
import type { Calendar, Instant } from '@gongkai/calendar';
import { type AnyProcedure, type Permission, permittedAmong, type Suggestion, suggestionsOf } from '@gongkai/core';
import { actorsIn, type Caller, type CaseRecord } from '@gongkai/engine';
import { orNull, textSchema } from './schema.ts';
import { isUnread } from './unread.ts';

/** The one act that a page offers for a case before all others. */
export const nextActSchema = orNull(z.object({ fact: z.string(), label: textSchema })).openapi('NextAct', {
  description:
    'what this caller may record next: that they take over what was given to them; else the first fact of the usual ' +
    'course of the procedure that takes the case to another state; else what the case calls for; else, in a procedure ' +
    'without a usual course, the fact that leads to the nearest later state; null without such a fact',
});

const TAKEN_OVER = 'case.accepted';

/** A case, and what is known of it for one caller at one instant. */
export interface NextActAsked {
  readonly record: CaseRecord;
  readonly procedure: AnyProcedure;
  /** What the caller may record. */
  readonly allowed: readonly Permission[];
  /** Whether the case was given to the caller and not taken over. */
  readonly unread: boolean;
  /** What the case calls for. */
  readonly suggested: readonly Pick<Suggestion, 'fact'>[];
}

/** The states to which a fact may take a case from where it is. */
const targetsOf = ({ record: { state }, procedure }: NextActAsked, fact: string): readonly string[] =>
  (procedure.ways[state.value]?.[fact] ?? []).flatMap(({ to }) => (to === null || to === state.value ? [] : [to]));

// States are declared in the order in which a case usually passes through them.
const nearest = (asked: NextActAsked): string | undefined => {
  const { record, procedure, allowed } = asked;
  if (procedure.course.length > 0) return undefined;
  const order = Object.keys(procedure.labels.states);
  const at = order.indexOf(record.state.value);
  const steps = allowed.flatMap(({ fact }) =>
    targetsOf(asked, fact)
      .map((to) => order.indexOf(to))
      .filter((to) => to > at)
      .map((to) => ({ fact, to })),
  );
  return steps.toSorted((a, b) => a.to - b.to)[0]?.fact;
};

/** What one caller may record next of a case. */
export const nextActIn = (asked: NextActAsked): z.infer<typeof nextActSchema> => {
  const { procedure, allowed, unread, suggested } = asked;
  const may = (fact: string): boolean => allowed.some((one) => one.fact === fact);
  const fact =
    (unread && may(TAKEN_OVER) ? TAKEN_OVER : undefined) ??
    procedure.course.find((one) => may(one) && targetsOf(asked, one).length > 0) ??
    suggested.find((one) => may(one.fact))?.fact ??
    nearest(asked);
  const next = allowed.find((one) => one.fact === fact);
  return next === undefined ? null : { fact: next.fact, label: next.label };
};

/** What a caller may record next of a case in a list: without what linked cases suggest, which takes a read of each. */
export const nextActFor = (
  record: CaseRecord,
  procedure: AnyProcedure,
  caller: Caller,
  { now, calendar }: { readonly now: Instant; readonly calendar: Calendar },
): z.infer<typeof nextActSchema> => {
  const { state } = record;
  const reader = { actors: actorsIn(caller, record.agency), now };
  return nextActIn({
    record,
    procedure,
    allowed: permittedAmong(procedure, state, reader, { calendar }).filter((one) => one.allowed),
    unread: isUnread(record, caller),
    suggested: suggestionsOf(procedure, state, now, { calendar }),
  });
};
