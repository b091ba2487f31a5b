import { fold } from '../fold.ts';
import { strangeAddresses } from './addresses.ts';
import { copyingMarks } from './garble.ts';
import type { DamageMark } from './damage-mark.ts';
import { replacedPhrases } from './replaced-phrases.ts';

/** A stretch of the raw text. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** What stands in the place of words of a report, by kind. */
export interface Damage {
  readonly phrases: readonly DamageMark[];
  readonly strange: readonly DamageMark[];
  readonly copying: readonly DamageMark[];
}

/** Finds what stands in the place of words, in a text whose characters have one form. */
export const damageIn = (folded: string): Damage => ({
  phrases: replacedPhrases(folded),
  strange: strangeAddresses(folded),
  copying: copyingMarks(folded),
});

const spansOf = ({ phrases, strange, copying }: Damage): readonly Span[] =>
  [...phrases, ...copying, ...strange]
    .map(({ offset, length }) => ({ offset, length }))
    .toSorted((a, b) => a.offset - b.offset);

/** Where the raw text holds no words of the report: digits inside are no figures, and a label beside may be gone. */
export const damagedSpans = (raw: string, damage: Damage = damageIn(fold(raw))): readonly Span[] => spansOf(damage);
