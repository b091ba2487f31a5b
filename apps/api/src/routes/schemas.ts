import { z } from '@hono/zod-openapi';
import { CalendarError, instantOf } from '@gongkai/calendar';
import { textSchema } from '../views/case-view.ts';

/** A fact on its way in; the procedure's own schema judges it, and stands in the API document in its place. */
export const factSchema = z.looseObject({ type: z.string() }).openapi('Fact');

/** A JSON body with this schema. */
export const bodyOf = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
});

export const caseIdParam = z.object({ id: z.string().max(64) });

/** Headers of every write: repeated safely, and refused when somebody else was faster. */
export const writeHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(255)
    .optional()
    .openapi({ description: 'the same key and body give the first answer again' }),
  'if-match': z.string().max(40).optional().openapi({ description: 'the version that was read, such as "3"' }),
});

const instant = z
  .string()
  .transform((value, context) => {
    try {
      return instantOf(value);
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error;
      context.addIssue({ code: 'custom', message: error.message });
      return z.NEVER;
    }
  })
  .openapi({ type: 'string', format: 'date-time' });

/** Filters of a list. */
export const listQuery = z.object({
  procedure: z.string().max(64).optional(),
  state: z.string().max(64).optional(),
  agency: z.string().max(63).optional(),
  dueBefore: instant.optional(),
  order: z.enum(['due', 'opened']).optional(),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});

/** A count, day by day. */
export const traceSchema = z.array(
  z.object({
    date: z.string(),
    counted: z.boolean(),
    ordinal: z.int().nullable(),
    reason: z.string(),
    label: textSchema,
    notice: z.string().nullable(),
    open: z.boolean(),
  }),
);
