import { z } from '@hono/zod-openapi';
import type { Citation } from '@gongkai/core';
import { MARKS } from '@gongkai/core';

/** A place in the law, as the API shows it. */
export const citationSchema = z
  .object({
    text: z.string(),
    article: z.number().nullable(),
    paragraph: z.number().nullable(),
    mark: z.enum(MARKS),
  })
  .openapi('Citation');

/** A citation without its internal identifier. */
export const citationView = ({ text: quoted, article, paragraph, mark }: Citation) => ({
  text: quoted,
  article,
  paragraph,
  mark,
});
