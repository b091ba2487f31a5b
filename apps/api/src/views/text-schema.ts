import { z } from '@hono/zod-openapi';

/** A sentence in both languages. */
export const textSchema = z.object({ zh: z.string(), en: z.string() }).openapi('Text');
