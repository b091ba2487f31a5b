import {
  absolute,
  decimalText,
  equal,
  findSlip,
  fixed,
  isDifference,
  judgeFigure,
  type Mention,
  minus,
  over,
  type Rational,
  type Sentence,
} from '../text/index.ts';
import { doubtIn, type Draft, type Reason, type RuleContext } from './rule.ts';
import { countBefore, otherCurrents, yearOnYearAt } from './year-on-year.ts';

const TIMES_OF = /^\)?的$|(?:是|为|达到?|相当于)(?:上年度?|去年|上一年|20\d\d年度?|同期)?(?:全年|同期)?的?$/;
const TIMES_MORE = /(?:增长|增加|提高|上升|扩大|提升)了?$/;

/** 是上年的1.5倍 is the quotient, 增长1.5倍 the change. */
const multiples = (mention: Mention, at: number, sentence: Sentence, context: RuleContext): readonly Draft[] => {
  const more = TIMES_MORE.test(mention.lead);
  if (!more && !TIMES_OF.test(mention.lead)) return [];
  const years = yearOnYearAt(sentence.mentions, at, context.reportYear);
  const current = years?.current ?? countBefore(sentence.mentions, at);
  const common = { ruleId: 'P13', stated: mention };
  const cannot = (reason: Reason): readonly Draft[] => [
    { ...common, verdict: 'cannot-assess', reason, operands: current === null ? [] : [current] },
  ];
  if (years === null || years.base === null || years.difference !== null) return cannot('no-base');
  const operands = [years.current, years.base];
  const doubt = doubtIn([mention, ...operands]);
  if (doubt !== null) return cannot(doubt);
  const quotient = over(years.current.value, years.base.value);
  const change = over(minus(years.current.value, years.base.value), years.base.value);
  if (quotient === null || change === null) return cannot('no-base');
  const exact = more ? change : quotient;
  const verdict = judgeFigure(exact, mention.value, mention.decimals);
  const computed = `${fixed(exact, mention.decimals)}倍`;
  if (verdict !== 'error') return [{ ...common, verdict, operands, ...(verdict === 'pass' ? {} : { computed }) }];
  const base = years.base.value;
  const fitsOther = otherCurrents(sentence.mentions, at, years).some((one) => {
    const other = over(more ? minus(one.value, base) : one.value, base);
    return other !== null && judgeFigure(other, mention.value, mention.decimals) !== 'error';
  });
  if (fitsOther) return cannot('several-readings');
  const mixed = judgeFigure(more ? quotient : change, mention.value, mention.decimals) !== 'error';
  const likelyCause = !mixed
    ? findSlip(exact, mention.value, mention.decimals)
    : more
      ? 'the figure of this year was divided by that of last year, not the change'
      : 'the change was divided by the figure of last year, not the figure of this year';
  return [{ ...common, verdict, confidence: mixed ? 'medium' : 'high', computed, operands, likelyCause }];
};

/** 80场,比上年的64场增加16场. */
const differences = (mention: Mention, at: number, sentence: Sentence, context: RuleContext): readonly Draft[] => {
  if (!isDifference(mention)) return [];
  const years = yearOnYearAt(sentence.mentions, at, context.reportYear);
  if (years === null || years.base === null) return [];
  const operands = [years.current, years.base];
  if (doubtIn([mention, ...operands]) !== null) return [];
  const exact: Rational = minus(years.current.value, years.base.value);
  const falls = /减|少|降/.test(mention.lead);
  const right = falls === exact.numerator < 0n || exact.numerator === 0n;
  const common = { ruleId: 'P12', stated: mention, operands };
  if (right && equal(absolute(exact), mention.value)) return [{ ...common, verdict: 'pass' }];
  const base = years.base.value;
  const fitsOther = otherCurrents(sentence.mentions, at, years).some((one) =>
    equal(absolute(minus(one.value, base)), mention.value),
  );
  if (fitsOther) return [{ ...common, verdict: 'cannot-assess', reason: 'several-readings' }];
  return [
    {
      ...common,
      verdict: 'error',
      confidence: 'high',
      computed: decimalText(falls ? minus(years.base.value, years.current.value) : exact),
      likelyCause: right
        ? findSlip(absolute(exact), mention.value, mention.decimals)
        : 'a rise is stated as a fall, or a fall as a rise',
    },
  ];
};

const FROM_RATE = /[由从][^,;由从]*$/;
const TO_RATE = /(?:至|到|为)$/;
const LAST_YEARS_RATE = /^[,、]?(?:比|较)(?:上年度?|去年|上一年度?|20\d\d年度?)(?:同期)?(?:的|为|[(])?$/;
const CHANGES = /^[)]?(?:提高|提升|上升|增加|增长|下降|降低|减少|回落)了?$/;

/** 由95%提高到97.5%,提高2.5个百分点. */
const points = (mention: Mention, at: number, { mentions }: Sentence): readonly Draft[] => {
  const [to, from] = mentions.slice(Math.max(0, at - 2), at).toReversed();
  const common = { ruleId: 'P14', stated: mention };
  const fromTo = to !== undefined && from !== undefined && FROM_RATE.test(from.lead) && TO_RATE.test(to.lead);
  // 98.5%,比上年的96%提高2.5个百分点: the rate of last year is second
  const towards = to !== undefined && from !== undefined && LAST_YEARS_RATE.test(to.lead) && CHANGES.test(mention.lead);
  const printed = to?.kind === 'percent' && from?.kind === 'percent' && (fromTo || towards);
  if (!printed || to === undefined || from === undefined) {
    return [{ ...common, verdict: 'cannot-assess', reason: 'no-base', operands: [] }];
  }
  const operands = [from, to];
  const doubt = doubtIn([mention, ...operands]);
  if (doubt !== null) return [{ ...common, verdict: 'cannot-assess', reason: doubt, operands }];
  const exact = absolute(minus(to.value, from.value));
  if (equal(exact, mention.value)) return [{ ...common, verdict: 'pass', operands }];
  // Rates that were rounded before printing may differ by a last digit.
  const verdict = judgeFigure(exact, mention.value, Math.min(mention.decimals, to.decimals, from.decimals));
  const computed = decimalText(exact);
  if (verdict !== 'error') return [{ ...common, verdict: 'rounding', computed, operands }];
  return [
    {
      ...common,
      verdict,
      confidence: 'high',
      computed,
      operands,
      likelyCause: findSlip(exact, mention.value, mention.decimals),
    },
  ];
};

/** Checks differences, multiples and percentage points against the figures of both years. */
export const judgeChange = (sentence: Sentence, context: RuleContext): readonly Draft[] =>
  sentence.mentions.flatMap((mention, at): readonly Draft[] => {
    if (mention.kind === 'multiple') return multiples(mention, at, sentence, context);
    if (mention.kind === 'points') return points(mention, at, sentence);
    return mention.kind === 'count' ? differences(mention, at, sentence, context) : [];
  });
