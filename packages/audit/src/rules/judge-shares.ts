import {
  absolute,
  compare,
  equal,
  HUNDRED,
  lastPlace,
  type Mention,
  minus,
  over,
  type Rational,
  rounded,
  sameUnit,
  type Sentence,
  sumOf,
  times,
} from '../text/index.ts';
import type { Draft, Reason, RuleContext } from './rule.ts';
import type { JudgedList } from './judge-list.ts';
import { judgeOfNamedTotal } from './judge-named-total.ts';
import type { List } from './list.ts';
import { fitsShare, type Share, shareCause, withComputed } from './shares.ts';

/** The base of a share may be so many sentences before it. */
const FARTHEST_BASE = 8;
const MOST_BASES = 24;

/** Cases and documents are counted in 件, 份 and 宗. */
const isCase = ({ kind, unit, scale }: Mention): boolean => kind === 'count' && scale === '' && /^[件份宗]$/.test(unit);

const OF_TOTAL = /占(?:总|全部|申请总|公开总|信息总)/;

/** Finds every count that may be the base of a share, nearest first. */
const findBases = (count: Mention, sentence: Sentence, context: RuleContext): readonly Mention[] =>
  [...context.earlier.slice(-FARTHEST_BASE).map((one) => one.sentence.mentions), sentence.mentions]
    .flat()
    .filter((one) => one !== count && (sameUnit(one, count) || (isCase(one) && isCase(count))))
    .slice(-MOST_BASES)
    .toReversed();

/**
 * The confidence that the total is the base of a share: the parts add up to it, or at least two other shares fit it to
 * the last digit; null otherwise.
 */
const baseIsShown = (
  list: List,
  judged: JudgedList,
  whole: Rational,
  shares: ReadonlyMap<Mention, Share>,
  count: Mention,
): 'high' | 'medium' | null => {
  // Channels may overlap, so a passed P31 does not make the items their base.
  const addsUp = judged.drafts.some(
    ({ ruleId, verdict, stated }) => verdict === 'pass' && stated === judged.head && ruleId !== 'P31',
  );
  if (addsUp) return 'high';
  const others = list.parts.flatMap((part) => {
    const share = part === count ? undefined : shares.get(part);
    return share === undefined ? [] : [fitsShare(part.value, whole, share.percent)];
  });
  const misfits = others.filter((fit) => fit === 'error').length;
  if (others.filter((fit) => fit === 'pass').length < 2 || misfits > 1) return null;
  return misfits === 0 ? 'high' : 'medium';
};

/** A share with its count and its possible bases. */
interface Stated {
  readonly count: Mention;
  readonly share: Share;
  /** The list that the count is a part of; null if it is in none. */
  readonly home: ListWithSum | null;
  /** Every count that may be the base, nearest first. */
  readonly bases: readonly Mention[];
  readonly shares: ReadonlyMap<Mention, Share>;
}

/** A list of the sentence, and its result. */
export interface ListWithSum {
  readonly list: List;
  readonly judged: JudgedList;
}

const commonOf = ({ home, shares, share }: Stated) => ({
  ruleId: home !== null && home.list.parts.length > 1 && shares.size > 1 ? 'P06' : 'P05',
  stated: share.percent,
});

const openShare = (stated: Stated, reason: Reason): Draft => ({
  ...commonOf(stated),
  verdict: 'cannot-assess',
  reason,
  operands: [stated.count],
});

/** Finds the count that the share fits to the last digit; null if it fits none. */
const fittingBase = ({ count, share, home, bases }: Stated): Mention | null => {
  const head = home?.judged.head ?? null;
  const whole = home?.judged.whole ?? head?.value ?? null;
  if (head !== null && whole !== null && fitsShare(count.value, whole, share.percent) === 'pass') return head;
  const fits = (base: Mention): boolean => fitsShare(count.value, base.value, share.percent) === 'pass';
  return bases.find((base) => home?.list.parts.includes(base) !== true && fits(base)) ?? null;
};

