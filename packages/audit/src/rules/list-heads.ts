import { isOwnCount, labelOf, type Mention, type Sentence, unitOf } from '../text/index.ts';
import { LONGEST_LIST } from './list.ts';
import type { ReadSentence, RuleContext } from './rule.ts';

/** The counts before a list, the nearest first; where there are some since the last semicolon, only those. */
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

/** How far back the total of a list may stand, in sentences. */
const FARTHEST_HEAD = 2;

/** The sentences that a list may have its total in: close by, and under the same heading. */
const within = (sentence: Sentence, { earlier }: RuleContext): readonly ReadSentence[] => {
  if (sentence.opensSection) return [];
  const near = earlier.filter((one) => sentence.index - one.sentence.index <= FARTHEST_HEAD).toReversed();
  const opening = near.findIndex((one) => one.sentence.opensSection);
  return opening === -1 ? near : near.slice(0, opening + 1);
};

/** The counts of the nearest earlier sentence that has any of the unit; what is a part there only when nothing else is. */
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
