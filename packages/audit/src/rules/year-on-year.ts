import { isBase, isDifference, isOwnCount, labelOf, type Mention, unitOf } from '../text/index.ts';

/** The figures of two years in one sentence. */
export interface YearOnYear {
  readonly current: Mention;
  readonly base: Mention | null;
  readonly difference: Mention | null;
}

const YEAR = '(?:上年度?|去年|上一年度?|20\\d\\d年度?|同期|去年同期|上年同期)';
/** The only words that may be between the count of this year and its base. */
const TOWARDS_BASE = new RegExp(
  `^[,(、]?(?:同比|比|较|与|相比|相较|是|为|达到?|相当于)(?:于)?${YEAR}?(?:全年|同期|度)?(?:的|为)?[(]?(?:的)?$|^[(]${YEAR}(?:的|为|同期)?:?$`,
);
const THIS_YEAR = /^[,;](?:[^,;]{0,12}(?:今年|本年度?|20\d\d年)[^,;]{0,24})$/;
const LAST_YEAR_BEHIND = /^[,;](?:而)?(?:上年度?|去年|20\d\d年度?)[^,;]{0,24}$/;
const YEARS = /20\d\d年度?|今年|本年度?|上年度?|去年|上一年度?|全年|共|为/g;

/** Whether both figures have the same subject, or one has none. */
const sameSubject = (a: Mention, b: Mention): boolean => {
  const [first, second] = [a, b].map((one) => labelOf(one).replace(YEARS, ''));
  return first === second || first === '' || second === '';
};
/** Whether a figure names a later year than another. */
const isLater = (one: Mention, other: Mention): boolean => {
  const [a, b] = [one, other].map(({ lead }) => Number(/20\d\d(?=年)/.exec(lead)?.[0] ?? NaN));
  return a !== undefined && b !== undefined && a > b;
};

const FROM = /[由从][^,;由从]*$/;
const TO =
  /^(?:件|次)?(?:增|上升|提高|提升|下降|降|减|升|增加|减少|扩大|整合|精简|压减|缩减|压缩|合并|调整)\S{0,4}(?:至|到|为)$/;
const STRAIGHT =
  /^[,)(、]{0,2}(?:相比|同比|比上年|较上年|比去年|较去年|环比|年|总体)?[,]?(?:的$|增|上|提|下|减|降|回|缩|递|是|为|上涨|翻)/;

/** The unit under which two counts can be compared; 次 and 场 count as one. */
export const comparableUnit = (one: Mention): string => (one.unit === '场' ? `${one.scale}次` : unitOf(one));

/** Whether two counts can be compared. */
export const comparable = (a: Mention, b: Mention): boolean => comparableUnit(a) === comparableUnit(b);

const fromTo = (from: Mention, to: Mention): boolean => FROM.test(from.lead) && TO.test(to.lead);

/** The lead, without the rest of a bracket that closes in it. */
const leadOf = ({ lead }: Mention): string => lead.replace(/^[^()]*\)(?=.)/, '');

/** Finds the figures on the bracket level of a growth, nearest first; the base may be in a bracket. */
const sequence = (mentions: readonly Mention[], at: number, reportYear: number | null): readonly Mention[] => {
  const growth = mentions[at];
  if (growth === undefined) return [];
  return mentions
    .slice(Math.max(0, at - 40), at)
    .filter(
      (one) =>
        one.bracket === growth.bracket ||
        one.end === growth.bracket ||
        (one.outer === growth.bracket && isBase(one, reportYear)),
    )
    .slice(-3)
    .toReversed();
};

/** Finds the nearest count before a growth on the same bracket level. */
export const countBefore = (mentions: readonly Mention[], at: number): Mention | null => {
  const growth = mentions[at];
  return (
    mentions
      .slice(Math.max(0, at - 40), at)
      .findLast(
        ({ kind, bracket, end }) => kind === 'count' && (bracket === growth?.bracket || end === growth?.bracket),
      ) ?? null
  );
};

