import type { Rational } from '../text/rational.ts';
import { compare, decimalText, HUNDRED, rational, times } from '../text/rational.ts';
import type { Mention } from '../text/sentences.ts';
import { hasDamagedLabel, labelOf } from '../text/sentences.ts';
import { areAllChannels, areIssuers, type Closure, closureOf, trimmed } from './closed.ts';
import type { Draft, Reason } from './draft.ts';
import { holding, holdsTogether, holdsWithoutOne, slipIn, sumOfParts } from './list-readings.ts';
import { byShares, sumOfShares } from './list-shares.ts';
import type { List } from './list.ts';
import type { Share } from './share-of.ts';

/** A total from which single slips of a digit are rare among all possible gaps. */
const TELLING_TOTAL = rational('200');
/** The share of the total, in percent, from which a list of places or channels is taken to name all. */
const NEARLY_ALL = rational('85');

const OUTCOME =
  /予以公开|同意公开|部分公开|不予公开|不同意公开|无法提供|不予处理|不存在|不属于|不掌握|其他处理|已主动公开/;
const DECIDED = /办结|答复|办理|处理|回复|收办|办|结案|复/;

/** Subjects, and what is told of some of the items beside their kind: one item may be counted in several. */
const MAY_OVERLAP = /涉及|关于|有关|含|其中|转载|原创|回应|累计|以上|新增|采用|阅读|浏览/;
const LEAST_KINDS = 4;

/** Whether many kinds of one total, none of which need overlap, are above it by a slip of one digit. */
const isOneSlipAbove = (list: List, head: Mention, sum: Rational, labels: readonly string[]): boolean =>
  list.near &&
  list.heads.length === 1 &&
  !list.mixed &&
  ['among', 'bracket', 'named'].includes(list.opener) &&
  labels.length >= LEAST_KINDS &&
  labels.every((label) => label !== '' && !MAY_OVERLAP.test(label.replace(/^[^,;:]*其中[,:]?/, ''))) &&
  slipIn(list, head, sum) !== null;

/** What the sum of a list came to, and the total that its shares are of. */
export interface JudgedList {
  readonly drafts: readonly Draft[];
  /** The total that the sum holds for, or that it should have held for. */
  readonly head: Mention | null;
  /** The value that the total should have, where the list shows it. */
  readonly whole: Rational | null;
  /** A part whose count is wrong by all evidence; its share is not judged again. */
  readonly wrongPart: Mention | null;
  /** Figures behind a list that ended before them: perhaps a second list of the same total. */
  readonly rest: readonly Mention[];
}

const doubtful = (mentions: readonly Mention[]): Reason | null => {
  if (mentions.some(({ broken }) => broken)) return 'figure-broken';
  if (mentions.some(hasDamagedLabel)) return 'label-damaged';
  return mentions.some(({ approximate }) => approximate) ? 'approximate-figures' : null;
};

const isNearlyAll = (sum: Rational, head: Mention): boolean =>
  compare(times(sum, HUNDRED), times(head.value, NEARLY_ALL)) >= 0;

/** Whether a total above the sum may come from a unit that the list leaves out, not from a wrong figure. */
const mayLeaveOut = (closure: Closure | null, head: Mention, sum: Rational, slip: string | null): boolean => {
  if (closure?.kind === 'pending') return true;
  if (closure?.kind === 'loose') return slip === null || compare(head.value, TELLING_TOTAL) < 0;
  if (closure?.kind !== 'places') return false;
  return slip === null || !isNearlyAll(sum, head);
};

