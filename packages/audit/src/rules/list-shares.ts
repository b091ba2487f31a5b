import { decimalText, findSlip, type Mention, minus, plus, type Rational } from '../text/index.ts';
import type { Draft } from './rule.ts';
import type { List } from './list.ts';
import { fitsShare, type Share } from './shares.ts';

/** Returns the sum if every share fits it; else null. */
export const sumOfShares = (list: List, shares: ReadonlyMap<Mention, Share>, sum: Rational): Rational | null => {
  const fits = list.parts.every((part) => {
    const share = shares.get(part);
    return share !== undefined && fitsShare(part.value, sum, share.percent) !== 'error';
  });
  return fits ? sum : null;
};

/**
 * Whether the shares that announce a list are of another total than the one before it: 同意公开187件;不予公开25件,占8%.
 */
export const haveOtherTotal = ({ opener, parts }: List, shares: ReadonlyMap<Mention, Share>, head: Mention): boolean =>
  opener === 'shares' && !parts.some((part) => fitsIn(shares)(part, part.value, head.value));

/** The result that follows from the shares of a list. */
interface JudgedByShares {
  readonly draft: Omit<Draft, 'ruleId'>;
  readonly whole: Rational | null;
  readonly wrongPart: Mention | null;
}

type Fits = (part: Mention, count: Rational, whole: Rational) => boolean;

const fitsIn =
  (shares: ReadonlyMap<Mention, Share>): Fits =>
  (part, count, whole) => {
    const share = shares.get(part);
    return share !== undefined && fitsShare(count, whole, share.percent) !== 'error';
  };

/** The total is wrong: every share is of the sum, and a slip explains the printed total. */
const wrongTotal = (list: List, head: Mention, sum: Rational): JudgedByShares | null => {
  const likelyCause = findSlip(sum, head.value, head.decimals);
  // Without a slip the sum may be another total that is not printed.
  if (likelyCause === null || !list.near) return null;
  const found = { stated: head, computed: decimalText(sum), operands: [...list.parts], likelyCause };
  return { draft: { ...found, verdict: 'error', confidence: 'high' }, whole: sum, wrongPart: null };
};

/** One part is wrong: its share fits the remainder of the total, and all other shares fit. */
const wrongPart = (list: List, head: Mention, sum: Rational, fits: Fits): JudgedByShares | null => {
  const [wrong, ...more] = list.parts.filter((part) => !fits(part, part.value, head.value));
  if (wrong === undefined || more.length > 0) return null;
  const right = plus(wrong.value, minus(head.value, sum));
  if (!fits(wrong, right, head.value)) return null;
  const likelyCause = findSlip(right, wrong.value, wrong.decimals) ?? 'the total, the other parts and the share agree';
  const operands = [head, ...list.parts.filter((part) => part !== wrong)];
  const found = { stated: wrong, computed: decimalText(right), operands, likelyCause };
  return { draft: { ...found, verdict: 'error', confidence: 'high' }, whole: head.value, wrongPart: wrong };
};

/**
 * Judges a failing sum by the shares of its parts: the one figure that, if changed, makes everything fit. Else null.
 */
export const judgeByShares = (
  list: List,
  shares: ReadonlyMap<Mention, Share>,
  head: Mention,
  sum: Rational,
): JudgedByShares | null => {
  if (list.parts.length < 2 || !list.parts.every((part) => shares.has(part))) return null;
  const fits = fitsIn(shares);
  const ofSum = list.parts.every((part) => fits(part, part.value, sum));
  const ofHead = list.parts.every((part) => fits(part, part.value, head.value));
  return ofSum && !ofHead ? wrongTotal(list, head, sum) : wrongPart(list, head, sum, fits);
};