/** 80场,比上年的64场增加16场,增长25%: the figures before a difference. */
const withDifference = (
  difference: Mention,
  second: Mention,
  third: Mention | undefined,
  reportYear: number | null,
): YearOnYear | null => {
  const pair = third !== undefined && third.kind === 'count' && comparable(third, second) ? third : null;
  if (isBase(second, reportYear)) {
    return pair !== null && TOWARDS_BASE.test(leadOf(second)) ? { current: pair, base: second, difference } : null;
  }
  if (pair !== null && fromTo(pair, second)) return { current: second, base: pair, difference };
  const direct = /^[,(、]?(?:同比|比|较|与)/.test(leadOf(difference));
  return direct && isOwnCount(second, reportYear) && unitOf(second) === unitOf(difference)
    ? { current: second, base: null, difference }
    : null;
};

/** Finds the figures that a growth is computed from; null if they are not printed right before it. */
export const yearOnYearAt = (
  mentions: readonly Mention[],
  at: number,
  reportYear: number | null,
): YearOnYear | null => {
  const growth = mentions[at];
  const [last, second, third] = sequence(mentions, at, reportYear);
  if (last === undefined || last.kind !== 'count' || growth === undefined) return null;
  const before = mentions[at - 1];
  if (before !== last && !growth.lead.startsWith(')')) return null;
  if (!STRAIGHT.test(growth.lead)) return null;
  if (second === undefined || second.kind !== 'count') return null;

  if (isDifference(last)) return withDifference(last, second, third, reportYear);
  if (!comparable(second, last)) return null;
  // 80场,比上年(64场)增长25%
  if (isBase(last, reportYear) && TOWARDS_BASE.test(leadOf(last)) && isOwnCount(second, reportYear)) {
    return { current: second, base: last, difference: null };
  }
  // 今年80场,上年64场,增长25%
  const lastYear = LAST_YEAR_BEHIND.test(last.lead) && isBase(last, reportYear) && isOwnCount(second, reportYear);
  if (lastYear && sameSubject(second, last) && !isLater(last, second))
    return { current: second, base: last, difference: null };
  // 由50件降至40件; 上年为64场,今年80场
  const thisYear = THIS_YEAR.test(last.lead) && !isBase(last, reportYear);
  return fromTo(second, last) || (thisYear && isBase(second, reportYear) && sameSubject(last, second))
    ? { current: last, base: second, difference: null }
    : null;
};

const BEHIND =
  /^[,;(](?:而)?(?:上年度?|去年|上年同期|去年同期|20\d\d年度?(?:同期)?)(?:为|是|有|共|仅)?(?:收到|受理|公开)?(?:为)?$/;
const NAMED_YEAR = /20\d\d/;

/** 受理申请486件,比上年增长35.8%;2013年为358件: the base follows. */
export const baseBehind = (mentions: readonly Mention[], at: number, reportYear: number | null): YearOnYear | null => {
  const [current, growth, base, next] = [mentions[at - 1], mentions[at], mentions[at + 1], mentions[at + 2]];
  if (current?.kind !== 'count' || growth === undefined || base?.kind !== 'count') return null;
  if (!STRAIGHT.test(growth.lead) || !BEHIND.test(base.lead) || !comparable(current, base)) return null;
  if (!isOwnCount(current, reportYear) || !isBase(base, reportYear) || current.bracket !== growth.bracket) return null;
  // Several figures of that year are ambiguous.
  if (next?.kind === 'count' && /^[、和及]/.test(next.lead)) return null;
  const [against, year] = [growth, base].map(({ lead }) => NAMED_YEAR.exec(lead)?.[0] ?? null);
  if (against !== null && against !== year) return null;
  if (against === null && year !== null && reportYear !== null && Number(year) !== reportYear - 1) return null;
  return { current, base, difference: null };
};

/** Finds other figures of the sentence that may be the one that changed, such as the total before its parts. */
export const otherCurrents = (mentions: readonly Mention[], at: number, years: YearOnYear): readonly Mention[] =>
  mentions
    .slice(0, at)
    .filter(
      (one) =>
        one.kind === 'count' &&
        ![years.current, years.base, years.difference].includes(one) &&
        comparable(one, years.current),
    );
