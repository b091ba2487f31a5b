import type { Rational } from '../text/rational.ts';
import {
  absolute,
  compare,
  decimalText,
  equal,
  HUNDRED,
  lastPlace,
  minus,
  plus,
  rational,
  sumOf,
  times,
  ZERO,
} from '../text/rational.ts';
import type { Mention } from '../text/sentences.ts';
import { labelOf } from '../text/sentences.ts';
import { areIssuers, type Closure, closureOf, trimmed } from './closed.ts';
import type { Draft, Reason } from './draft.ts';
import { slipBetween } from './judge-figure.ts';
import type { List } from './lists.ts';
import { fitsShare, type Share } from './share-of.ts';

/** A total from which single slips of a digit are rare among all possible gaps. */
const TELLING_TOTAL = rational('200');
/** The share of the total, in percent, from which a list of places is taken to name all. */
const NEARLY_ALL = rational('85');

const OUTCOME =
  /予以公开|同意公开|部分公开|不予公开|不同意公开|无法提供|不予处理|不存在|不属于|不掌握|其他处理|已主动公开/;
const DECIDED = /办结|答复|办理|处理|回复|收办|办|结案|复/;
const HALF = rational('0.5');
const EACH = /(?:各|每[^,;。]{1,6}|均)(?:自|有|设|设有|设立|为)?$/;

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
  return mentions.some(({ approximate }) => approximate) ? 'approximate-figures' : null;
};

/** By how much rounded parts may miss their total: half a unit of the last digit of each. Whole numbers may not. */
const tolerance = (parts: readonly Mention[], head: Mention): Rational => {
  const figures = [head, ...parts];
  if (figures.every(({ decimals, scale }) => decimals === 0 && scale === '')) return ZERO;
  return times(sumOf(figures.map(({ decimals }) => lastPlace(decimals))), HALF);
};

const valueOf = ({ value }: Mention): Rational => value;

/** The first reading, of the whole list or of its beginning, whose sum is one of the totals. */
const holding = (list: List): { head: Mention; parts: readonly Mention[]; exact: boolean } | null => {
  for (let count = list.parts.length; count >= 2; count -= 1) {
    const parts = list.parts.slice(0, count);
    const sum = sumOf(parts.map(valueOf));
    for (const head of list.heads) {
      const gap = absolute(minus(sum, head.value));
      if (gap.numerator === 0n) return { head, parts, exact: true };
      if (compare(gap, tolerance(parts, head)) <= 0) return { head, parts, exact: false };
    }
  }
  return null;
};

/** Whether the list without one of its parts gives a total: then that part may be a part of a part. */
const holdsWithoutOne = (list: List): boolean =>
  list.parts.length > 2 &&
  list.heads.some((head) => {
    const gap = minus(sumOf(list.parts.map(valueOf)), head.value);
    return list.parts.some(({ value }) => equal(value, gap));
  });

/** Whether the list goes with a figure behind it, or two totals together, as with cases carried over. */
const holdsTogether = (list: List): boolean => {
  const sum = sumOf(list.parts.map(valueOf));
  return list.heads.some((a, at) => list.heads.slice(at + 1).some((b) => equal(plus(a.value, b.value), sum)));
};

const slipIn = (list: List, head: Mention, sum: Rational): string | null => {
  const missing = minus(head.value, sum);
  const ofTotal = slipBetween(sum, head.value, Math.max(head.decimals, ...list.parts.map((part) => part.decimals)));
  if (ofTotal !== null) return ofTotal;
  for (const part of list.parts) {
    const right = plus(part.value, missing);
    const slip = right.numerator < 0n ? null : slipBetween(right, part.value, Math.max(part.decimals, head.decimals));
    if (slip !== null) return slip;
  }
  return null;
};

