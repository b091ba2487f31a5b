import { z } from '@hono/zod-openapi';

/** A sentence in both languages. */
export const textSchema = z.object({ zh: z.string(), en: z.string() }).openapi('Text');

/** An instant, and a day, as text. */
export const instantText = z.string().openapi({ format: 'date-time' });
export const dayText = z.string().openapi({ format: 'date' });

/** The name of something in both languages; its identifier where it has none. */
export const labelOf = (labels: Readonly<Record<string, { readonly zh: string; readonly en: string }>>, id: string) =>
  labels[id] ?? { zh: id, en: id };

/**
 * A named schema that may be null. `.nullable()` would either make the name itself nullable everywhere, or require a
 * value in the document that is an object and null at once.
 */
export const orNull = <S extends z.ZodType>(schema: S) => z.union([schema, z.null()]);
