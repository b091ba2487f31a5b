import type { ReportDocument } from '../document.ts';
import type { AuditFinding } from '../finding.ts';
import type { Span } from '../integrity/audit-integrity.ts';
import { damagedSpans } from '../integrity/audit-integrity.ts';
import { placesIn } from '../place.ts';
import type { Draft } from '../rules/draft.ts';
import { findingOf } from '../rules/draft.ts';
import type { PublishedTable } from '../tables/published-table.ts';
import { tablesOf } from '../tables/tables-of.ts';
import { carriedFigures } from './carried-figures.ts';
import { comparedYears } from './compared-year.ts';
import { copiedSentences } from './copied-sentences.ts';
import { growthFromLastYear } from './growth-from-last-year.ts';
import { notLastYear, reportTextOf } from './report-text.ts';

/**
 * Holds a report to other years: what it says of them itself, and where last year's report is given, what that printed:
 * carried figures (I4), documents in force (SC1), growth without a base (X1), bases (X2), copied sentences (X3). A report
 * of another authority or of no neighbouring year is not used.
 */
export const auditAcross = (
  document: ReportDocument,
  previous?: ReportDocument,
  tables: readonly PublishedTable[] = tablesOf(document),
  damaged: readonly Span[] = damagedSpans(document.text),
): readonly AuditFinding[] => {
  const now = reportTextOf(document, tables, damaged);
  const places = placesIn(document.text);
  const found = (drafts: readonly Draft[]) => drafts.map((draft) => findingOf(now.compact, places, draft));
  const alone = comparedYears(now.compact.text, now.year);
  if (previous === undefined) return found(alone);
  const before = reportTextOf(previous);
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
