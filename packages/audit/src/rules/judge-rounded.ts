import {
  compare,
  decimalText,
  isOwnCount,
  labelOf,
  lastPlace,
  type Mention,
  minus,
  plus,
  type Rational,
  rational,
  type Sentence,
  sumOf,
  times,
} from '../text/index.ts';
import { doubtIn, type Draft, type RuleContext } from './rule.ts';
import { findFamily, REST } from './families.ts';
import { findOpener } from './list-openers.ts';

const SCALES = { '': rational('1'), 万: rational('10000'), 亿: rational('100000000') } as const;
const HALF = rational('0.5');

/** The range of a rounded figure: 1.3万 is exact to half of its last digit. */
const rangeOf = ({ value, scale, decimals }: Mention): { low: Rational; high: Rational; cutOff: Rational } => {
  const half = times(times(lastPlace(decimals), HALF), SCALES[scale]);
  const middle = times(value, SCALES[scale]);
  return { low: minus(middle, half), high: plus(middle, half), cutOff: plus(plus(middle, half), half) };
};

/**
 * Checks exact parts against a total rounded to 万 or 亿. Below its range a part may be missing; above it is an error.
 */
export const judgeRounded = ({ mentions }: Sentence, context: RuleContext): readonly Draft[] =>
  mentions.flatMap((first, at): readonly Draft[] => {
    const total = mentions[at - 1];
    if (total === undefined || total.kind !== 'count' || total.scale === '' || total.approximate || total.broken)
      return [];
    if (first.kind !== 'count' || first.scale !== '' || first.unit !== total.unit) return [];
    const opener = findOpener(first, total);
    if (opener !== 'among' && opener !== 'bracket') return [];
    const behind = mentions.slice(at).filter((one) => one.bracket === first.bracket && one.kind === 'count');
    const end = behind.findIndex(
      (one) => one.unit !== first.unit || one.scale !== '' || !isOwnCount(one, context.reportYear),
    );
    const parts = end === -1 ? behind : behind.slice(0, end);
    if (parts.length < 2 || doubtIn(parts) !== null) return [];
    const { low, high, cutOff } = rangeOf(total);
    const sum = sumOf(parts.map(({ value }) => value));
    const common = { ruleId: 'P39', stated: total, operands: parts };
    if (compare(sum, low) >= 0 && compare(sum, high) < 0) return [{ ...common, verdict: 'pass' }];
    const labels = parts.map(labelOf);
    const family = findFamily(labels);
    const closed = family?.complete === true || labels.some((label) => REST.test(label));
    // 1.39万 may be truncated to 1.3万.
    if (compare(sum, cutOff) < 0 || !closed || end !== -1) {
      return [{ ...common, verdict: 'cannot-assess', reason: 'approximate-figures' }];
    }
    return [
      {
        ...common,
        verdict: 'error',
        confidence: 'medium',
        computed: decimalText(sum),
        assumption:
          family?.complete === true ? family.family.assumption : 'the total was rounded or cut off to its last digit',
      },
    ];
  });
