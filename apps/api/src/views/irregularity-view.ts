import { z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import type { AnyProcedure, CaseState, ErrorCode, Irregularity } from '@gongkai/core';
import { ERRORS, followsOfBreach } from '@gongkai/core';
import { citationSchema, citationView } from './citation.ts';
import { instantText, labelOf, orNull, textSchema } from './schema.ts';

const ruleSchema = z.object({
  code: z.string(),
  text: textSchema,
  basis: orNull(citationSchema),
  follows: orNull(textSchema).openapi({ description: 'what follows for the agency from the recorded act' }),
});

/** An irregular act that was recorded knowingly. */
export const irregularitySchema = z
  .object({
    seq: z.int(),
    fact: z.string(),
    label: textSchema,
    at: instantText,
    reason: z.string().nullable().openapi({ description: 'the reason that was given with the acknowledgement' }),
    rules: z.array(ruleSchema).openapi({ description: 'the rules of the codes that were acknowledged' }),
  })
  .openapi('Irregularity');

const APART: ErrorCode = 'actor/separation-of-duties';

type RuleView = z.infer<typeof ruleSchema>;

const STANDARD: ReadonlyMap<string, { readonly text: RuleView['text'] }> = new Map(Object.entries(ERRORS));

// A code without a rule is of the kernel: a breach of the separation of duties, or an exemption from it.
const rulesOf = (procedure: AnyProcedure, context: object, { type, at, codes }: Irregularity): RuleView[] =>
  codes.flatMap((code): RuleView[] => {
    const rules = (procedure.irregular[type] ?? []).filter((rule) => rule.code === code);
    if (rules.length === 0) {
      const text = STANDARD.get(code)?.text ?? { zh: code, en: code };
      return [{ code, text, basis: null, follows: code === APART ? followsOfBreach(procedure, type) : null }];
    }
    return rules.map(({ text, basis, follows = null }) => ({
      code,
      text,
      basis: citationView(procedure.governing?.(basis, context, { type, at }) ?? basis),
      follows,
    }));
  });

/** The irregularities of a case, with the reasons that its ledger has for them, by number. */
export const irregularityViews = (
  procedure: AnyProcedure,
  { irregularities = [], context }: CaseState,
  reasons: ReadonlyMap<number, string>,
): z.infer<typeof irregularitySchema>[] =>
  irregularities.map((one) => ({
    seq: one.seq,
    fact: one.type,
    label: labelOf(procedure.labels.facts, one.type),
    at: formatInstant(one.at),
    reason: reasons.get(one.seq) ?? null,
    rules: rulesOf(procedure, context, one),
  }));
