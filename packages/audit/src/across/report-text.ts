import type { ParsedReport } from '../parsed-report.ts';
import { type Compact, findReportYear, type Sentence, sentencesOf } from '../text/index.ts';

/** A report laid out for being held to another one. */
export interface ReportText {
  readonly compact: Compact;
  readonly sentences: readonly Sentence[];
  readonly tables: ParsedReport['tables'];
  readonly year: number | null;
  /** Whose report it is, from its title; null where that does not say. */
  readonly authority: string | null;
}

const HEAD = 600;
const AUTHORITY = /(?:^|\n)\s*(?:#\s*title:\s*)?([\u4e00-\u9fff]{2,24}?)20\d\d年/;

/** Lays out a report that was read. */
export const buildReportText = ({ document, compact, tables }: ParsedReport): ReportText => {
  let sentences: readonly Sentence[] | null = null;
  return {
    compact,
    // Read only when there is another report to hold them to.
    get sentences() {
      sentences ??= [...sentencesOf(compact.text)].filter(({ mentions }) => mentions.length > 0);
      return sentences;
    },
    tables,
    year: findReportYear(compact.text),
    authority: AUTHORITY.exec(document.text.slice(0, HEAD))?.[1] ?? null,
  };
};

/** Why a report cannot be held to another one as the report of the year before; null where it can. */
export const notLastYear = (
  now: ReportText,
  before: ReportText,
): 'another-authority' | 'years-not-consecutive' | null => {
  if (now.year !== null && before.year !== null && now.year !== before.year + 1) return 'years-not-consecutive';
  return now.authority !== null && before.authority !== null && now.authority !== before.authority
    ? 'another-authority'
    : null;
};
