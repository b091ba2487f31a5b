import type { ParsedReport } from '../parsed-report.ts';
import { type Compact, findReportYear, type Sentence, sentencesOf } from '../text/index.ts';

/** The parts of a report that are compared with another report. */
export interface ReportText {
  readonly compact: Compact;
  readonly sentences: readonly Sentence[];
  readonly tables: ParsedReport['tables'];
  readonly year: number | null;
  /** The authority in its title; null if the title names none. */
  readonly authority: string | null;
}

const HEAD = 600;
const AUTHORITY = /^[ \t\u3000]*(?:#[ \t]*title:[ \t]*)?([\u4e00-\u9fff]{2,24}?)20\d\d年/m;

/** Builds the comparable parts of a parsed report. */
export const buildReportText = ({ document, compact, tables }: ParsedReport): ReportText => {
  let sentences: readonly Sentence[] | null = null;
  return {
    compact,
    // Parsed only if there is another report to compare with.
    get sentences() {
      sentences ??= [...sentencesOf(compact.text)].filter(({ mentions }) => mentions.length > 0);
      return sentences;
    },
    tables,
    year: findReportYear(compact.text),
    authority: AUTHORITY.exec(document.text.slice(0, HEAD))?.[1] ?? null,
  };
};

/** The reason why a report cannot be compared with another as the report of the year before; null if it can. */
export const notLastYear = (
  now: ReportText,
  before: ReportText,
): 'another-authority' | 'years-not-consecutive' | null => {
  if (now.year !== null && before.year !== null && now.year !== before.year + 1) return 'years-not-consecutive';
  return now.authority !== null && before.authority !== null && now.authority !== before.authority
    ? 'another-authority'
    : null;
};
