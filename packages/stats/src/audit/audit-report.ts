import { auditText } from './audit-text.ts';
import type { ReportDocument } from './document.ts';
import type { AuditFinding } from './finding.ts';
import { auditIntegrity } from './integrity/audit-integrity.ts';
import { auditTables } from './tables/audit-tables.ts';

/** In the order of the text; of findings at one place by rule. */
const byPlace = (a: AuditFinding, b: AuditFinding): number =>
  a.where.offset - b.where.offset || a.where.length - b.where.length || (a.ruleId < b.ruleId ? -1 : 1);

/** What a report is held against beside itself. */
export interface AuditOptions {
  /** Last year's report of the same authority. */
  readonly previous?: ReportDocument;
}

/** Everything that an audit finds in a report, in the order of its text. */
export const auditReport = (document: ReportDocument, _options: AuditOptions = {}): readonly AuditFinding[] =>
  [...auditIntegrity(document), ...auditTables(document), ...auditText(document)].toSorted(byPlace);
