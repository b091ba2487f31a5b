import { z } from '@hono/zod-openapi';
import { caseSchema } from './case-view.ts';
import { clockSchema } from './clock-view.ts';

type Case = z.infer<typeof caseSchema>;

const NO_MORE = { route: true, next: true, notNow: true } as const;
const OF_A_CLOCK = {
  id: true,
  label: true,
  state: true,
  binds: true,
  basis: true,
  due: true,
  remaining: true,
} as const;

/** A case as the answer to what was just recorded on it: what changes with every fact, without what explains it. */
export const recordedSchema = caseSchema
  .omit(NO_MORE)
  .extend({
    clocks: z.array(clockSchema.pick(OF_A_CLOCK)),
    permitted: z.array(caseSchema.shape.permitted.element.omit({ label: true, without: true })),
  })
  .openapi('RecordedCase', {
    description:
      '`GET /cases/{id}` has the rest: explanations of dates, remedies, the next act, labels, facts of other states',
  });

/** The short form of a case. */
export const recordedView = (whole: Case): z.infer<typeof recordedSchema> => {
  const { route: _, next: __, notNow: ___, clocks, permitted, ...rest } = whole;
  return {
    ...rest,
    clocks: clocks.map(({ id, label, state, binds, basis, due, remaining }) => {
      return { id, label, state, binds, basis, due, remaining };
    }),
    permitted: permitted.map(({ fact, allowed, why }) => ({ fact, allowed, why })),
  };
};
