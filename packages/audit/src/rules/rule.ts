import type { Verdict } from '../finding.ts';
import type { Mention, Sentence } from '../text/index.ts';
import type { TableValue } from './table-view.ts';

/** Every code with which a sentence rule gives `cannot-assess`. */
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

/** The reason why figures cannot be compared: one is broken by a blank, or approximate. Null if they can. */
export const doubtIn = (mentions: readonly Mention[]): Reason | null => {
  if (mentions.some(({ broken }) => broken)) return 'figure-broken';
  return mentions.some(({ approximate }) => approximate) ? 'approximate-figures' : null;
};

/** The result of a rule, before places and quotes are added. */
export interface Draft {
  readonly ruleId: string;
  readonly verdict: Exclude<Verdict, 'integrity'>;
  readonly confidence?: 'high' | 'medium';
  /** The figure or the words that the result is about; indexes are in the compact text. */
  readonly stated: Mention | { readonly start: number; readonly end: number };
  readonly computed?: string;
  readonly operands: readonly Mention[];
  /** Figures of tables that the text was compared with. */
  readonly cells?: readonly TableValue[];
  readonly assumption?: string;
  readonly reason?: Reason;
  readonly likelyCause?: string | null;
}

/** An earlier sentence, with its figures that are parts of a list. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly parts: ReadonlySet<Mention>;
}

/** The context of a sentence. */
export interface RuleContext {
  /** The compact text. */
  readonly text: string;
  readonly reportYear: number | null;
  /** Earlier sentences with figures, nearest last. */
  readonly earlier: readonly ReadSentence[];
}
