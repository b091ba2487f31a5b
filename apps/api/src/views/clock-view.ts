import { z } from '@hono/zod-openapi';
import type { Calendar } from '@gongkai/calendar';
import { formatInstant } from '@gongkai/calendar';
import type { ClockReading } from '@gongkai/core';
import { orNull, textSchema } from './schema.ts';
import { citationSchema, citationView } from './citation.ts';
import { explain, traceSchema, traceView } from './explain.ts';

export const instantText = z.string().openapi({ format: 'date-time' });
const dayText = z.string().openapi({ format: 'date' });

const dueSchema = z.object({
  on: dayText,
  at: instantText,
  provisional: z.object({ openFrom: dayText, latest: dayText, missingYears: z.array(z.int()) }).nullable(),
});

const termSchema = z
  .object({
    unit: z.enum(['working-day', 'natural-day', 'hour', 'set-date']),
    count: z.int().nullable(),
    extension: z.int(),
    excluded: z.array(z.object({ after: dayText, through: dayText.nullable() })),
  })
  .openapi('Term');

export const clockSchema = z
  .object({
    id: z.string(),
    label: textSchema,
    state: z.enum(['waiting', 'running', 'paused', 'overdue', 'met', 'late', 'void']),
    binds: z.string(),
    basis: citationSchema,
    term: termSchema,
    startedOn: dayText.nullable(),
    startedAt: instantText.nullable(),
    endedAt: instantText.nullable(),
    due: dueSchema.nullable(),
    left: z.union([z.object({ workingDays: z.int() }), z.object({ milliseconds: z.number() })]).nullable(),
    unknownYear: z.int().nullable(),
    explanation: orNull(textSchema),
    trace: traceSchema.optional(),
  })
  .openapi('Clock');

// The length of this case's clock; the length of the period where the clock has not started.
const termOf = ({ measure, period: { length } }: ClockReading): z.infer<typeof termSchema> => {
  switch (measure?.by) {
    case 'working-days':
      return {
        unit: 'working-day',
        count: measure.count,
        extension: measure.extension,
        excluded: measure.excluded.map((one) => ({ ...one })),
      };
    case 'hours':
      return { unit: 'hour', count: measure.count, extension: 0, excluded: [] };
    case 'set-date':
      return { unit: 'set-date', count: null, extension: 0, excluded: [] };
    case undefined:
      return {
        unit: length.unit,
        count: length.unit === 'set-date' ? null : length.count,
        extension: 0,
        excluded: [],
      };
  }
};

const dueOf = ({ due }: ClockReading): z.infer<typeof dueSchema> | null => {
  if (due === null) return null;
  const { on, at, provisional } = due;
  const open = provisional === null ? null : { ...provisional, missingYears: [...provisional.missingYears] };
  return { on, at: formatInstant(at), provisional: open };
};

const startOf = ({ measure }: ClockReading) => {
  if (measure === null) return { startedOn: null, startedAt: null };
  return measure.by === 'hours'
    ? { startedOn: null, startedAt: formatInstant(measure.start) }
    : { startedOn: measure.start, startedAt: null };
};

/** A clock as the API shows it. */
export const clockView = (clock: ClockReading): z.infer<typeof clockSchema> => ({
  id: clock.id,
  label: clock.period.label,
  state: clock.state,
  binds: clock.period.binds,
  basis: citationView(clock.period.basis),
  term: termOf(clock),
  ...startOf(clock),
  endedAt: clock.ended === null ? null : formatInstant(clock.ended.at),
  due: dueOf(clock),
  left: clock.left,
  unknownYear: clock.unknownYear,
  explanation: explain(clock),
});

/** A clock with every day of its count. */
export const tracedClockView = (clock: ClockReading, calendar: Calendar) => ({
  ...clockView(clock),
  trace: traceView(clock, calendar),
});
