import type { Rational } from '../text/rational.ts';
import { decimalText, minus, plus } from '../text/rational.ts';
import type { Mention } from '../text/sentences.ts';
import type { Draft } from './draft.ts';
import { slipBetween } from './judge-figure.ts';
import type { List } from './list.ts';
import { fitsShare, type Share } from './share-of.ts';

/** The sum of the parts, where every share is of it. */
export const sumOfShares = (list: List, shares: ReadonlyMap<Mention, Share>, sum: Rational): Rational | null => {
  const fits = list.parts.every((part) => {
    const share = shares.get(part);
    return share !== undefined && fitsShare(part.value, sum, share.percent) !== 'error';
  });
  return fits ? sum : null;
};

/** What the shares of the parts say of a sum that does not hold: which one figure, changed, puts all right. */
export const byShares = (
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
