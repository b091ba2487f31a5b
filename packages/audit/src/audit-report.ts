import { acrossFindings } from './across/audit-across.ts';
import { textFindings } from './audit-text.ts';
import type { ReportDocument } from './document.ts';
import type { AuditFinding } from './finding.ts';
import { integrityFindings } from './integrity/audit-integrity.ts';
import { parseReport } from './parsed-report.ts';
import { tableFindings } from './tables/audit-tables.ts';

/** In the order of the text; of findings at one place by rule. */
const byPlace = (a: AuditFinding, b: AuditFinding): number =>
  a.where.offset - b.where.offset || a.where.length - b.where.length || (a.ruleId < b.ruleId ? -1 : 1);

/** What a report is held against beside itself. */
export interface AuditOptions {
  /** Last year's report of the same authority. */
  readonly previous?: ReportDocument;
}

/** What stands beside a growth without a base once last year's report gives the base. */
const withoutDoubles = (findings: readonly AuditFinding[]): readonly AuditFinding[] => {
  const settled = new Set(findings.filter(({ ruleId }) => ruleId === 'X1').map(({ where }) => where.offset));
  return findings.filter(({ reason, where }) => reason !== 'no-base' || !settled.has(where.offset));
};

/** Everything that an audit finds in a report, in the order of its text. */
export const auditReport = (document: ReportDocument, { previous }: AuditOptions = {}): readonly AuditFinding[] => {
  const report = parseReport(document);
  const findings = [
    ...integrityFindings(report),
    ...tableFindings(report),
    ...textFindings(report),
    ...acrossFindings(report, previous),
  ];
  return withoutDoubles(findings).toSorted(byPlace);
};