/** Holds the sum of a list to its total. Shares of the parts, where they are printed, tell which figure is wrong. */
export const judgeList = (whole: List, shares: ReadonlyMap<Mention, Share>, parallel: boolean): JudgedList => {
  const holds = holding(whole) !== null;
  const list = holds || parallel ? whole : trimmed(whole);
  const [head] = list.heads;
  const nothing: JudgedList = { drafts: [], head: head ?? null, whole: null, wrongPart: null, rest: [] };
  const [part] = list.parts;
  if (head === undefined || part === undefined) return nothing;
  if (list.parts.length === 1) return { ...nothing, drafts: subset(list, head, part) };

  const held = holding(list);
  if (held !== null) {
    const doubt = doubtful([held.head, ...held.parts]);
    const { ruleId } = closureOf(list, held.parts);
    const common = { ruleId, stated: held.head, operands: [...held.parts] };
    const draft: Draft = held.exact
      ? {
          ...common,
          verdict: doubt === 'approximate-figures' ? 'cannot-assess' : 'pass',
          ...(doubt === 'approximate-figures' ? { reason: doubt } : {}),
        }
      : { ...common, verdict: 'rounding', computed: decimalText(sumOfParts(held.parts)) };
    return { ...nothing, drafts: [draft], head: held.head, rest: list.parts.slice(held.parts.length) };
  }

  const sum = sumOfParts(list.parts);
  const { ruleId, closure, overlaps } = closureOf(list, list.parts);
  const common = { ruleId, stated: head, computed: decimalText(sum), operands: [...list.parts] };
  const cannot = (reason: Reason): JudgedList => ({
    ...nothing,
    drafts: [{ ...common, verdict: 'cannot-assess', reason }],
  });

  const doubt = doubtful([head, ...list.parts]);
  if (doubt !== null) return cannot(doubt);
  const labels = list.parts.map(labelOf);
  if (new Set(labels).size < labels.length && ruleId !== 'P22' && !parallel) {
    // A class that is named twice: only where the list fits neither with nor without it, the sum is wrong.
    if (closure?.kind !== 'explicit' || holdsWithoutOne(list)) return cannot('label-repeated');
  }

  // Applications that came in are not those that were decided.
  const outcomes = labels.filter((label) => OUTCOME.test(label)).length;
  if (outcomes > 1 && !DECIDED.test(labelOf(head)))
    return { ...cannot('counting-base'), whole: sumOfShares(list, shares, sum) };
  const shared = byShares(list, shares, head, sum);
  if (shared !== null) return { ...nothing, ...shared, drafts: [{ ...shared.draft, ruleId }] };

  const tooMuch = compare(sum, head.value) > 0;
  if (overlaps) {
    if (tooMuch && list.near) return { ...nothing, drafts: [{ ...common, ruleId: 'P31', verdict: 'pass' }] };
    if (tooMuch) return cannot('parts-may-overlap');
    const nearlyAll = slipIn(list, head, sum) !== null || isNearlyAll(sum, head);
    const closed = ruleId === 'P31' || (list.near && !list.mixed && areAllChannels(labels) && nearlyAll);
    if (!closed || list.open || list.heads.length > 1) return cannot('list-not-closed');
    const assumption = 'every item stands in at least one of the channels that are named';
    return { ...nothing, drafts: [{ ...common, ruleId: 'P31', verdict: 'error', confidence: 'medium', assumption }] };
  }
  if (list.open || (list.mixed && !parallel)) return cannot('list-goes-on');
  const exclusive = tooMuch && !list.open && (areIssuers(labels) || isOneSlipAbove(list, head, sum, labels));
  if (closure === null && !parallel && !exclusive) return cannot(tooMuch ? 'parts-may-overlap' : 'list-not-closed');
  const nested = holdsWithoutOne(list);
  const apart =
    parallel || closure?.kind === 'explicit' || closure?.kind === 'form' || (closure?.kind === 'pending' && tooMuch);
  if (!parallel && ((nested && !apart) || holdsTogether(list))) return cannot('several-readings');
  const slip = slipIn(list, head, sum);
  const [, second] = list.heads;
  if ((second !== undefined || !list.near) && slip === null) return cannot('several-readings');
  if (!tooMuch && !parallel && mayLeaveOut(closure, head, sum, slip)) return cannot('list-not-closed');
  const assumption = parallel
    ? null
    : (closure?.assumption ?? (exclusive || nested ? 'no part is counted inside another' : null));
  return {
    ...nothing,
    drafts: [
      {
        ...common,
        verdict: 'error',
        confidence: assumption === null && second === undefined ? 'high' : 'medium',
        ...(assumption === null ? {} : { assumption }),
        likelyCause: slip,
      },
    ],
  };
};

const OF_MORE_YEARS = /累计|截至|历年|结转|总/;

/** One part alone: it may be less than its total, never more. */
const subset = (list: List, head: Mention, part: Mention): readonly Draft[] => {
  const common = { ruleId: 'P33', stated: part, operands: [head] };
  if (doubtful([head, part]) !== null || list.opener === 'shares' || list.opener === 'named') return [];
  if (compare(part.value, head.value) <= 0) return [];
  if (!/其中|含/.test(part.lead) || OF_MORE_YEARS.test(part.lead)) return [];
  const sure = list.near && list.heads.length === 1 && (list.opener === 'bracket' || list.opener === 'among');
  if (!sure) return [{ ...common, verdict: 'cannot-assess', reason: 'several-readings' }];
  return [{ ...common, verdict: 'error', confidence: 'medium', assumption: 'the part belongs to the total before it' }];
};
