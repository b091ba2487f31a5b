import { decimalText, findSlip, type Mention, sumOf } from '../text/index.ts';
import { doubtIn, type Draft } from './rule.ts';
import { fitsShare, type Share, shareCause, withComputed } from './shares.ts';

/** Judges a total if several shares do not fit it; empty if it was reported already. */
const judgeMisfits = (
  count: Mention,
  percent: Mention,
  whole: Mention,
  own: readonly (readonly [Mention, Share])[],
): readonly Draft[] => {
  const sum = sumOf(own.map(([{ value }]) => value));
  const ofSum = own.every(([other, share]) => fitsShare(other.value, sum, share.percent) === 'pass');
  const slip = ofSum ? findSlip(sum, whole.value, whole.decimals) : null;
  if (slip === null) {
    const operands = [count, whole];
    return [{ ruleId: 'P06', stated: percent, operands, verdict: 'cannot-assess', reason: 'several-readings' }];
  }
  // All shares fit the sum of their counts: only the total is wrong, and it is reported once.
  if (own[0]?.[0] !== count) return [];
  const right = { stated: whole, computed: decimalText(sum), operands: own.map(([other]) => other) };
  return [{ ruleId: 'P06', ...right, verdict: 'error', confidence: 'high', likelyCause: slip }];
};

/** Judges a share of a series that names its total. */
export const judgeOfNamedTotal = (
  count: Mention,
  percent: Mention,
  whole: Mention,
  shares: ReadonlyMap<Mention, Share>,
): readonly Draft[] => {
  const common = { ruleId: 'P06', stated: percent, operands: [count, whole] };
  if (doubtIn([count, percent, whole]) !== null) {
    return [{ ...common, verdict: 'cannot-assess', reason: 'approximate-figures' }];
  }
  const verdict = fitsShare(count.value, whole.value, percent);
  if (verdict === 'pass') return [{ ...common, verdict }];
  const withShare = { ...common, ...withComputed(count, whole.value, percent) };
  if (verdict === 'rounding') return [{ ...withShare, verdict }];
  // A single share that does not fit is wrong; several more likely have another order or total.
  const own = [...shares].filter(([, share]) => share.base === whole);
  const misfits = own.filter(([other, share]) => fitsShare(other.value, whole.value, share.percent) === 'error');
  if (misfits.length > 1) return judgeMisfits(count, percent, whole, own);
  return [{ ...withShare, verdict, confidence: 'high', likelyCause: shareCause(count.value, whole.value, percent) }];
};
