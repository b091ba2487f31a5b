import { sameUnit } from '../text/quantity.ts';
import type { Rational } from '../text/rational.ts';
import { compare, decimalText, fixed, HUNDRED, minus, over, sumOf, times } from '../text/rational.ts';
import type { Mention, Sentence } from '../text/sentences.ts';
import type { Draft } from './draft.ts';
import { slipBetween } from './judge-figure.ts';
import type { JudgedList } from './judge-list.ts';
import type { List, Surroundings } from './list.ts';
import { fitsShare, type Share } from './share-of.ts';

/** How many sentences back a share may have its base. */
const FARTHEST_BASE = 8;
const MOST_BASES = 24;

/** Cases and documents are told in 件, 份 and 宗. */
const isCase = ({ kind, unit, scale }: Mention): boolean => kind === 'count' && scale === '' && /^[件份宗]$/.test(unit);

const OF_TOTAL = /占(?:总|全部|申请总|公开总|信息总)/;

/** Every count that may be the base of a share, the nearest first. */
const basesOf = (count: Mention, sentence: Sentence, around: Surroundings): readonly Mention[] =>
  [...around.earlier.slice(-FARTHEST_BASE).map((one) => one.sentence.mentions), sentence.mentions]
    .flat()
    .filter((one) => one !== count && (sameUnit(one, count) || (isCase(one) && isCase(count))))
    .slice(-MOST_BASES)
    .toReversed();

const percentOf = (part: Rational, whole: Rational, decimals: number): string | null => {
  const exact = over(times(HUNDRED, part), whole);
  return exact === null ? null : `${fixed(exact, decimals)}%`;
};

const causeOf = (count: Rational, whole: Rational, { value, decimals }: Mention): string | null => {
  const exact = over(times(HUNDRED, count), whole);
  if (exact === null) return null;
  const slip = slipBetween(exact, value, decimals);
  if (slip !== null) return slip;
  const rest = fixed(minus(HUNDRED, exact), decimals);
  return rest === fixed(value, decimals) ? 'the share of all the others was taken' : null;
};

/**
 * How surely the total is the base of a share: the parts add up to it, or at least two other shares are of it to the
 * last digit; null where neither shows.
 */
