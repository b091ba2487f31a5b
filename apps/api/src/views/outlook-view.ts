import { z } from '@hono/zod-openapi';
import type { Instant } from '@gongkai/calendar';
import { type AnyProcedure, FILE_FACTS, isFileFact, type Suggestion } from '@gongkai/core';
import { citationSchema, citationView } from './citation.ts';
import { dayText, labelOf, orNull, textSchema } from './schema.ts';

/** A result of a case; there are several where it was handled again. */
export const resultSchema = z.object({ code: z.string(), label: textSchema, on: dayText }).openapi('Result');

/** A fact that the case calls for; a person records it. */
export const suggestionSchema = z
  .object({
    fact: z.string(),
    label: textSchema,
    data: z.record(z.string(), z.unknown()).openapi({ description: 'data of the fact that the case knows already' }),
    because: textSchema,
    basis: orNull(citationSchema),
    from: z.string().nullable().openapi({ description: 'the number of the linked case that it comes from' }),
  })
  .openapi('Suggestion');

/** Where the applicant goes against the result, or against silence. */
export const routeSchema = z
  .object({
    first: z
      .enum(['reconsideration', 'either'])
      .openapi({ description: 'whether reconsideration has to come before a court, or either way is open' }),
    basis: citationSchema,
    note: orNull(textSchema).openapi({ description: 'what has to be checked before one relies on it' }),
  })
  .openapi('Route');

/** The results of a case, the earliest first. */
export const resultViews = (procedure: AnyProcedure, context: object): z.infer<typeof resultSchema>[] =>
  procedure.results(context).map(({ outcome, on }) => ({
    code: outcome,
    label: procedure.outcomes[outcome]?.label ?? { zh: outcome, en: outcome },
    on,
  }));

/** The facts that a case calls for at this instant; `shown` removes what the reader may not see. */
export const suggestionViews = (
  procedure: AnyProcedure,
  suggestions: readonly (Suggestion & { readonly from?: string })[],
  shown: (data: Readonly<Record<string, unknown>>, type: string) => Readonly<Record<string, unknown>>,
): z.infer<typeof suggestionSchema>[] =>
  suggestions.map(({ fact, data, because, basis, from = null }) => ({
    fact,
    label: isFileFact(fact) ? FILE_FACTS[fact].label : labelOf(procedure.labels.facts, fact),
    data: { ...shown(data, fact) },
    because,
    basis: basis === null ? null : citationView(basis),
    from,
  }));

/** The ways of the applicant at an instant; null where none is open, or where the procedure has none. */
export const routeView = (
  procedure: AnyProcedure,
  context: object,
  now: Instant,
): z.infer<typeof routeSchema> | null => {
  const route = procedure.route?.(context, now) ?? null;
  return route === null ? null : { first: route.first, basis: citationView(route.basis), note: route.note ?? null };
};
