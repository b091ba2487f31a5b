import { lastClause, type Mention } from './sentences.ts';

const LAST_YEAR = /(?<!结转)(?:上年度?|去年|上一年度?|往年|前年|同期)(?!度?(?:结转|遗留|转|以来))/;
const OTHER_YEAR = /(?:19|20)\d\d年/g;
const COMPARED_YEAR = /(?:比|较|由|从)(?:19|20)\d\d年/;
const CHANGE = /(?:增加|减少|增长|下降|净增|提高|上升|降低|多|少|增|减)了?(?:近|约|超)?$/;

/** Whether a figure is of another year, as the base of a comparison. */
export const isBase = ({ lead }: Mention, reportYear: number | null): boolean => {
  const piece = lastClause(lead);
  if (CHANGE.test(piece)) return false;
  if (/相比|今年|本年/.test(piece)) return false;
  if (LAST_YEAR.test(piece) || COMPARED_YEAR.test(piece)) return true;
  const year = piece.match(OTHER_YEAR)?.at(-1);
  return year !== undefined && reportYear !== null && Number.parseInt(year, 10) !== reportYear;
};

/** Whether a figure is a change: 比上年增加16件. */
export const isDifference = ({ lead, kind }: Mention): boolean => kind === 'count' && CHANGE.test(lastClause(lead));

/** Whether a figure counts each of several things: 图书馆、档案馆各1个. */
export const isOfEach = ({ lead }: Mention): boolean =>
  /(?:各|每[^,;]{0,6}|平均|[日月人户]均|均)(?:自|有|设|设有|设立|为)?$/.test(lead);

/** Whether a figure is a count of this year, as in lists and totals. */
export const isOwnCount = (mention: Mention, reportYear: number | null): boolean =>
  (mention.kind === 'count' || mention.kind === 'bare') &&
  !isOfEach(mention) &&
  !isBase(mention, reportYear) &&
  !isDifference(mention);

const TITLE_YEAR = /(20[012]\d)年?(?:度)?[^。]{0,40}?(?:工作)?(?:年度)?(?:报告|年报)/;
const ANY_YEAR = /20[012]\d(?=年)/g;
const LONGEST_OPENING = 20_000;

/** Finds the year of a report: in its title, else the most frequent one; null if it names none. */
export const findReportYear = (text: string): number | null => {
  const opening = text.slice(0, LONGEST_OPENING);
  const titled = TITLE_YEAR.exec(opening.slice(0, 600))?.[1];
  if (titled !== undefined) return Number(titled);
  const counts = new Map<string, number>();
  for (const [year] of opening.matchAll(ANY_YEAR)) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [most] = [...counts].toSorted(([first, a], [second, b]) => b - a || Number(second) - Number(first));
  return most === undefined ? null : Number(most[0]);
};
