import {
  absolute,
  equal,
  findSlip,
  fixed,
  HUNDRED,
  judgeFigure,
  type Mention,
  minus,
  negative,
  over,
  type Rational,
  rounded,
  type Sentence,
  times,
} from '../text/index.ts';
import { doubtIn, type Draft, type Reason, type RuleContext } from './rule.ts';
import { baseBehind, countBefore, otherCurrents, type YearOnYear, yearOnYearAt } from './year-on-year.ts';

const UP = /(?:增长|增加|增幅|上升|提高|提升|上涨|递增|增)(?:率|幅度?)?(?:了|为|达到?|约|约为)?$/;
const DOWN = /(?:下降|减少|降低|下滑|降幅|回落|减幅|缩减|降)(?:率|幅度?)?(?:了|为|达到?|约|约为)?$/;
const increase = (current: Rational, base: Rational): Rational | null =>
  over(times(HUNDRED, minus(current, base)), base);

const findCause = (current: Rational, base: Rational, stated: Rational, { decimals }: Mention): string | null => {
  const change = minus(current, base);
  const fits = (value: Rational | null): boolean => value !== null && equal(rounded(value, decimals), stated);
  if (fits(over(times(HUNDRED, change), current))) {
    return `the change of ${fixed(absolute(change), 0)} was divided by the figure of this year`;
  }
  if (fits(over(times(HUNDRED, current), base)))
    return 'the figure of this year was divided by that of last year, not the change';
  const exact = increase(current, base);
  if (exact === null) return null;
  if (fits(negative(exact))) return 'a rise is stated as a fall, or a fall as a rise';
  return findSlip(absolute(exact), absolute(stated), decimals);
};

/** A growth rate with the figures that it is computed from. */
interface Growth {
  readonly mention: Mention;
  readonly falls: boolean;
  readonly years: YearOnYear;
  /** The change of the count, if the sentence prints it; negative if it fell. */
  readonly change: Rational | null;
  /** The figure of the year before, printed or computed from the change. */
  readonly base: Rational | null;
}

const growthFrom = (mention: Mention, falls: boolean, years: YearOnYear): Growth => {
  const { difference, current } = years;
  const change =
    difference === null ? null : /减|少|降/.test(difference.lead) ? negative(difference.value) : difference.value;
  const base = years.base?.value ?? (change === null ? null : minus(current.value, change));
  return { mention, falls, years, change, base };
};

/** Whether another figure of the sentence may be the one that grew. */
const mayBeOfOther = (
  { mention, years, change }: Growth,
  base: Rational,
  stated: Rational,
  others: readonly Mention[],
): boolean => {
  const fitsOther = others.some((one) => {
    const from = years.base === null && change !== null ? minus(one.value, change) : base;
    const other = increase(one.value, from);
    return other !== null && judgeFigure(other, stated, mention.decimals) !== 'error';
  });
  return fitsOther || (years.base === null && others.length > 0);
};

const ruleOf = ({ falls, years }: Growth): string =>
  falls ? 'P11' : years.base?.lead.includes('(') === true ? 'P08' : 'P09';

const judgeRate = (growth: Growth, mentions: readonly Mention[], at: number): Draft => {
  const { mention, falls, years, base } = growth;
  const common = { ruleId: ruleOf(growth), stated: mention };
  const cannot = (reason: Reason): Draft => ({
    ...common,
    verdict: 'cannot-assess',
    reason,
    operands: [years.current],
  });
  const operands = [years.current, years.base, years.difference].filter((one) => one !== null);
  const doubt = doubtIn([mention, ...operands]);
  if (doubt !== null) return cannot(doubt);
  const exact = base === null || base.numerator <= 0n ? null : increase(years.current.value, base);
  if (base === null || exact === null) return cannot('no-base');
  const stated = falls ? negative(mention.value) : mention.value;
  const verdict = judgeFigure(exact, stated, mention.decimals);
  if (verdict === 'pass') return { ...common, verdict, operands };
  const computed = `${fixed(falls ? negative(exact) : exact, mention.decimals)}%`;
  if (verdict === 'rounding') return { ...common, verdict, operands, computed };
  if (mayBeOfOther(growth, base, stated, otherCurrents(mentions, at, years))) return cannot('several-readings');
  const confidence = years.base === null ? 'medium' : 'high';
  const likelyCause = findCause(years.current.value, base, stated, mention);
  return { ...common, verdict, confidence, computed, operands, likelyCause };
};

/** Checks growth rates against the figures of both years. */
export const judgeGrowth = ({ mentions }: Sentence, { reportYear }: RuleContext): readonly Draft[] =>
  mentions.flatMap((mention, at): readonly Draft[] => {
    const falls = DOWN.test(mention.lead);
    if (mention.kind !== 'percent' || (!falls && !UP.test(mention.lead))) return [];
    const years = yearOnYearAt(mentions, at, reportYear) ?? baseBehind(mentions, at, reportYear);
    if (years !== null) return [judgeRate(growthFrom(mention, falls, years), mentions, at)];
    const current = countBefore(mentions, at);
    const operands = current === null ? [] : [current];
    return [{ ruleId: 'P10', stated: mention, verdict: 'cannot-assess', reason: 'no-base', operands }];
  });
