import { decimalText, equal, findDigitSlip, type Mention, type Sentence, unitOf } from '../text/index.ts';
import type { Draft } from './rule.ts';

/** A figure for the whole year and the whole area, with only a heading before it. */
const WHOLE_YEAR =
  /^[^,;:(]*?(?:20\d\d年,?|全年|本年度?)(?:全|我)([省市县区州])(?:共|累计|全年)*((?:主动公开政府信息|(?:收到|受理)(?:政府信息公开|依申请公开)申请))(?:共|共计|总数)?$/;
const NARROWER = /通过|利用|网站|平台|截至|其中|本级|部门/;

/** Returns a function that remembers figures of the whole year and compares repetitions in other sections. */
export const createRepeatJudge = (): ((sentence: Sentence) => readonly Draft[]) => {
  const known = new Map<string, Mention>();
  return ({ mentions }) => {
    const [mention] = mentions;
    if (mention === undefined || mention.kind !== 'count' || mention.approximate || mention.broken) return [];
    const [, area, what] = WHOLE_YEAR.exec(mention.lead) ?? [];
    if (area === undefined || what === undefined || NARROWER.test(mention.lead)) return [];
    const key = `${area} ${what} ${unitOf(mention)}`;
    const first = known.get(key);
    if (first === undefined) {
      known.set(key, mention);
      return [];
    }
    const common = { ruleId: 'P36', stated: mention, operands: [first] };
    if (equal(first.value, mention.value)) return [{ ...common, verdict: 'pass' }];
    return [
      {
        ...common,
        verdict: 'error',
        confidence: 'medium',
        computed: decimalText(first.value),
        assumption: 'both sentences are about the same year and the same agencies',
        likelyCause: findDigitSlip(decimalText(mention.value), decimalText(first.value)),
      },
    ];
  };
};
