import {
  absolute,
  compare,
  decimalText,
  findSlip,
  HUNDRED,
  labelOf,
  lastPlace,
  type Mention,
  minus,
  over,
  plus,
  type Rational,
  rational,
  type Sentence,
  sumOf,
  times,
} from '../text/index.ts';
import { doubtIn, type Draft } from './rule.ts';
import { findFamily, REST } from './families.ts';

const OWN_SHARE =
  /(?:^|[,;、)])(?:其中[,:]?)?([^,;:()占]{1,20}?)(?:申请|类|方面|的)?(?:分别)?(?:约)?占(?:比|总数|全部)?(?:的|为)?$/;

const tolerance = (shares: readonly Mention[]): Rational => {
  const decimals = Math.min(...shares.map((share) => share.decimals));
  const half = over(lastPlace(decimals), rational('2'));
  return times(half ?? rational('0'), rational(String(shares.length)));
};

/** Checks consecutive shares without counts: if they include the rest, they add up to a hundred. */
export const judgeShareList = ({ mentions, ended }: Sentence): readonly Draft[] => {
  const runs: Mention[][] = [];
  for (const mention of mentions) {
    const own = mention.kind === 'percent' && OWN_SHARE.test(mention.lead);
    const run = runs.at(-1);
    if (!own) runs.push([]);
    else if (run === undefined || /其中/.test(mention.lead)) runs.push([mention]);
    else run.push(mention);
  }
  return runs.flatMap((shares): readonly Draft[] => {
    const last = shares.at(-1);
    if (shares.length < 2 || last === undefined) return [];
    const labels = shares.map((share) => labelOf(share).split('占', 1).join());
    const sum = sumOf(shares.map(({ value }) => value));
    const common = { ruleId: 'P07', stated: last, operands: shares.slice(0, -1) };
    const gap = absolute(minus(sum, HUNDRED));
    if (compare(gap, tolerance(shares)) <= 0) return [{ ...common, verdict: 'pass' }];
    const family = findFamily(labels);
    const closed =
      labels.some((label) => REST.test(label)) || (family?.complete === true && family.family.loose !== true);
    if (!closed || !ended || doubtIn(shares) !== null) {
      return [{ ...common, verdict: 'cannot-assess', reason: 'list-not-closed' }];
    }
    // A wrong digit must explain the sum; otherwise a share is more likely missing than wrong.
    const missing = minus(HUNDRED, sum);
    const slips = shares.flatMap(({ value, decimals }) => findSlip(plus(value, missing), value, decimals) ?? []);
    const [likelyCause] = slips;
    if (likelyCause === undefined) return [{ ...common, verdict: 'cannot-assess', reason: 'list-not-closed' }];
    return [
      {
        ...common,
        verdict: 'error',
        confidence: 'medium',
        computed: decimalText(sum),
        assumption: 'the list names every share once',
        likelyCause: slips.length === 1 ? likelyCause : null,
      },
    ];
  });
};
