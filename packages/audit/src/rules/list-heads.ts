import { isOwnCount, labelOf, type Mention, type Sentence, unitOf } from '../text/index.ts';
import { LONGEST_LIST } from './list.ts';
import type { ReadSentence, RuleContext } from './rule.ts';

/** Finds the counts before a list, nearest first; only those after the last semicolon, if there are any. */
export const headsInSentence = (mentions: readonly Mention[], at: number, unit: string, context: RuleContext) => {
  const first = mentions[at];
  const found = mentions
    .slice(Math.max(0, at - LONGEST_LIST), at)
    .filter(
      (one) =>
        one.kind === 'count' &&
        unitOf(one) === unit &&
        one.bracket === (first?.lead.startsWith('(') === true ? first.outer : first?.bracket) &&
        isOwnCount(one, context.reportYear),
    )
    .toReversed();
  const clause = found.findIndex(({ lead }) => lead.includes(';'));
  return clause === -1 || first?.lead.includes(';') === true ? found : found.slice(0, clause + 1);
};

/** The total of a list may be so many sentences before it. */
const FARTHEST_HEAD = 2;

/** The sentences that may contain the total of a list: near, and under the same heading. */
const within = (sentence: Sentence, { earlier }: RuleContext): readonly ReadSentence[] => {
  if (sentence.opensSection) return [];
  const near = earlier.filter((one) => sentence.index - one.sentence.index <= FARTHEST_HEAD).toReversed();
  const opening = near.findIndex((one) => one.sentence.opensSection);
  return opening === -1 ? near : near.slice(0, opening + 1);
};

/**
 * Finds the counts of the unit in the nearest earlier sentence that has any; parts of other lists only without other
 * counts.
 */
export const headsBefore = (
  from: Sentence,
  unit: string,
  context: RuleContext,
  named: string | null,
): readonly Mention[] => {
  for (const { sentence, parts } of within(from, context)) {
    const counts = sentence.mentions.filter(
      (one) =>
        one.kind === 'count' && unitOf(one) === unit && one.bracket === -1 && isOwnCount(one, context.reportYear),
    );
    if (named !== null) {
      const fitting = counts.filter((one) => labelOf(one).includes(named));
      if (fitting.length > 0) return fitting;
      continue;
    }
    const whole = counts.filter((one) => !parts.has(one));
    if (counts.length > 0) return (whole.length > 0 ? whole : counts).toReversed();
  }
  return [];
};
