import type { AuditFinding, ReportDocument } from '@gongkai/audit';

/** A report as it was given: the bytes of a file, or its text. */
export type GivenReport = Uint8Array | string;

/** A report and last year's, as they were given. */
export interface GivenReports {
  readonly report: GivenReport;
  readonly previous?: GivenReport | undefined;
}

/** A report as it was read, and what its audit found. */
export interface AuditedReport {
  readonly document: ReportDocument;
  readonly findings: readonly AuditFinding[];
}

/** The program of a process with the task `audit`: it takes {@link GivenReports} and gives an {@link AuditedReport}. */
export const REPORT_PROGRAM = new URL(`./program.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);
