import { sameUnit } from '../text/quantity.ts';
import { decimalText, equal, sumOf } from '../text/rational.ts';
import type { Mention, Sentence } from '../text/sentences.ts';
import { labelOf } from '../text/sentences.ts';
import { familyOf } from './families.ts';
import type { Draft } from './draft.ts';
import { slipBetween } from './judge-figure.ts';
import type { Surroundings } from './list.ts';
import { isOwnCount } from './roles.ts';

const TOTAL =
  /^[,;、)]?(?:(?:以上|上述|两项|三项|四项|五项|各项)(?:共计|合计|总计|共有?|总共|累计)[^,;:()]{0,10}|(?:全年|全年度)?(?:共计|合计|总计|共有?|总共|累计)(?:公开|发布|收到|受理|办理|制发|答复|办结)?)$/;
const SURE = /以上|上述|项|合计|总计/;

/** Holds a total that comes behind its parts to their sum: 专职20人、兼职40人,共60人. */
export const judgeTotalAfter = (sentence: Sentence, around: Surroundings): readonly Draft[] =>
  sentence.mentions.flatMap((total, at): readonly Draft[] => {
    if (total.kind !== 'count' || !TOTAL.test(total.lead)) return [];
    const before = sentence.mentions.slice(Math.max(0, at - 40), at).filter((one) => one.bracket === total.bracket);
    const parts: Mention[] = [];
    for (const one of before.toReversed()) {
      if (one.kind === 'percent') continue;
      if (!sameUnit(one, total) || !isOwnCount(one, around.reportYear)) break;
      parts.unshift(one);
      if (/其中|包括/.test(one.lead)) break;
    }
    if (parts.length < 2) return [];
    const common = { ruleId: 'P38', stated: total };
    const readings = parts.slice(0, -1).map((_, from) => parts.slice(from));
    const holding = readings.find((reading) => equal(sumOf(reading.map(({ value }) => value)), total.value));
    if (holding !== undefined) {
      const family = familyOf(holding.map(labelOf));
      return [
        {
          ...common,
          ...(family?.complete === true ? { ruleId: family.family.ruleId } : {}),
          verdict: 'pass',
          operands: holding,
        },
      ];
    }
    const family = familyOf(parts.map(labelOf));
    const complete = family?.complete === true && family.family.loose !== true;
    const operands = parts;
    if ([total, ...parts].some(({ approximate, broken }) => approximate || broken)) {
      return [{ ...common, verdict: 'cannot-assess', reason: 'approximate-figures', operands }];
    }
    // 建议42件、提案57件,共计98件: two that are named together, and nothing else of the unit in the sentence.
    const pair =
      family?.complete === true &&
      parts.length === 2 &&
      sentence.mentions.filter((one) => one !== total && sameUnit(one, total)).length === 2;
    if (!complete && !pair && !SURE.test(total.lead)) {
      return [{ ...common, verdict: 'cannot-assess', reason: 'list-not-closed', operands }];
    }
    // A total among the parts, or a figure that is none of them, leaves more than one reading.
    const sum = sumOf(parts.map(({ value }) => value));
    if (parts.some((part, index) => (index === 0 ? /其中|含|包括/ : /共|总|其中|含/).test(part.lead))) {
      return [{ ...common, verdict: 'cannot-assess', reason: 'several-readings', operands }];
    }
    // Far from the sum it is more likely the total of more than the sentence shows.
    const likelyCause = slipBetween(sum, total.value, total.decimals);
    if (likelyCause === null) return [{ ...common, verdict: 'cannot-assess', reason: 'several-readings', operands }];
    return [
      {
        ...common,
        ...(complete || pair ? { ruleId: family.family.ruleId, assumption: family.family.assumption } : {}),
        verdict: 'error',
        confidence: complete || pair ? 'medium' : 'high',
        computed: decimalText(sum),
        operands,
        likelyCause,
      },
    ];
  });
