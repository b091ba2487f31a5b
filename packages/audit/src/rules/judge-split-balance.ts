import { type Mention, sameUnit, type Sentence } from '../text/index.ts';
import { findRole, isTerm, judgeCarriedOut, type Roles } from './judge-balance.ts';
import { doubtIn, type Draft, type RuleContext } from './rule.ts';

/** The sentences of a balance follow each other. */
const MOST_SENTENCES = 4;

/** The sentences that end with this one, under the same heading, with no other between them; longest last. */
const runsBefore = (sentence: Sentence, { earlier }: RuleContext): readonly (readonly Sentence[])[] => {
  const runs: (readonly Sentence[])[] = [];
  let run: readonly Sentence[] = [sentence];
  for (const { sentence: before } of earlier.slice(1 - MOST_SENTENCES).toReversed()) {
    const [first] = run;
    if (first === undefined || first.opensSection || first.index - before.index !== 1) break;
    run = [before, ...run];
    runs.push(run);
  }
  return runs;
};

/** The figures of several sentences by their roles; null if a role occurs twice or a figure is not exact. */
const rolesIn = (terms: readonly Mention[], reportYear: number | null): Roles | null => {
  const roles = new Map<Parameters<Roles['get']>[0], Mention>();
  for (const mention of terms) {
    const role = findRole(mention, reportYear);
    if (role === null) continue;
    if (roles.has(role)) return null;
    roles.set(role, mention);
  }
  const [first, ...more] = roles.values();
  if (first === undefined || doubtIn([first, ...more]) !== null) return null;
  return more.every((one) => sameUnit(one, first)) ? roles : null;
};

const WANTED = ['received', 'carriedIn', 'decided', 'carriedOut'] as const;

/**
 * Checks a balance whose terms are in two to four sentences: 新收78件,上年结转3件。答复75件,结转下年3件. It is never certified,
 * since the sentences may count different requests; with other figures between its terms, it is left open.
 */
export const judgeSplitBalance = (sentence: Sentence, context: RuleContext): readonly Draft[] => {
  if (!sentence.mentions.some((one) => isTerm(one) && findRole(one, context.reportYear) === 'carriedOut')) return [];
  for (const run of runsBefore(sentence, context)) {
    const mentions = run.flatMap((one) => one.mentions);
    const terms = mentions.filter(isTerm);
    const roles = rolesIn(terms, context.reportYear);
    if (roles === null) return [];
    if (!WANTED.every((role) => roles.has(role))) continue;
    return judgeCarriedOut(roles, mentions).flatMap((draft): readonly Draft[] => {
      if (draft.verdict === 'pass') return [];
      if (draft.verdict !== 'error' || terms.length === roles.size) return [draft];
      const { ruleId, stated, operands } = draft;
      return [{ ruleId, stated, operands, verdict: 'cannot-assess', reason: 'several-readings' }];
    });
  }
  return [];
};
