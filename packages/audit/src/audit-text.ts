import type { ReportDocument } from './document.ts';
import type { AuditFinding } from './finding.ts';
import { type KnownParts, type ParsedReport, parseReport } from './parsed-report.ts';
import { placeDraft } from './rules/place-draft.ts';
import { judgeText } from './rules/judge-text.ts';
import { buildTableView } from './rules/table-view.ts';

/**
 * Checks the figures in the running text of a report against each other: sums of lists, shares, growth, balances. A
 * consistent statement is a finding too, with the verdict `pass`; if the text does not say enough, the verdict is
 * `cannot-assess` with a reason. Line breaks make no difference.
 */
export const auditText = (
  document: ReportDocument,
  tables?: KnownParts['tables'],
  damaged?: KnownParts['damaged'],
): readonly AuditFinding[] => textFindings(parseReport(document, { tables, damaged }));

/** Checks the text of a parsed report. */
export const textFindings = ({ compact, places, tables }: ParsedReport): readonly AuditFinding[] =>
  judgeText(compact.text, buildTableView(tables)).map((draft) => placeDraft(compact, places, draft));
