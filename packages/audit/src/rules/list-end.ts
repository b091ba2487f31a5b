import { equal, labelOf, type Mention, type Rational, sumOf } from '../text/index.ts';
import { FAMILIES, familyOf, placesOf, REST } from './families.ts';

/** The label of a figure in a new statement, with a verb of its own: 办结58件 after 网络40件、信函20件. */
const NEW_STATEMENT =
  /^(?:共|已|均|上年度?|上一年度?|去年|全年|全部|按时|同时|累计|实际|目前|截[至止].{0,12})*(?:收到|受理|接收|办结|答复|回复|办理|处理|结转|转(?!载|发)|发布|召开|举办|开展|制发|更新|回应|编发|新增|废止|组织|采纳|采用|累计|超期|延期)/;

const isStatement = (mention: Mention): boolean => NEW_STATEMENT.test(labelOf(mention));

/** Whether two runs of figures divide a total by different criteria: by channel; by applicant. */
const areOtherCategories = (parts: readonly Mention[], rest: readonly Mention[], adds: boolean): boolean => {
  const places = parts.map((part) => placesOf(labelOf(part)));
  const found = familyOf(places);
  if (found?.complete !== true) return false;
  const number = FAMILIES.indexOf(found.family);
  const others = rest.map((one) => placesOf(labelOf(one)));
  if (others.some((one) => one[number] !== -1)) return false;
  return adds || rest[0]?.lead.startsWith(';') === true || familyOf(others)?.complete === true;
};

/**
 * Whether a list ends before the rest of its figures: they are a statement of their own, or divide the total again. A
 * sum of the first parts that equals the total shows nothing by itself, since the parts after them would be left out.
 */
export const endsBefore = (parts: readonly Mention[], rest: readonly Mention[], total: Rational): boolean => {
  const [next] = rest;
  if (next === undefined) return true;
  const closes = rest.some((one) => REST.test(labelOf(one)));
  if (isStatement(next) && !parts.slice(1).some(isStatement)) return !closes;
  const adds = equal(sumOf(rest.map(({ value }) => value)), total);
  if (areOtherCategories(parts, rest, adds)) return true;
  const parted = next.lead.startsWith(';') && !parts.slice(1).some(({ lead }) => lead.startsWith(';'));
  return parted && adds && rest.length > 1;
};
