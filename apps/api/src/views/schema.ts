import { z } from '@hono/zod-openapi';

/** A sentence in both languages. */
export const textSchema = z.object({ zh: z.string(), en: z.string() }).openapi('Text');

/**
 * A named schema that may be null. `.nullable()` would either make the name itself nullable everywhere, or require a
 * value in the document that is an object and null at once.
 */
export const orNull = <S extends z.ZodType>(schema: S) => z.union([schema, z.null()]);
