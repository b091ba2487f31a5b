import type { ReportDocument } from './document.ts';
import type { AuditFinding } from './finding.ts';
import { type KnownParts, type ParsedReport, parseReport } from './parsed-report.ts';
import { placeDraft } from './rules/place-draft.ts';
import { judgeText } from './rules/judge-text.ts';
import { buildTableView } from './rules/table-view.ts';

/**
 * Holds the figures in the running text of a report to each other: sums of lists, shares, growth, balances. What was
 * assessed and holds is a finding too, with the verdict `pass`; where the text does not say enough, the verdict is
 * `cannot-assess` with its reason. The same text gives the same findings however its lines are broken.
 */
export const auditText = (
  document: ReportDocument,
  tables?: KnownParts['tables'],
  damaged?: KnownParts['damaged'],
): readonly AuditFinding[] => textFindings(parseReport(document, { tables, damaged }));

/** The same for a report that was read already. */
export const textFindings = ({ compact, places, tables }: ParsedReport): readonly AuditFinding[] =>
  judgeText(compact.text, buildTableView(tables)).map((draft) => placeDraft(compact, places, draft));
