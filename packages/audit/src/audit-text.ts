import type { ReportDocument } from './document.ts';
import type { AuditFinding } from './finding.ts';
import type { Span } from './integrity/damage.ts';
import { type Reading, readingOf } from './reading.ts';
import { findingOf } from './rules/draft.ts';
import { judgeText } from './rules/judge-text.ts';
import { tableViewOf } from './rules/table-view.ts';
import type { PublishedTable } from './tables/published-table.ts';

/**
 * Holds the figures in the running text of a report to each other: sums of lists, shares, growth, balances. What was
 * assessed and holds is a finding too, with the verdict `pass`; where the text does not say enough, the verdict is
 * `cannot-assess` with its reason. The same text gives the same findings however its lines are broken.
 */
export const auditText = (
  document: ReportDocument,
  tables?: readonly PublishedTable[],
  damaged?: readonly Span[],
): readonly AuditFinding[] => textFindings(readingOf(document, { tables, damaged }));

/** The same for a report that was read already. */
export const textFindings = ({ compact, places, tables }: Reading): readonly AuditFinding[] =>
  judgeText(compact.text, tableViewOf(tables)).map((draft) => findingOf(compact, places, draft));
