import {
  compare,
  decimalText,
  hasDamagedLabel,
  HUNDRED,
  labelOf,
  type Mention,
  type Rational,
  rational,
  times,
} from '../text/index.ts';
import { areAllChannels, areIssuers, type Closure, findClosure } from './closed.ts';
import { doubtIn, type Draft, type Reason } from './rule.ts';
import { matchesTwoTotals, matchesWithoutOne, slipIn, sumOfParts } from './list-readings.ts';
import type { List } from './list.ts';

/** From this total on, single slips of a digit are rare among all possible gaps. */
const TELLING_TOTAL = rational('200');
/** The share of the total, in percent, from which a list of places or channels counts as complete. */
const NEARLY_ALL = rational('85');

const OUTCOME =
  /予以公开|同意公开|部分公开|不予公开|不同意公开|无法提供|不予处理|不存在|不属于|不掌握|其他处理|已主动公开/;
const DECIDED = /办结|答复|办理|处理|回复|收办|办|结案|复/;

/** Labels of overlapping parts: subjects and attributes, where one item may be counted in several. */
const MAY_OVERLAP = /涉及|关于|有关|含|其中|转载|原创|回应|累计|以上|新增|采用|阅读|浏览/;
const LEAST_KINDS = 4;

/** A list whose sum equals none of its totals. */
export interface ListGap {
  readonly list: List;
  readonly head: Mention;
  readonly sum: Rational;
  readonly labels: readonly string[];
  readonly ruleId: string;
  /** Null if the list may leave parts out. */
  readonly closure: Closure | null;
  /** Whether one item may be counted in several parts. */
  readonly overlaps: boolean;
  /** Whether another list of the same parts, in another unit, adds up. */
  readonly parallel: boolean;
  readonly tooMuch: boolean;
}

/** Measures a list against its nearest total. */
export const measureGap = (list: List, head: Mention, parallel: boolean): ListGap => {
  const sum = sumOfParts(list.parts);
  const labels = list.parts.map(labelOf);
  return { ...findClosure(list, list.parts), list, head, sum, labels, parallel, tooMuch: compare(sum, head.value) > 0 };
};

/** The reason why the figures of a list cannot be compared: those of `doubtIn`, or an overwritten label. */
export const listDoubt = (mentions: readonly Mention[]): Reason | null => {
  const doubt = doubtIn(mentions);
  return doubt !== 'figure-broken' && mentions.some(hasDamagedLabel) ? 'label-damaged' : doubt;
};

/** The reason why the figures of a list cannot form a sum; null if they can. */
export const mismatchIn = ({ list, head, labels, ruleId, closure, parallel }: ListGap): Reason | null => {
  const doubt = listDoubt([head, ...list.parts]);
  if (doubt !== null) return doubt;
  // A class is named twice: the sum is wrong only if it fits neither with nor without one of them.
  const repeated = new Set(labels).size < labels.length && ruleId !== 'P22' && !parallel;
  if (repeated && (closure?.kind !== 'explicit' || matchesWithoutOne(list))) return 'label-repeated';
  // Received requests are not the requests decided.
  const outcomes = labels.filter((label) => OUTCOME.test(label)).length;
  return outcomes > 1 && !DECIDED.test(labelOf(head)) ? 'counting-base' : null;
};

/** Whether many non-overlapping kinds exceed their total by a slip of one digit. */
const isOneSlipAbove = ({ list, head, sum, labels }: ListGap): boolean =>
  list.near &&
  list.heads.length === 1 &&
  !list.mixed &&
  ['among', 'bracket', 'named'].includes(list.opener) &&
  labels.length >= LEAST_KINDS &&
  labels.every((label) => label !== '' && !MAY_OVERLAP.test(label.replace(/^.*其中/, ''))) &&
  slipIn(list, head, sum) !== null;

const isNearlyAll = ({ sum, head }: ListGap): boolean =>
  compare(times(sum, HUNDRED), times(head.value, NEARLY_ALL)) >= 0;

