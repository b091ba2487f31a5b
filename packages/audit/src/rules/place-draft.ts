import { type AuditFinding, findingWith } from '../finding.ts';
import type { PlaceFinder } from '../place-finder.ts';
import { type Compact, decimalText, labelOf } from '../text/index.ts';
import type { Draft } from './rule.ts';

/** The figure as printed, in plain writing. */
const printed = (compact: Compact, { start, end }: Draft['stated']): string => compact.text.slice(start, end);

const rawPlace = (compact: Compact, places: PlaceFinder, { start, end }: Draft['stated']) => {
  const offset = compact.rawOffset(start);
  return places.at(offset, compact.rawOffset(end - 1) + 1 - offset);
};

/** Adds places in the raw text and the sentence to a draft. */
export const placeDraft = (compact: Compact, places: PlaceFinder, draft: Draft): AuditFinding => {
  const where = rawPlace(compact, places, draft.stated);
  return findingWith({
    ruleId: draft.ruleId,
    verdict: draft.verdict,
    confidence: draft.confidence ?? null,
    where,
    quote: places.quote(where.offset, where.length),
    stated: printed(compact, draft.stated),
    computed: draft.computed ?? null,
    operands: [
      ...draft.operands.map((mention) => ({
        label: labelOf(mention),
        value: decimalText(mention.value) + mention.scale,
        unit: mention.unit === '' ? null : mention.unit,
        where: rawPlace(compact, places, mention),
      })),
      ...(draft.cells ?? []).map(({ label, value, place }) => ({
        label,
        value: String(value),
        unit: null,
        where: place === null ? null : places.at(place.offset, place.length),
      })),
    ],
    assumption: draft.assumption ?? null,
    reason: draft.reason ?? null,
    likelyCause: draft.likelyCause ?? null,
  });
};
