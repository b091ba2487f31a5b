import { z } from '@hono/zod-openapi';
import type { Overlay } from '@gongkai/calendar';
import { parseOverlay, SHIPPED_OVERLAYS } from '@gongkai/calendar/overlays';
import { words } from '@gongkai/core';

/** The most regions whose days one agency has. */
export const MOST_REGIONS = 10;

const days = z.array(z.string().max(10)).max(1000);

/** The local days of a region, as a notice of its government sets them. */
export const localDaysSchema = z
  .strictObject({
    region: words(40),
    off: days.openapi({ description: 'days off; they win over a national make-up day' }),
    work: days.openapi({ description: 'days worked in their place' }),
    audience: words(200).openapi({ description: 'for whom the days are off' }),
    source: words(500).openapi({ description: 'the notice that sets them' }),
  })
  .openapi('LocalDays');

const pathIn = (path: string): PropertyKey[] =>
  path.split(/[.[\]]+/).flatMap((part) => (part === '' ? [] : [/^\d+$/.test(part) ? Number(part) : part]));

/** A region that ships, by its name, or its days. */
export const localDaysInput = z.union([
  z.enum([...SHIPPED_OVERLAYS.keys()]),
  localDaysSchema.superRefine((value, context) => {
    const parsed = parseOverlay(JSON.stringify(value));
    for (const { path, message } of parsed.ok ? [] : parsed.problems) {
      context.addIssue({ code: 'custom', path: pathIn(path), message });
    }
  }),
]);

/** The days of a checked input. */
export const localDaysOf = (input: z.infer<typeof localDaysInput>): Overlay => {
  if (typeof input !== 'string') return input;
  const shipped = SHIPPED_OVERLAYS.get(input);
  if (shipped === undefined) throw new TypeError(`there is no region ${input}`);
  return shipped;
};

export const localDaysView = ({ off, work, ...rest }: Overlay): z.infer<typeof localDaysSchema> => ({
  ...rest,
  off: [...off],
  work: [...work],
});
