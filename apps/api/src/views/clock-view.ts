import { z } from '@hono/zod-openapi';
import type { Calendar } from '@gongkai/calendar';
import { formatInstant } from '@gongkai/calendar';
import type { ClockReading } from '@gongkai/core';
import { dayText, instantText, orNull, textSchema } from './schema.ts';
import { citationSchema, citationView } from './citation.ts';
import { explain, traceSchema, traceView } from './explain.ts';

export const dueSchema = z.object({
  on: dayText,
  at: instantText,
  provisional: z.object({ openFrom: dayText, latest: dayText, missingYears: z.array(z.int()) }).nullable(),
});

const termSchema = z
  .object({
    unit: z.enum([
      'working-day',
      'natural-day',
      'hour',
      'minute',
      'month',
      'year',
      'set-date',
      'on-date',
      'at-least',
      'before',
      'quota',
    ]),
    count: z.int().nullable(),
    extension: z.int(),
    excluded: z.array(z.object({ after: dayText, through: dayText.nullable() })),
  })
  .openapi('Term');

export const clockSchema = z
  .object({
    id: z.string(),
    label: textSchema,
    state: z.enum(['waiting', 'running', 'paused', 'overdue', 'met', 'late', 'early', 'void']),
    binds: z.string(),
    basis: citationSchema,
    term: termSchema,
    startedOn: dayText.nullable(),
    startedAt: instantText.nullable(),
    endedAt: instantText.nullable(),
    due: dueSchema.nullable(),
    extendedBy: z
      .int()
      .nullable()
      .openapi({ description: 'working days by which a named day extends the period; null where no day was named' }),
    minimum: z
      .boolean()
      .openapi({ description: 'whether the period is a minimum: an act before its end is `early`, none is late' }),
    remaining: z.union([z.object({ workingDays: z.int() }), z.object({ milliseconds: z.number() })]).nullable(),
    unknownYear: z.int().nullable(),
    explanation: orNull(textSchema),
    trace: traceSchema.optional(),
  })
  .openapi('Clock');

/** What a row of a list has of a clock. */
export const rowClockSchema = clockSchema.pick({ id: true, state: true, due: true }).openapi('RowClock');

/** What a display of what is urgent has of a clock, without what explains it. */
export const shortClockSchema = clockSchema
  .pick({ id: true, label: true, state: true, due: true, remaining: true })
  .openapi('ShortClock');

const UNITS = {
  'working-days': 'working-day',
  'natural-days': 'natural-day',
  months: 'month',
  hours: 'hour',
  minutes: 'minute',
  'set-date': 'set-date',
  'days-before': 'before',
} as const;

// The length that this case's clock runs by; the period's own length where the clock has not begun.
const termOf = ({ measure, period: { length } }: ClockReading): z.infer<typeof termSchema> => {
  if (measure === null) return { unit: length.unit, count: length.count ?? null, extension: 0, excluded: [] };
  const counted = measure.by === 'working-days' || measure.by === 'natural-days';
  return {
    unit: UNITS[measure.by],
    count: 'count' in measure ? measure.count : null,
    extension: counted ? measure.extension : 0,
    excluded: counted ? measure.excluded.map((one) => ({ ...one })) : [],
  };
};

/** The due date of a clock. */
export const dueView = ({ due }: ClockReading): z.infer<typeof dueSchema> | null => {
  if (due === null) return null;
  const { on, at, provisional } = due;
  const open = provisional === null ? null : { ...provisional, missingYears: [...provisional.missingYears] };
  return { on, at: formatInstant(at), provisional: open };
};

const startOf = ({ measure }: ClockReading) => {
  if (measure === null) return { startedOn: null, startedAt: null };
  return typeof measure.start === 'number'
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
  due: dueView(clock),
  extendedBy: clock.extendedBy,
  minimum: clock.minimum === true,
  remaining: clock.remaining,
  unknownYear: clock.unknownYear,
  explanation: explain(clock),
});

/** A clock in a row of a list. */
export const rowClockView = (clock: ClockReading): z.infer<typeof rowClockSchema> => ({
  id: clock.id,
  state: clock.state,
  due: dueView(clock),
});

/** A clock on a display of what is urgent. */
export const shortClockView = (clock: ClockReading): z.infer<typeof shortClockSchema> => ({
  ...rowClockView(clock),
  label: clock.period.label,
  remaining: clock.remaining,
});

/** A clock with every day of its count. */
export const tracedClockView = (clock: ClockReading, calendar: Calendar) => ({
  ...clockView(clock),
  trace: traceView(clock, calendar),
});
