import type { Verdict } from '../finding.ts';
import type { Mention, Sentence } from '../text/index.ts';
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

/** A sentence that was read, and which of its figures are parts of another. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly parts: ReadonlySet<Mention>;
}

/** What a sentence is read in. */
export interface RuleContext {
  /** The compact text. */
  readonly text: string;
  readonly reportYear: number | null;
  /** Earlier sentences of the section that hold counts, the nearest last. */
  readonly earlier: readonly ReadSentence[];
}
