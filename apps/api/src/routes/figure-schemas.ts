import { z } from '@hono/zod-openapi';
import { wholeNumber } from './schemas.ts';

/** The years with figures. */
export const yearNumber = wholeNumber(2008, 2100);

/** The agency of the figures, with all below it, or alone with `own=true`; by default that of the key, or all. */
export const viewQuery = {
  agency: z.string().max(63).optional(),
  own: z.enum(['true', 'false']).optional().openapi({ description: 'without the agencies below it' }),
};

/** The path parameters of a table: a form and a year. */
export const tableParams = z.object({ format: z.string().max(20), year: yearNumber });

/** How a limit in hours was kept; percentages are null where the divisor is zero. */
export const keptSchema = z.object({
  bound: z.int(),
  kept: z.int(),
  late: z.int(),
  open: z.int(),
  openLate: z.int(),
  shareKept: z.string().nullable(),
});

/** A broken rule of a form. */
export const findingSchema = z
  .object({
    rule: z.string(),
    soft: z.boolean(),
    cells: z.array(z.string()),
    stated: z.number(),
    expected: z.number(),
  })
  .openapi('Finding');

/** A finding in the form of the API. */
export const findingView = ({
  ruleId,
  at,
  soft,
  cells,
  stated,
  expected,
}: {
  readonly ruleId: string;
  readonly at: string | null;
  readonly soft: boolean;
  readonly cells: readonly string[];
  readonly stated: number;
  readonly expected: number;
}): z.infer<typeof findingSchema> => ({
  rule: at === null ? ruleId : `${ruleId} ${at}`,
  soft,
  cells: [...cells],
  stated,
  expected,
});
