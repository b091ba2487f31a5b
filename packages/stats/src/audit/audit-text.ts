import type { ReportDocument } from './document.ts';
import type { AuditFinding } from './finding.ts';
import type { Span } from './integrity/audit-integrity.ts';
import { damagedSpans } from './integrity/audit-integrity.ts';
import { placesIn } from './place.ts';
import { findingOf } from './rules/draft.ts';
import { judgeText } from './rules/judge-text.ts';
import { tableViewOf } from './rules/table-view.ts';
import type { PublishedTable } from './tables/published-table.ts';
import { tablesOf } from './tables/tables-of.ts';
import { compactOf } from './text/compact.ts';

/**
 * Holds the figures in the running text of a report to each other: sums of lists, shares, growth, balances. What was
 * assessed and holds is a finding too, with the verdict `pass`; where the text does not say enough, the verdict is
 * `cannot-assess` with its reason. The same text gives the same findings however its lines are broken.
 */
export const auditText = (
  document: ReportDocument,
  tables: readonly PublishedTable[] = tablesOf(document),
  damaged: readonly Span[] = damagedSpans(document.text),
): readonly AuditFinding[] => {
  const { text } = document;
  // What stands in a table is not a sentence.
  const covers = [...damaged, ...tables].toSorted((a, b) => a.offset - b.offset);
  const compact = compactOf(text, covers);
  const places = placesIn(text);
  return judgeText(compact.text, tableViewOf(tables)).map((draft) => findingOf(compact, places, draft));
};
