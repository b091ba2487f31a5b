import { z } from '@hono/zod-openapi';
import { json } from '../http/index.ts';
import { CalendarError, type CivilDate, civilDate, instantOf } from '@gongkai/calendar';
import { previewSchema, recordedSchema } from '../views/index.ts';

/** A submitted fact; the procedure's own schema validates it and replaces this one in the API document. */
export const factSchema = z.looseObject({ type: z.string() }).openapi('Fact');

/** A JSON body with this schema. */
export const bodyOf = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** A case as an answer. */
export const caseResponse = (description: string) => json(description, recordedSchema);

/** The answer to a write that prefers no body. */
export const minimalResponse = {
  description: 'done, without a body (`Prefer: return=minimal`); `ETag` is the version of the case',
};

/** The identifier of an agency, in keys and new cases. */
export const agencyName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and dashes');

export const caseIdParam = z.object({ id: z.string().max(64) });

/** Headers of a write that creates something; it can be repeated safely. */
export const openHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x20-\x7e]{1,255}$/, '1 to 255 printable ASCII characters')
    .optional()
    .openapi({ description: 'the same key and body return the first answer' }),
  prefer: z
    .string()
    .max(200)
    .optional()
    .openapi({ description: '`return=minimal`: no body in the answer (RFC 7240); other values have no effect' }),
});

/** Headers of a write to a case; with `If-Match` it is refused after another write. */
export const writeHeaders = openHeaders.extend({
  'if-match': z.string().optional().openapi({ description: 'the version that was read, such as "3"' }),
});

/** A whole number in a query or path: digits only, within bounds. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'a whole number')
    .transform(Number)
    .pipe(z.int().min(least).max(most))
    .openapi({ type: 'integer', minimum: least, maximum: most });

/** A boolean query parameter. */
export const flag = z.enum(['true', 'false']).optional();

/** The query of a write that can also be judged without being recorded. */
export const writeQuery = z.strictObject({
  dryRun: flag.openapi({
    description: '`true`: nothing is recorded; 200 says what would happen, also where the fact would be refused',
  }),
});

/** The answer to a write that was only judged. */
export const previewResponse = json('what would happen (`dryRun=true`)', previewSchema);

/** An instant of a request. */
export const instant = z
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

/** A civil day of a request. */
export const civilDay = z
  .string()
  .transform((value, context): CivilDate => {
    try {
      return civilDate(value);
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error;
      context.addIssue({ code: 'custom', message: error.message });
      return z.NEVER;
    }
  })
  .openapi({ type: 'string', format: 'date' });
