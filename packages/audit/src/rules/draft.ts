import { type AuditFinding, findingWith, type Verdict } from '../finding.ts';
import type { Places } from '../place.ts';
import { type Compact, decimalText, labelOf, type Mention } from '../text/index.ts';
import type { TableValue } from './table-view.ts';

/** Why a statement cannot be assessed: the closed list of codes of the sentence rules. */
export const REASONS = [
  'another-authority',
  'approximate-figures',
  'base-not-named',
  'base-revised',
  'counting-base',
  'figure-broken',
  'figure-missing',
  'label-damaged',
  'label-repeated',
  'list-goes-on',
  'list-not-closed',
  'no-base',
  'parts-may-overlap',
  'several-readings',
  'years-not-consecutive',
] as const;

/** One of {@link REASONS}. */
export type Reason = (typeof REASONS)[number];

/** Why figures cannot be held to each other: one is torn by a blank, or approximate. Null where they can. */
export const doubtIn = (mentions: readonly Mention[]): Reason | null => {
  if (mentions.some(({ broken }) => broken)) return 'figure-broken';
  return mentions.some(({ approximate }) => approximate) ? 'approximate-figures' : null;
};

/** What a rule says of one figure, before places and quotes are added. */
export interface Draft {
  readonly ruleId: string;
  readonly verdict: Exclude<Verdict, 'integrity'>;
  readonly confidence?: 'high' | 'medium';
  /** The figure, or the words, that the statement is about: indexes in the compact text. */
  readonly stated: Mention | { readonly start: number; readonly end: number };
  readonly computed?: string;
  readonly operands: readonly Mention[];
  /** Figures of tables that the text was held to. */
  readonly cells?: readonly TableValue[];
  readonly assumption?: string;
  readonly reason?: Reason;
  readonly likelyCause?: string | null;
}

/** A figure as printed, in one form of its characters. */
export const printed = (compact: Compact, { start, end }: Draft['stated']): string => compact.text.slice(start, end);

const rawPlace = (compact: Compact, places: Places, { start, end }: Draft['stated']) => {
  const offset = compact.rawOffset(start);
  return places.at(offset, compact.rawOffset(end - 1) + 1 - offset);
};

/** Adds to a draft the places in the raw text and the sentence. */
export const findingOf = (compact: Compact, places: Places, draft: Draft): AuditFinding => {
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
