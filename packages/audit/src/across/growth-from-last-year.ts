import { doubtIn, type Draft } from '../rules/rule.ts';
import {
  absolute,
  decimalText,
  equal,
  findSlip,
  fixed,
  HUNDRED,
  isBase,
  judgeFigure,
  labelOf,
  type Mention,
  minus,
  negative,
  over,
  type Rational,
  times,
} from '../text/index.ts';
import { baseBehind, comparableUnit, countBefore, yearOnYearAt } from '../rules/year-on-year.ts';
import type { ReportText } from './report-text.ts';

const YEAR_ON_YEAR = /(?:同比|比上年度?|较上年度?|比去年|较去年|比上一年度?|较上一年度?)(?:同期)?[^,;。0-9]{0,6}$/;
const DOWN = /(?:下降|减少|降低|下滑|回落|降)(?:率|幅度?)?(?:了|为|达到?)?$/;
const FILLING =
  /20\d\d年度?|一年来|今年以来|今年|本年度?|全年度?|上年度?|去年|共计|共|总计|合计|累计|总数|为|达到?|有|[,、:的了]/g;
/** A title on the line of its first sentence. */
const TITLE = /^.{0,36}(?:年度报告|年报)(?=.)/;
const LEAST_LABEL = 4;

/** The label of a figure, without words that change from year to year. */
const kindOf = (mention: Mention): string => labelOf(mention).replace(TITLE, '').replace(FILLING, '');

/** The figures of a report by label and unit; null for a label with several values. */
type FiguresByKind = ReadonlyMap<string, Mention | null>;

const keyOf = (mention: Mention): string => `${kindOf(mention)} ${comparableUnit(mention)}`;

const figuresByKind = ({ sentences, year }: ReportText): FiguresByKind => {
  const figures = new Map<string, Mention | null>();
  for (const one of sentences.flatMap(({ mentions }) => mentions)) {
    if (one.kind !== 'count' || isBase(one, year)) continue;
    const key = keyOf(one);
    const first = figures.get(key);
    const clear =
      !one.approximate && !one.broken && (first === undefined || (first !== null && equal(one.value, first.value)));
    figures.set(key, clear ? (first ?? one) : null);
  }
  return figures;
};

/** Finds the only figure with the label and unit of another; null if none or several match. */
const sameFigure = (mention: Mention, figures: FiguresByKind): Mention | null =>
  kindOf(mention).length < LEAST_LABEL ? null : (figures.get(keyOf(mention)) ?? null);

const asCell = (one: Mention) => ({
  label: `${kindOf(one)} (last year's report)`,
  value: one.value.numerator / one.value.denominator,
  place: null,
});

const growth = (current: Rational, base: Rational): Rational | null => over(times(HUNDRED, minus(current, base)), base);

/** X1: growth without a printed base, checked against the figure in last year's report. */
const withoutBase = (now: ReportText, before: FiguresByKind): readonly Draft[] =>
  now.sentences.flatMap(({ mentions }) =>
    mentions.flatMap((mention, at): readonly Draft[] => {
      if (mention.kind !== 'percent' || !YEAR_ON_YEAR.test(mention.lead)) return [];
      if ((yearOnYearAt(mentions, at, now.year) ?? baseBehind(mentions, at, now.year)) !== null) return [];
      const current = countBefore(mentions, at);
      if (current === null || doubtIn([mention, current]) !== null) return [];
      const base = sameFigure(current, before);
      if (base === null) return [];
      const exact = growth(current.value, base.value);
      if (exact === null) return [];
      const falls = DOWN.test(mention.lead);
      const verdict = judgeFigure(exact, falls ? negative(mention.value) : mention.value, mention.decimals);
      const common = { ruleId: 'X1', verdict, stated: mention, operands: [current], cells: [asCell(base)] };
      if (verdict === 'pass') return [common];
      const computed = `${fixed(falls ? negative(exact) : exact, mention.decimals)}%`;
      if (verdict === 'rounding') return [{ ...common, computed }];
      const likelyCause = findSlip(absolute(exact), mention.value, mention.decimals);
      return [
        {
          ...common,
          confidence: 'medium',
          computed,
          likelyCause,
          assumption: 'last year’s figure was not revised since',
        },
      ];
    }),
  );

/** X2: a printed base that differs from last year's report. It may have been revised. */
const printedBase = (now: ReportText, before: FiguresByKind): readonly Draft[] =>
  now.sentences.flatMap(({ mentions }) =>
    mentions.flatMap((mention, at): readonly Draft[] => {
      const years = mention.kind === 'percent' ? yearOnYearAt(mentions, at, now.year) : null;
      if (years === null || years.base === null) return [];
      const base = sameFigure({ ...years.base, lead: years.current.lead }, before);
      if (base === null || equal(base.value, years.base.value)) return [];
      return [
        {
          ruleId: 'X2',
          verdict: 'cannot-assess',
          reason: 'base-revised',
          stated: years.base,
          operands: [],
          cells: [asCell(base)],
          computed: decimalText(base.value),
        },
      ];
    }),
  );

/** Checks growth against the figures of last year's report. */
export const growthFromLastYear = (now: ReportText, before: ReportText): readonly Draft[] => {
  const figures = figuresByKind(before);
  return [...withoutBase(now, figures), ...printedBase(now, figures)];
};