const baseIsShown = (
  list: List,
  judged: JudgedList,
  whole: Rational,
  shares: ReadonlyMap<Mention, Share>,
  count: Mention,
): 'high' | 'medium' | null => {
  // Channels may overlap: that they are no less than the items does not make the items their base.
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

/** Shares that are told in the order of their counts, with the total that they are of. */
const ofNamedTotal = (
  count: Mention,
  percent: Mention,
  whole: Mention,
  shares: ReadonlyMap<Mention, Share>,
): readonly Draft[] => {
  const common = { ruleId: 'P06', stated: percent, operands: [count, whole] };
  const verdict = fitsShare(count.value, whole.value, percent);
  if ([count, percent, whole].some(({ approximate, broken }) => approximate || broken)) {
    return [{ ...common, verdict: 'cannot-assess', reason: 'approximate-figures' }];
  }
  const computed = percentOf(count.value, whole.value, percent.decimals);
  const told = { ...common, ...(computed === null ? {} : { computed }) };
  if (verdict !== 'error') return [verdict === 'pass' ? { ...common, verdict } : { ...told, verdict }];
  // One wrong share among others that fit is wrong; several are more likely of another order or total.
  const own = [...shares].filter(([, share]) => share.base === whole);
  const misfits = own.filter(([other, share]) => fitsShare(other.value, whole.value, share.percent) === 'error');
  if (misfits.length > 1) {
    const sum = sumOf(own.map(([{ value }]) => value));
    const ofSum = own.every(([other, share]) => fitsShare(other.value, sum, share.percent) === 'pass');
    const slip = ofSum ? slipBetween(sum, whole.value, whole.decimals) : null;
    if (slip === null) return [{ ...common, verdict: 'cannot-assess', reason: 'several-readings' }];
    // All shares are of what their counts add up to: the total alone is wrong, and told once.
    if (own[0]?.[0] !== count) return [];
    const operands = own.map(([other]) => other);
    const right = { stated: whole, computed: decimalText(sum), operands };
    return [{ ruleId: 'P06', ...right, verdict: 'error', confidence: 'high', likelyCause: slip }];
  }
  const likelyCause = causeOf(count.value, whole.value, percent);
  return [{ ...told, verdict, confidence: 'high', likelyCause }];
};

/** Holds every share of a sentence to its base. */
export const judgeShares = (
  sentence: Sentence,
  shares: ReadonlyMap<Mention, Share>,
  lists: readonly { readonly list: List; readonly judged: JudgedList }[],
  around: Surroundings,
): readonly Draft[] =>
  [...shares].flatMap(([count, { percent, plain, base: named }]): readonly Draft[] => {
    if (named !== undefined) return ofNamedTotal(count, percent, named, shares);
    const home = lists.find(({ list }) => list.parts.includes(count));
    if (home?.judged.wrongPart === count) return [];
    const bases = basesOf(count, sentence, around);
    const head = home?.judged.head ?? null;
    const whole = home?.judged.whole ?? head?.value ?? null;
    const ruleId = home !== undefined && home.list.parts.length > 1 && shares.size > 1 ? 'P06' : 'P05';
    const common = { ruleId, stated: percent };
    const cannot = (reason: Draft['reason']): readonly Draft[] => [
      { ...common, verdict: 'cannot-assess', ...(reason === undefined ? {} : { reason }), operands: [count] },
    ];
    if (percent.broken || count.broken) return cannot('figure-broken');

    if (whole !== null && head !== null && fitsShare(count.value, whole, percent) === 'pass') {
      return [{ ...common, verdict: 'pass', operands: [count, head] }];
    }
    const fitting = bases.filter(
      (base) => home?.list.parts.includes(base) !== true && fitsShare(count.value, base.value, percent) === 'pass',
    );
    const [one] = fitting;
    if (one !== undefined) return [{ ...common, verdict: 'pass', operands: [count, one] }];
    if (percent.approximate || count.approximate) return cannot('approximate-figures');
    // No part is more than all.
    if (plain && OF_TOTAL.test(percent.lead) && compare(percent.value, HUNDRED) > 0) {
      const computed = head === null || whole === null ? null : percentOf(count.value, whole, percent.decimals);
      const operands = head === null ? [count] : [count, head];
      return [
        { ...common, verdict: 'error', confidence: 'high', operands, ...(computed === null ? {} : { computed }) },
      ];
    }
    if (whole === null || head === null || home === undefined) {
      return cannot(bases.length === 0 ? 'no-base' : 'base-not-named');
    }
    if (head.approximate || head.broken) return cannot('approximate-figures');

    const { list, judged } = home;
    const shown = baseIsShown(list, judged, whole, shares, count);
    const alone =
      plain &&
      (list.near || count.lead.startsWith('其中')) &&
      list.heads.length === 1 &&
      (list.opener === 'among' || list.opener === 'bracket');
    const only = alone && bases.every((base) => base === head || compare(base.value, head.value) < 0);
    if (shown === null && !only) return cannot(plain ? 'several-readings' : 'base-not-named');
    const computed = percentOf(count.value, whole, percent.decimals);
    const operands = [count, head];
    if (fitsShare(count.value, whole, percent) === 'rounding') {
      // Where the sum is wrong, a share that is nearly right follows from that.
      if (judged.drafts.some(({ verdict }) => verdict === 'error')) return cannot('several-readings');
      return [{ ...common, verdict: 'rounding', ...(computed === null ? {} : { computed }), operands }];
    }
    return [
      {
        ...common,
        verdict: 'error',
        confidence: shown ?? 'medium',
        ...(shown === 'high' ? {} : { assumption: 'the share is of the total that the sentence names before it' }),
        ...(computed === null ? {} : { computed }),
        operands,
        likelyCause: causeOf(count.value, whole, percent),
      },
    ];
  });