/** Whether a total above the sum may be due to a missing part instead of a wrong figure. */
const mayLeaveOut = (gap: ListGap, slip: string | null): boolean => {
  const { closure, head } = gap;
  if (closure?.kind === 'pending') return true;
  if (closure?.kind === 'loose') return slip === null || compare(head.value, TELLING_TOTAL) < 0;
  return closure?.kind === 'places' && (slip === null || !isNearlyAll(gap));
};

const isExclusive = (gap: ListGap): boolean => gap.tooMuch && (areIssuers(gap.labels) || isOneSlipAbove(gap));

/** Whether the list itself shows that its parts do not overlap. */
const saysApart = ({ closure, tooMuch }: ListGap): boolean =>
  closure?.kind === 'explicit' || closure?.kind === 'form' || (closure?.kind === 'pending' && tooMuch);

/** The reason why a failing sum does not prove a wrong figure; null if it does. */
const openReading = (gap: ListGap, slip: string | null): Reason | null => {
  const { list, closure, parallel, tooMuch } = gap;
  if (list.open || (list.mixed && !parallel)) return 'list-goes-on';
  if (closure === null && !parallel && !isExclusive(gap)) return tooMuch ? 'parts-may-overlap' : 'list-not-closed';
  const nested = matchesWithoutOne(list) && !saysApart(gap);
  if (!parallel && (nested || matchesTwoTotals(list))) return 'several-readings';
  if ((list.heads.length > 1 || !list.near) && slip === null) return 'several-readings';
  return !tooMuch && !parallel && mayLeaveOut(gap, slip) ? 'list-not-closed' : null;
};

/** The assumption of an error; null if none is needed. */
const assumptionOf = (gap: ListGap): string | null => {
  if (gap.parallel) return null;
  const apart = isExclusive(gap) || matchesWithoutOne(gap.list) ? 'no part is counted inside another' : null;
  return gap.closure?.assumption ?? apart;
};

const commonOf = ({ ruleId, head, sum, list }: ListGap) => ({
  ruleId,
  stated: head,
  computed: decimalText(sum),
  operands: [...list.parts],
});

/** Builds the draft of a sum that cannot be assessed. */
export const openSum = (gap: ListGap, reason: Reason): Draft => ({
  ...commonOf(gap),
  verdict: 'cannot-assess',
  reason,
});

/**
 * P31: channels may overlap, so their sum may exceed the items, and must not be below them if all channels are named.
 */
const judgeChannels = (gap: ListGap): Draft => {
  const { list, head, sum, labels, ruleId, tooMuch } = gap;
  if (tooMuch) {
    return list.near ? { ...commonOf(gap), ruleId: 'P31', verdict: 'pass' } : openSum(gap, 'parts-may-overlap');
  }
  const nearlyAll = slipIn(list, head, sum) !== null || isNearlyAll(gap);
  const closed = ruleId === 'P31' || (list.near && !list.mixed && areAllChannels(labels) && nearlyAll);
  if (!closed || list.open || list.heads.length > 1) return openSum(gap, 'list-not-closed');
  const assumption = 'every item is in at least one of the named channels';
  return { ...commonOf(gap), ruleId: 'P31', verdict: 'error', confidence: 'medium', assumption };
};

/** Judges a sum that differs from its total. */
export const judgeSum = (gap: ListGap): Draft => {
  if (gap.overlaps) return judgeChannels(gap);
  const { list, head, sum } = gap;
  const slip = slipIn(list, head, sum);
  const reason = openReading(gap, slip);
  if (reason !== null) return openSum(gap, reason);
  const assumption = assumptionOf(gap);
  return {
    ...commonOf(gap),
    verdict: 'error',
    confidence: assumption === null && list.heads.length === 1 ? 'high' : 'medium',
    ...(assumption === null ? {} : { assumption }),
    likelyCause: slip,
  };
};
