import { z } from '@hono/zod-openapi';
import type { Calendar, Instant } from '@gongkai/calendar';
import { formatInstant } from '@gongkai/calendar';
import type { Actor, AnyProcedure, ClockReading, Permission } from '@gongkai/core';
import { clocksOf, permitted } from '@gongkai/core';
import type { CaseRecord } from '@gongkai/engine';
import { citationSchema, citationView } from '../http/problem.ts';
import { explain } from './explain.ts';

export const textSchema = z.object({ zh: z.string(), en: z.string() }).openapi('Text');
const instantText = z.string().openapi({ format: 'date-time' });
const dayText = z.string().openapi({ format: 'date' });

const dueSchema = z.object({
  on: dayText,
  at: instantText,
  provisional: z.object({ openFrom: dayText, latest: dayText, missingYears: z.array(z.int()) }).nullable(),
});

export const clockSchema = z
  .object({
    id: z.string(),
    label: textSchema,
    state: z.enum(['waiting', 'running', 'paused', 'overdue', 'met', 'late', 'void']),
    binds: z.string(),
    basis: citationSchema,
    start: z.string().nullable(),
    due: dueSchema.nullable(),
    left: z.union([z.object({ workingDays: z.int() }), z.object({ milliseconds: z.number() })]).nullable(),
    unknownYear: z.int().nullable(),
    explanation: textSchema.nullable(),
  })
  .openapi('Clock');

const permissionSchema = z
  .object({
    fact: z.string(),
    label: textSchema,
    allowed: z.boolean(),
    why: z.object({ code: z.string(), reason: textSchema, basis: citationSchema.nullable() }).nullable(),
  })
  .openapi('Permission');

/** A case as its reader sees it. */
export const caseSchema = z
  .object({
    id: z.string(),
    number: z.string(),
    procedure: z.string(),
    agency: z.string(),
    state: z.object({ id: z.string(), label: textSchema }),
    version: z.int(),
    outcome: z.object({ code: z.string(), label: textSchema, basis: citationSchema.nullable() }).nullable(),
    openedAt: instantText,
    serverNow: instantText,
    clocks: z.array(clockSchema),
    permitted: z.array(permissionSchema),
  })
  .openapi('Case');

/** A case in a list: without the permissions, which are read with the case itself. */
export const listedCaseSchema = caseSchema.omit({ permitted: true }).openapi('ListedCase');

export const clockView = (clock: ClockReading): z.infer<typeof clockSchema> => {
  const { measure, due, left, unknownYear, period } = clock;
  return {
    id: clock.id,
    label: period.label,
    state: clock.state,
    binds: period.binds,
    basis: citationView(period.basis),
    start: measure === null ? null : measure.by === 'hours' ? formatInstant(measure.start) : measure.start,
    due:
      due === null
        ? null
        : {
            on: due.on,
            at: formatInstant(due.at),
            provisional:
              due.provisional === null ? null : { ...due.provisional, missingYears: [...due.provisional.missingYears] },
          },
    left,
    unknownYear,
    explanation: explain(clock),
  };
};

const permissionView = ({ fact, label, allowed, refusal }: Permission): z.infer<typeof permissionSchema> => ({
  fact,
  label,
  allowed,
  why:
    refusal === null
      ? null
      : {
          code: refusal.code,
          reason: refusal.reason,
          basis: refusal.basis === null ? null : citationView(refusal.basis),
        },
});

const labelOf = (labels: Readonly<Record<string, { readonly zh: string; readonly en: string }>>, id: string) =>
  labels[id] ?? { zh: id, en: id };

/** What a view depends on besides the case: so that a repeated answer is the same, `now` comes with it. */
export interface Reader {
  readonly actor: Actor;
  readonly now: Instant;
  readonly calendar: Calendar;
}

/** A case for one reader at one instant. */
export const caseView = (record: CaseRecord, procedure: AnyProcedure, reader: Reader): z.infer<typeof caseSchema> => ({
  ...listedCaseView(record, procedure, reader),
  permitted: permitted(procedure, record.state, reader, { calendar: reader.calendar }).map(permissionView),
});

/** A case as a line of a list. */
export const listedCaseView = (
  record: CaseRecord,
  procedure: AnyProcedure,
  reader: Omit<Reader, 'actor'>,
): z.infer<typeof listedCaseSchema> => {
  const env = { calendar: reader.calendar };
  const code = procedure.outcomeOf(record.state.context);
  const outcome = code === null ? undefined : procedure.outcomes[code];
  return {
    id: record.id,
    number: record.number,
    procedure: record.procedure,
    agency: record.agency,
    state: { id: record.state.value, label: labelOf(procedure.labels.states, record.state.value) },
    version: record.state.version,
    outcome:
      code === null || outcome === undefined
        ? null
        : { code, label: outcome.label, basis: outcome.basis === null ? null : citationView(outcome.basis) },
    openedAt: formatInstant(record.openedAt),
    serverNow: formatInstant(reader.now),
    clocks: clocksOf(procedure, record.state, reader.now, env).map(clockView),
  };
};
