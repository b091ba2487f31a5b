import { acrossFindings } from './across/audit-across.ts';
import { textFindings } from './audit-text.ts';
import type { ReportDocument } from './document.ts';
import type { AuditFinding } from './finding.ts';
import { integrityFindings } from './integrity/audit-integrity.ts';
import { parseReport } from './parsed-report.ts';
import { tableFindings } from './tables/audit-tables.ts';

/** Orders findings by place, then by rule. */
const byPlace = (a: AuditFinding, b: AuditFinding): number =>
  a.where.offset - b.where.offset || a.where.length - b.where.length || (a.ruleId < b.ruleId ? -1 : 1);

/** Options of an audit. */
export interface AuditOptions {
  /** Last year's report of the same authority. */
  readonly previous?: ReportDocument;
}

/** Drops the `no-base` finding of a growth if last year's report gives the base. */
const withoutDoubles = (findings: readonly AuditFinding[]): readonly AuditFinding[] => {
  const settled = new Set(findings.filter(({ ruleId }) => ruleId === 'X1').map(({ where }) => where.offset));
  return findings.filter(({ reason, where }) => reason !== 'no-base' || !settled.has(where.offset));
};

/** Runs all checks on a report and returns the findings in the order of its text. */
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
