import { compare, decimalText, labelOf, type Mention, type Rational } from '../text/index.ts';
import { findClosure, trimList } from './closed.ts';
import type { Draft } from './rule.ts';
import { judgeSum, listDoubt, type ListGap, measureGap, mismatchIn, openSum } from './list-gap.ts';
import { matchTotal, sumOfParts } from './list-readings.ts';
import { haveOtherTotal, judgeByShares, sumOfShares } from './list-shares.ts';
import type { List } from './list.ts';
import type { Share } from './shares.ts';

/** The result for a list, and the total that its shares are of. */
export interface JudgedList {
  readonly drafts: readonly Draft[];
  /** The total that the sum equals, or should equal. */
  readonly head: Mention | null;
  /** The value that the total should have, if the list shows it. */
  readonly whole: Rational | null;
  /** A part whose count is wrong; its share is not judged again. */
  readonly wrongPart: Mention | null;
  /** Figures after the end of the list: perhaps a second list of the same total. */
  readonly rest: readonly Mention[];
}

const judged = (head: Mention | null, more: Partial<JudgedList> = {}): JudgedList => ({
  drafts: [],
  head,
  whole: null,
  wrongPart: null,
  rest: [],
  ...more,
});

const CARRIED_IN = /(?:上|去)(?:一)?年度?(?:结转|转结|遗留|转入|转来)|结转(?:上|去)/;
const CARRIED_OUT = /结转|转(?:至|到|入)?(?:下|次|明)/;

/** Whether cases carried into the next year are among the parts, and cases carried over are apart from the total. */
const leavesOutCarriedIn = ({ heads }: List, total: Mention, parts: readonly Mention[]): boolean =>
  parts.some((part) => CARRIED_OUT.test(labelOf(part)) && !CARRIED_IN.test(labelOf(part))) &&
  heads.some((head) => head !== total && head.value.numerator !== 0n && CARRIED_IN.test(labelOf(head)));

/** Judges a list, or its beginning, whose sum equals one of its totals. */
const judgeHeld = (list: List, { head, parts, exact }: NonNullable<ReturnType<typeof matchTotal>>): JudgedList => {
  const { ruleId } = findClosure(list, parts);
  const common = { ruleId, stated: head, operands: [...parts] };
  if (leavesOutCarriedIn(list, head, parts)) {
    return judged(head, { drafts: [{ ...common, verdict: 'cannot-assess', reason: 'counting-base' }] });
  }
  const approximate = listDoubt([head, ...parts]) === 'approximate-figures';
  const draft: Draft = !exact
    ? { ...common, verdict: 'rounding', computed: decimalText(sumOfParts(parts)) }
    : approximate
      ? { ...common, verdict: 'cannot-assess', reason: 'approximate-figures' }
      : { ...common, verdict: 'pass' };
  return judged(head, { drafts: [draft], rest: list.parts.slice(parts.length) });
};

/** Judges a list whose sum equals none of its totals. */
const judgeGap = (gap: ListGap, shares: ReadonlyMap<Mention, Share>): JudgedList => {
  const { list, head, sum, ruleId } = gap;
  const mismatch = mismatchIn(gap);
  if (mismatch !== null) {
    const whole = mismatch === 'counting-base' ? sumOfShares(list, shares, sum) : null;
    return judged(head, { drafts: [openSum(gap, mismatch)], whole });
  }
  const shared = judgeByShares(list, shares, head, sum);
  if (shared !== null) return judged(head, { ...shared, drafts: [{ ...shared.draft, ruleId }] });
  if (haveOtherTotal(list, shares, head)) return judged(head, { drafts: [openSum(gap, 'several-readings')] });
  return judged(head, { drafts: [judgeSum(gap)] });
};

/** Checks the sum of a list against its total. Printed shares of the parts show which figure is wrong. */
export const judgeList = (whole: List, shares: ReadonlyMap<Mention, Share>, parallel: boolean): JudgedList => {
  const list = matchTotal(whole) !== null || parallel ? whole : trimList(whole);
  const [head] = list.heads;
  const [part] = list.parts;
  if (head === undefined || part === undefined) return judged(head ?? null);
  if (list.parts.length === 1) return judged(head, { drafts: judgeSubset(list, head, part) });
  const held = matchTotal(list);
  return held === null ? judgeGap(measureGap(list, head, parallel), shares) : judgeHeld(list, held);
};

const OF_MORE_YEARS = /累计|截至|历年|结转|总/;

/** Judges a single part: it must not exceed its total. */
const judgeSubset = (list: List, head: Mention, part: Mention): readonly Draft[] => {
  const common = { ruleId: 'P33', stated: part, operands: [head] };
  if (listDoubt([head, part]) !== null || list.opener === 'shares' || list.opener === 'named') return [];
  if (compare(part.value, head.value) <= 0) return [];
  if (!/其中|含/.test(part.lead) || OF_MORE_YEARS.test(part.lead)) return [];
  const sure = list.near && list.heads.length === 1 && (list.opener === 'bracket' || list.opener === 'among');
  if (!sure) return [{ ...common, verdict: 'cannot-assess', reason: 'several-readings' }];
  return [{ ...common, verdict: 'error', confidence: 'medium', assumption: 'the part belongs to the total before it' }];
};
