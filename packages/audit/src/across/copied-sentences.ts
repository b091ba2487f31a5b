import type { Draft } from '../rules/rule.ts';
import { decimalText, type Sentence } from '../text/index.ts';
import type { ReportText } from './report-text.ts';

/** Activities of a year; their figures rarely repeat. */
const DONE =
  /发布|公开政府信息|公开信息|收到|受理|办理|办结|答复|回复|召开|举办|开展|制发|制作|编发|推送|更新|解读|培训|回应/;
/** Subjects whose figures may repeat: a stock, a permanent rule, a plan. */
const STANDING =
  /现有|共有|累计|截至|截止|下辖|所辖|设有|设立|建成|开通|保留|固定|每年|每月|每周|不少于|不低于|计划|任务/;
const YEARS = /(?:19|20)\d\d年度?/g;
const LEAST_FIGURES = 2;
const LEAST_DIGITS = 6;

const wordsOf = ({ start, end }: Sentence, { compact }: ReportText): string =>
  compact.text.slice(start, end).replace(YEARS, '');

/** Whether the figures are too many and too long to repeat by coincidence. */
const telling = ({ mentions }: Sentence): boolean => {
  const counts = mentions.filter(
    ({ kind, approximate, value }) => kind === 'count' && !approximate && value.numerator > 0n,
  );
  const digits = counts.reduce((sum, { value }) => sum + decimalText(value).replace('.', '').length, 0);
  return counts.length >= LEAST_FIGURES && digits >= LEAST_DIGITS;
};

/** X3: sentences about this year's activities that are in last year's report word for word, with their figures. */
export const copiedSentences = (now: ReportText, before: ReportText): readonly Draft[] => {
  const earlier = new Set(before.sentences.map((sentence) => wordsOf(sentence, before)));
  return now.sentences.flatMap((sentence): readonly Draft[] => {
    const words = wordsOf(sentence, now);
    if (!telling(sentence) || !DONE.test(words) || STANDING.test(words) || !earlier.has(words)) return [];
    return [
      {
        ruleId: 'X3',
        verdict: 'error',
        confidence: 'medium',
        stated: { start: sentence.start, end: sentence.end },
        operands: sentence.mentions,
        assumption: 'the figures of two years are not all equal',
        likelyCause: 'the sentence was copied from last year’s report with its figures',
      },
    ];
  });
};