/** Whether a total above the sum may come from a unit that the list leaves out, not from a wrong figure. */
const mayLeaveOut = (closure: Closure | null, head: Mention, sum: Rational, slip: string | null): boolean => {
  if (closure?.kind === 'pending') return true;
  if (closure?.kind === 'loose') return slip === null || compare(head.value, TELLING_TOTAL) < 0;
  if (closure?.kind !== 'places') return false;
  return slip === null || compare(times(sum, HUNDRED), times(head.value, NEARLY_ALL)) < 0;
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
      : { ...common, verdict: 'rounding', computed: decimalText(sumOf(held.parts.map(valueOf))) };
    return { ...nothing, drafts: [draft], head: held.head, rest: list.parts.slice(held.parts.length) };
  }

  const sum = sumOf(list.parts.map(valueOf));
  const { ruleId, closure, overlaps } = closureOf(list, list.parts);
  const common = { ruleId, stated: head, computed: decimalText(sum), operands: [...list.parts] };
  const cannot = (reason: Reason): JudgedList => ({
    ...nothing,
    drafts: [{ ...common, verdict: 'cannot-assess', reason }],
  });

  const doubt = doubtful([head, ...list.parts]);
  if (doubt !== null) return cannot(doubt);
  // 图书馆、档案馆各1个 counts once for each of them.
  if (list.parts.some(({ lead }) => EACH.test(lead))) return cannot('several-readings');
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
    if (ruleId !== 'P31' || list.open || list.heads.length > 1) return cannot('list-not-closed');
    const assumption = 'every item stands in at least one of the five channels';
    return { ...nothing, drafts: [{ ...common, verdict: 'error', confidence: 'medium', assumption }] };
  }
  if (list.open || (list.mixed && !parallel)) return cannot('list-goes-on');
  const exclusive = tooMuch && !list.open && areIssuers(labels);
  if (closure === null && !parallel && !exclusive) return cannot(tooMuch ? 'parts-may-overlap' : 'list-not-closed');
  const nested = holdsWithoutOne(list);
  const apart = parallel || closure?.kind === 'explicit' || closure?.kind === 'form';
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

/** The sum of the parts, where every share is of it. */
const sumOfShares = (list: List, shares: ReadonlyMap<Mention, Share>, sum: Rational): Rational | null => {
  const fits = list.parts.every((part) => {
    const share = shares.get(part);
    return share !== undefined && fitsShare(part.value, sum, share.percent) !== 'error';
  });
  return fits ? sum : null;
};

/** What the shares of the parts say of a sum that does not hold: which one figure, changed, puts all right. */
const byShares = (
  list: List,
  shares: ReadonlyMap<Mention, Share>,
  head: Mention,
  sum: Rational,
): { draft: Omit<Draft, 'ruleId'>; whole: Rational | null; wrongPart: Mention | null } | null => {
  const shared = list.parts.filter((part) => shares.has(part));
  if (shared.length < 2 || shared.length < list.parts.length) return null;
  const fit = (part: Mention, count: Rational, whole: Rational): boolean => {
    const share = shares.get(part);
    return share !== undefined && fitsShare(count, whole, share.percent) !== 'error';
  };
  // Every share is of the sum, and a slip makes the total of it: else the sum is another total that is not printed.
  const slip = slipBetween(sum, head.value, head.decimals);
  const ofSum = shared.every((part) => fit(part, part.value, sum));
  if (ofSum && !shared.every((part) => fit(part, part.value, head.value))) {
    if (slip === null || !list.near) return null;
    return {
      draft: {
        verdict: 'error',
        confidence: 'high',
        stated: head,
        computed: decimalText(sum),
        operands: [...list.parts],
        likelyCause: slip,
      },
      whole: sum,
      wrongPart: null,
    };
  }
  const missing = minus(head.value, sum);
  const misfits = shared.filter((part) => !fit(part, part.value, head.value));
  const [wrong] = misfits;
  if (wrong === undefined || misfits.length > 1) return null;
  const right = plus(wrong.value, missing);
  if (!fit(wrong, right, head.value)) return null;
  const likelyCause =
    slipBetween(right, wrong.value, wrong.decimals) ?? 'the total, the other parts and the share agree';
  return {
    draft: {
      verdict: 'error',
      confidence: 'high',
      stated: wrong,
      computed: decimalText(right),
      operands: [head, ...list.parts.filter((part) => part !== wrong)],
      likelyCause,
    },
    whole: head.value,
    wrongPart: wrong,
  };
};
