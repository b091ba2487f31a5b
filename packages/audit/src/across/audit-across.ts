import type { ReportDocument } from '../document.ts';
import type { AuditFinding } from '../finding.ts';
import { type KnownParts, type ParsedReport, parseReport } from '../parsed-report.ts';
import { placeDraft } from '../rules/place-draft.ts';
import type { Draft } from '../rules/rule.ts';
import { carriedFigures } from './carried-figures.ts';
import { comparedYears } from './compared-year.ts';
import { copiedSentences } from './copied-sentences.ts';
import { growthFromLastYear } from './growth-from-last-year.ts';
import { buildReportText, notLastYear } from './report-text.ts';

/**
 * Checks a report against other years: the years that it names, and, if last year's report is given, its figures:
 * carried figures (I4), documents in force (SC1), growth without a base (X1), bases (X2), copied sentences (X3). A
 * report of another authority, or of a year that is not the one before, is not used.
 */
export const auditAcross = (
  document: ReportDocument,
  previous?: ReportDocument,
  tables?: KnownParts['tables'],
  damaged?: KnownParts['damaged'],
): readonly AuditFinding[] => acrossFindings(parseReport(document, { tables, damaged }), previous);

/** Checks a parsed report. */
export const acrossFindings = (report: ParsedReport, previous?: ReportDocument): readonly AuditFinding[] => {
  const now = buildReportText(report);
  const { places } = report;
  const found = (drafts: readonly Draft[]) => drafts.map((draft) => placeDraft(now.compact, places, draft));
  const alone = comparedYears(now.compact.text, now.year);
  if (previous === undefined) return found(alone);
  const before = buildReportText(parseReport(previous));
  const reason = notLastYear(now, before);
  if (reason !== null) {
    const stated = { start: 0, end: 1 };
    return found([{ ruleId: 'previous', verdict: 'cannot-assess', reason, stated, operands: [] }, ...alone]);
  }
  return [
    ...found([...alone, ...growthFromLastYear(now, before), ...copiedSentences(now, before)]),
    ...carriedFigures(now.tables, before.tables, places),
  ];
};
