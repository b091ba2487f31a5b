import { auditReport, plainDocument, type ReportDocument } from '@gongkai/audit';
import { LONGEST_TEXT, tooLarge } from '../limits.ts';
import { detectKind, readReport } from '../read-report.ts';
import { limitAllocations } from './limit-allocations.ts';
import type { AuditedReport, GivenReport, GivenReports } from './reports.ts';

const limited = limitAllocations();

/**
 * Reads a report in a process apart, with limits that only a process of its own can have.
 * @throws ReadingError
 */
const readGiven = (given: GivenReport): Promise<ReportDocument> => {
  if (typeof given === 'string') return Promise.resolve(plainDocument(given));
  if (given.length === 0 || detectKind(given) !== 'pdf') return readReport(given);
  return limited(() => readReport(given));
};

/**
 * Reads and audits a report in a process apart. Importing this module limits the process; a server must not import it.
 * @param longest characters that either report may have
 * @throws ReadingError
 */
export const auditGiven = async (
  { report, previous }: GivenReports,
  longest = LONGEST_TEXT,
): Promise<AuditedReport> => {
  const read = async (given: GivenReport): Promise<ReportDocument> => {
    const document = await readGiven(given);
    if (document.text.length > longest) throw tooLarge(`the report has more than ${longest} characters`);
    return document;
  };
  const document = await read(report);
  const before = previous === undefined ? {} : { previous: await read(previous) };
  return { document, findings: auditReport(document, before) };
};