/** Whether the total of its list is the only base that a share can have. */
const hasOneBase = ({ count, share, bases }: Stated, { list }: ListWithSum, head: Mention): boolean =>
  share.plain &&
  (list.near || count.lead.startsWith('其中')) &&
  list.heads.length === 1 &&
  (list.opener === 'among' || list.opener === 'bracket') &&
  bases.every((base) => base === head || compare(base.value, head.value) < 0);

/** Whether the last digit of a share is off by one so that the printed shares of its list add up to a hundred. */
const completesHundred = ({ count, share, shares }: Stated, { list }: ListWithSum, whole: Rational): boolean => {
  const { value, decimals } = share.percent;
  const exact = over(times(HUNDRED, count.value), whole);
  if (exact === null || !equal(absolute(minus(value, rounded(exact, decimals))), lastPlace(decimals))) return false;
  const all = list.parts.flatMap((part) => shares.get(part)?.percent.value ?? []);
  return all.length > 2 && all.length === list.parts.length && equal(sumOf(all), HUNDRED);
};

/** Judges a share that fits no count against the total of its list. */
const againstTotal = (stated: Stated, home: ListWithSum, head: Mention): Draft => {
  const { count, share, shares } = stated;
  const { percent, plain } = share;
  if (head.approximate || head.broken) return openShare(stated, 'approximate-figures');
  const whole = home.judged.whole ?? head.value;
  const shown = baseIsShown(home.list, home.judged, whole, shares, count);
  if (shown === null && !hasOneBase(stated, home, head)) {
    return openShare(stated, plain ? 'several-readings' : 'base-not-named');
  }
  const common = { ...commonOf(stated), operands: [count, head], ...withComputed(count, whole, percent) };
  if (fitsShare(count.value, whole, percent) === 'rounding' || completesHundred(stated, home, whole)) {
    // If the sum is wrong, a nearly right share follows from it.
    const sumIsWrong = home.judged.drafts.some(({ verdict }) => verdict === 'error');
    return sumIsWrong ? openShare(stated, 'several-readings') : { ...common, verdict: 'rounding' };
  }
  return {
    ...common,
    verdict: 'error',
    confidence: shown ?? 'medium',
    ...(shown === 'high' ? {} : { assumption: 'the share is of the total that the sentence names before it' }),
    likelyCause: shareCause(count.value, whole, percent),
  };
};

const judgeShare = (stated: Stated): Draft => {
  const { count, share, home, bases } = stated;
  const { percent, plain } = share;
  if (percent.broken || count.broken) return openShare(stated, 'figure-broken');
  const base = fittingBase(stated);
  if (base !== null) return { ...commonOf(stated), verdict: 'pass', operands: [count, base] };
  if (percent.approximate || count.approximate) return openShare(stated, 'approximate-figures');
  const head = home?.judged.head ?? null;
  // No part exceeds its total.
  if (plain && OF_TOTAL.test(percent.lead) && compare(percent.value, HUNDRED) > 0) {
    const operands = head === null ? [count] : [count, head];
    const whole = head === null ? null : (home?.judged.whole ?? head.value);
    const common = { ...commonOf(stated), operands, ...withComputed(count, whole, percent) };
    return { ...common, verdict: 'error', confidence: 'high' };
  }
  if (home === null || head === null) return openShare(stated, bases.length === 0 ? 'no-base' : 'base-not-named');
  return againstTotal(stated, home, head);
};

/** Checks every share of a sentence against its base. */
export const judgeShares = (
  sentence: Sentence,
  shares: ReadonlyMap<Mention, Share>,
  lists: readonly ListWithSum[],
  context: RuleContext,
): readonly Draft[] =>
  [...shares].flatMap(([count, share]): readonly Draft[] => {
    if (share.base !== undefined) return judgeOfNamedTotal(count, share.percent, share.base, shares);
    const home = lists.find(({ list }) => list.parts.includes(count)) ?? null;
    if (home?.judged.wrongPart === count) return [];
    return [judgeShare({ count, share, home, bases: findBases(count, sentence, context), shares })];
  });
