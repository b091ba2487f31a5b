import type { Rational } from '../text/rational.ts';
import { absolute, equal, fixed, HUNDRED, minus, negative, over, rounded, times } from '../text/rational.ts';
import type { Mention, Sentence } from '../text/sentences.ts';
import type { Draft } from './draft.ts';
import { judgeFigure, slipBetween } from './judge-figure.ts';
import type { Surroundings } from './list.ts';
import { baseBehind, countBefore, otherCurrents, yearOnYearAt } from './year-on-year.ts';

const UP = /(?:增长|增加|增幅|上升|提高|提升|上涨|递增|增)(?:率|幅度?)?(?:了|为|达到?|约|约为)?$/;
const DOWN = /(?:下降|减少|降低|下滑|降幅|回落|减幅|缩减|降)(?:率|幅度?)?(?:了|为|达到?|约|约为)?$/;
const increase = (current: Rational, base: Rational): Rational | null =>
  over(times(HUNDRED, minus(current, base)), base);

const causeOf = (current: Rational, base: Rational, stated: Rational, { decimals }: Mention): string | null => {
  const change = minus(current, base);
  const fits = (value: Rational | null): boolean => value !== null && equal(rounded(value, decimals), stated);
  if (fits(over(times(HUNDRED, change), current))) {
    return `the change of ${fixed(absolute(change), 0)} was divided by the figure of this year`;
  }
  if (fits(over(times(HUNDRED, current), base)))
    return 'the figure of this year was divided by that of last year, not the change';
  const exact = increase(current, base);
  if (exact === null) return null;
  if (fits(negative(exact))) return 'a rise is called a fall, or a fall a rise';
  return slipBetween(absolute(exact), absolute(stated), decimals);
};

/** Holds growth rates to the figures of both years. */
export const judgeGrowth = (sentence: Sentence, around: Surroundings): readonly Draft[] => {
  const { mentions } = sentence;
  return mentions.flatMap((mention, at): readonly Draft[] => {
    if (mention.kind !== 'percent') return [];
    const falls = DOWN.test(mention.lead);
    if (!falls && !UP.test(mention.lead)) return [];
    const growth = yearOnYearAt(mentions, at, around.reportYear) ?? baseBehind(mentions, at, around.reportYear);
    const current = growth?.current ?? countBefore(mentions, at);
    const common = {
      ruleId: growth === null ? 'P10' : falls ? 'P11' : growth.base?.lead.includes('(') === true ? 'P08' : 'P09',
      stated: mention,
    };
    const cannot = (reason: Draft['reason']): readonly Draft[] => [
      {
        ...common,
        verdict: 'cannot-assess',
        ...(reason === undefined ? {} : { reason }),
        operands: current === null ? [] : [current],
      },
    ];
    if (growth === null) return cannot('no-base');
    const operands = [growth.current, growth.base, growth.difference].filter((one) => one !== null);
    if ([mention, ...operands].some(({ broken }) => broken)) return cannot('figure-broken');
    if ([mention, ...operands].some(({ approximate }) => approximate)) return cannot('approximate-figures');

    const { difference } = growth;
    const change =
      difference === null ? null : /减|少|降/.test(difference.lead) ? negative(difference.value) : difference.value;
    const base = growth.base?.value ?? (change === null ? null : minus(growth.current.value, change));
    if (base === null || base.numerator <= 0n) return cannot('no-base');
    const stated = falls ? negative(mention.value) : mention.value;
    const exact = increase(growth.current.value, base);
    if (exact === null) return cannot('no-base');
    const verdict = judgeFigure(exact, stated, mention.decimals);
    const printedExact = falls ? negative(exact) : exact;
    const computed = `${fixed(printedExact, mention.decimals)}%`;
    if (verdict !== 'error') {
      return [{ ...common, verdict, operands, ...(verdict === 'pass' ? {} : { computed }) }];
    }
    const others = otherCurrents(mentions, at, growth);
    const fitsOther = others.some((one) => {
      const from = growth.base === null && change !== null ? minus(one.value, change) : base;
      const other = increase(one.value, from);
      return other !== null && judgeFigure(other, stated, mention.decimals) !== 'error';
    });
    if (fitsOther || (growth.base === null && others.length > 0)) return cannot('several-readings');
    return [
      {
        ...common,
        verdict,
        confidence: growth.base === null ? 'medium' : 'high',
        computed,
        operands,
        likelyCause: causeOf(growth.current.value, base, stated, mention),
      },
    ];
  });
};
