import {
  decimalText,
  equal,
  findSlip,
  isOwnCount,
  labelOf,
  type Mention,
  plus,
  sameUnit,
  type Sentence,
  sumOf,
  ZERO,
} from '../text/index.ts';
import { type Family, findFamily } from './families.ts';
import { doubtIn, type Draft, type Reason, type RuleContext } from './rule.ts';

const TOTAL =
  /^[,;、)]?(?:(?:以上|上述|两项|三项|四项|五项|各项)(?:共计|合计|总计|共有?|总共|累计)[^,;:()]{0,10}|(?:全年|全年度)?(?:共计|合计|总计|共有?|总共|累计)(?:公开|发布|收到|受理|办理|制发|答复|办结)?)$/;
/** The number of figures between a part and its total, at most. */
const FARTHEST = 40;
/** More totals than a sentence has; such text is a table. */
const MOST_TOTALS = 24;
const SURE = /以上|上述|项|合计|总计/;

/** Finds the figures before a total that may be its parts, in order. */
const partsBefore = ({ mentions }: Sentence, at: number, total: Mention, context: RuleContext): readonly Mention[] => {
  const before = mentions.slice(Math.max(0, at - FARTHEST), at).filter((one) => one.bracket === total.bracket);
  const parts: Mention[] = [];
  for (const one of before.toReversed()) {
    if (one.kind === 'percent') continue;
    if (!sameUnit(one, total) || !isOwnCount(one, context.reportYear)) break;
    parts.unshift(one);
    if (/其中|包括/.test(one.lead)) break;
  }
  return parts;
};

const completeFamily = (parts: readonly Mention[]): Family | null => {
  const found = findFamily(parts.map(labelOf));
  return found?.complete === true ? found.family : null;
};

/** Whether a list begins at a part, so that the figures before it are not left out of its sum. */
const beginsAt = (parts: readonly Mention[], from: number): boolean => {
  const [first, ...more] = parts.slice(from);
  if (from === 0 || first === undefined || first.lead.startsWith(';')) return true;
  if (first.lead.startsWith(',') && more.every(({ lead }) => /^[、和及与]/.test(lead))) return true;
  return completeFamily([first, ...more]) !== null;
};

/** Finds the last parts that add up to the total; null if none do. */
const partsThatHold = (parts: readonly Mention[], total: Mention): readonly Mention[] | null => {
  let sum = ZERO;
  let longest: readonly Mention[] | null = null;
  for (let from = parts.length - 1; from >= 0; from -= 1) {
    sum = plus(sum, parts[from]?.value ?? ZERO);
    if (from < parts.length - 1 && equal(sum, total.value) && beginsAt(parts, from)) longest = parts.slice(from);
  }
  return longest;
};

/** Judges a total that none of its readings adds up to. */
const judgeWrongTotal = (total: Mention, parts: readonly Mention[], { mentions }: Sentence): Draft => {
  const common = { ruleId: 'P38', stated: total, operands: parts };
  const cannot = (reason: Reason): Draft => ({ ...common, verdict: 'cannot-assess', reason });
  if (doubtIn([total, ...parts]) !== null) return cannot('approximate-figures');
  const family = completeFamily(parts);
  // 建议42件、提案57件,共计98件: two parts named together, and no other figure of the unit in the sentence.
  const others = mentions.filter((one) => one !== total && sameUnit(one, total));
  const closing = family?.loose !== true || (parts.length === 2 && others.length === 2) ? family : null;
  if (closing === null && !SURE.test(total.lead)) return cannot('list-not-closed');
  // A total among the parts, or an unrelated figure, leaves several readings.
  const sum = sumOf(parts.map(({ value }) => value));
  const nested = parts.some((part, index) => (index === 0 ? /其中|含|包括/ : /共|总|其中|含/).test(part.lead));
  // A figure far from the sum is more likely a total of more than the sentence names.
  const likelyCause = findSlip(sum, total.value, total.decimals);
  if (nested || likelyCause === null) return cannot('several-readings');
  const error = { ...common, verdict: 'error', computed: decimalText(sum), likelyCause } as const;
  return closing === null
    ? { ...error, confidence: 'high' }
    : { ...error, ruleId: closing.ruleId, assumption: closing.assumption, confidence: 'medium' };
};

const totalsIn = ({ mentions }: Sentence): readonly (readonly [number, Mention])[] => {
  const found = [...mentions.entries()].filter(([, { kind, lead }]) => kind === 'count' && TOTAL.test(lead));
  return found.length > MOST_TOTALS ? [] : found;
};

/** Checks a total after its parts against their sum: 专职20人、兼职40人,共60人. */
export const judgeTotalAfter = (sentence: Sentence, context: RuleContext): readonly Draft[] =>
  totalsIn(sentence).flatMap(([at, total]): readonly Draft[] => {
    const parts = partsBefore(sentence, at, total, context);
    if (parts.length < 2) return [];
    const operands = partsThatHold(parts, total);
    if (operands === null) return [judgeWrongTotal(total, parts, sentence)];
    return [{ ruleId: completeFamily(operands)?.ruleId ?? 'P38', stated: total, verdict: 'pass', operands }];
  });
