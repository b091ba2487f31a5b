import { fold } from '../fold.ts';
import { strangeAddresses } from './addresses.ts';
import { copyingMarks } from './garble.ts';
import type { DamageMark } from './damage-mark.ts';
import { replacedPhrases } from './replaced-phrases.ts';

/** A range of the raw text. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** Marks that replace words of a report, by kind. */
export interface Damage {
  readonly phrases: readonly DamageMark[];
  readonly strange: readonly DamageMark[];
  readonly copying: readonly DamageMark[];
}

/** Finds marks that replace words, in folded text. */
export const damageIn = (folded: string): Damage => ({
  phrases: replacedPhrases(folded),
  strange: strangeAddresses(folded),
  copying: copyingMarks(folded),
});

const spansOf = ({ phrases, strange, copying }: Damage): readonly Span[] =>
  [...phrases, ...copying, ...strange]
    .map(({ offset, length }) => ({ offset, length }))
    .toSorted((a, b) => a.offset - b.offset);

/**
 * The ranges of the raw text that are not text of the report: digits inside are not figures, and a label next to one
 * may be missing.
 */
export const damagedSpans = (raw: string, damage: Damage = damageIn(fold(raw))): readonly Span[] => spansOf(damage);
