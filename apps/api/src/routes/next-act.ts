import type { Calendar, Instant } from '@gongkai/calendar';
import { z } from '@hono/zod-openapi';
import { type AnyProcedure, permittedAmong } from '@gongkai/core';
import { actorsIn, type Caller, type CaseRecord } from '@gongkai/engine';
import { isUnread, orNull, textSchema } from '../views/index.ts';

/** The one act that a desk offers for a case. */
export const nextActSchema = orNull(z.object({ fact: z.string(), label: textSchema })).openapi({
  description:
    'what this caller may record next: that they take over what was given to them, else the first fact that takes the ' +
    'case to another state; null where there is none',
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
  const moves = procedure.ways[state.value] ?? {};
  const actors = actorsIn(caller, record.agency);
  const allowed = permittedAmong(procedure, state, { actors, now }, { calendar }).filter((one) => one.allowed);
  const acceptance = isUnread(record, caller) ? allowed.find(({ fact }) => fact === TAKEN_OVER) : undefined;
  const next =
    acceptance ?? allowed.find(({ fact }) => moves[fact]?.some(({ to }) => to !== null && to !== state.value));
  return next === undefined ? null : { fact: next.fact, label: next.label };
};
