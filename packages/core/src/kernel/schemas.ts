import type { CivilDate, Instant } from '@gongkai/calendar';
import { CalendarError, civilDate, instantOf } from '@gongkai/calendar';
import * as z from 'zod';
import type { AnyFact } from './fact.ts';

const read =
  <T>(from: (text: string) => T) =>
  (value: string, context: z.core.$RefinementCtx<string>): T => {
    try {
      return from(value);
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error;
      context.addIssue({ code: 'custom', message: error.message });
      return z.NEVER;
    }
  };

/**
 * Declares that everybody may see a field who may see the case: a date, a code, an amount. Every field without this is
 * personal, and only those whose duties handle the case see it. Free text is never public: people write names into it.
 */
export const publicField = <T extends z.ZodType>(schema: T): T =>
  // A copy of the same schema: only what is said of it differs.
  schema.meta({ ...schema.meta(), public: true }) as T;

/** An ISO instant with offset, read into epoch milliseconds. Instants without an offset are refused. */
export const instant = z.string().transform(read<Instant>(instantOf)).meta({
  description: 'ISO 8601 date-time with offset, for example 2026-04-20T16:00:00+08:00',
  format: 'date-time',
  public: true,
});

/** A civil date `YYYY-MM-DD` that exists. */
export const day = z
  .string()
  .transform(read<CivilDate>(civilDate))
  .meta({ description: 'Calendar date YYYY-MM-DD', format: 'date', public: true });

// Line feeds and tabs are allowed in a text; other control characters only ever break displays and exports.
const isPlain = (value: string): boolean => {
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127) return false;
  }
  return true;
};

// Overrides and isolates make a text read otherwise than it is kept.
const TURNS_TEXT = /[\u202A-\u202E\u2066-\u2069]/;

/** Free text an officer types: trimmed, not empty, at most `most` characters, nothing that a display may not show. */
export const words = (most = 500) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine(isPlain, 'control characters are not allowed')
    .refine((value) => !TURNS_TEXT.test(value), 'characters that turn the direction of a text are not allowed');

/** The address of a page: nothing else than http or https, so that a link to it does no more than open it. */
export const webAddress = words(1000)
  .refine((value) => /^https?:\/\/[^\s/]/.test(value) && !/\s/.test(value), 'an address of http or https')
  .meta({ format: 'uri' });

/** The number of another case; a fact that names its own case is refused. */
export const caseNumber = words(100).meta({ description: 'number of another case', format: 'case-number' });

/** A short name chosen by the office, for example of a consultation: letters, digits and dashes. */
export const shortId = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/, 'lower-case letters, digits and dashes, at most 32');

/** The zod object of one fact: its type, when it happened, and its data; unknown keys are refused. */
export const factSchema = (type: string, shape: z.ZodRawShape): z.ZodType<AnyFact> =>
  z.strictObject({ type: publicField(z.literal(type)), at: instant, ...shape });

/** The data of the fact by which the engine records that a clock ran out; the same in every procedure. */
export const clockExpiredData = {
  clock: publicField(z.string().max(80)).meta({ description: 'identifier of the clock' }),
  dueAt: instant.meta({ description: 'the instant at which the period ended' }),
  before: publicField(z.int().positive())
    .optional()
    .meta({ description: 'the entry before which it belongs, where a correction brought it to light' }),
};

/** The keys of a fact that may be recorded although it is irregular. */
export const acknowledgement = (codes: readonly string[], shape: z.ZodRawShape): z.ZodRawShape => ({
  acknowledged: z
    .array(publicField(z.enum(codes)))
    .min(1)
    .max(codes.length)
    .optional()
    .meta({ description: 'irregularities that are recorded knowingly; a reason is given with them' }),
  ...('reason' in shape ? {} : { reason: words(2000).optional() }),
});
