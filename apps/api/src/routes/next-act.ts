import type { Calendar, Instant } from '@gongkai/calendar';
import { z } from '@hono/zod-openapi';
import { type AnyProcedure, permittedAmong } from '@gongkai/core';
import { actorsIn, type Caller, type CaseRecord } from '@gongkai/engine';
import { isUnread, orNull, textSchema } from '../views/index.ts';

/** The one act that a desk offers for a case. */
export const nextActSchema = orNull(z.object({ fact: z.string(), label: textSchema })).openapi({
  description:
    'what this caller may record next: that they take over what was given to them, else the first fact of the usual ' +
    'course of the procedure that takes the case to another state; null without such a fact',
});

const TAKEN_OVER = 'case.accepted';

/** What a caller may record next of a case. */
export const nextActFor = (
  record: CaseRecord,
  procedure: AnyProcedure,
  caller: Caller,
  { now, calendar }: { readonly now: Instant; readonly calendar: Calendar },
): z.infer<typeof nextActSchema> => {
  const { state } = record;
  const actors = actorsIn(caller, record.agency);
  const allowed = permittedAmong(procedure, state, { actors, now }, { calendar }).filter((one) => one.allowed);
  const acceptance = isUnread(record, caller) ? allowed.find(({ fact }) => fact === TAKEN_OVER) : undefined;
  const moves = procedure.ways[state.value] ?? {};
  const usual = procedure.course
    .filter((fact) => moves[fact]?.some(({ to }) => to !== null && to !== state.value))
    .flatMap((fact) => allowed.find((one) => one.fact === fact) ?? []);
  const next = acceptance ?? usual[0];
  return next === undefined ? null : { fact: next.fact, label: next.label };
};
