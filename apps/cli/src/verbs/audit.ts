import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import { LARGEST_FILE, ReadingError, readReport } from '@gongkai/reading';
import type { ReportDocument } from '@gongkai/audit';
import { auditReport } from '@gongkai/audit';
import { countsOf } from '../audit/counts-of.ts';
import { buildPage } from '../audit/build-page.ts';
import { printFindings } from '../audit/print-findings.ts';
import type { Context } from '../context.ts';
import { withBytes } from '../input.ts';
import { examples, JSON_OUT } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { Unusable } from '../unusable.ts';

const HELP = `
A report may be plain text (UTF-8, UTF-16, GB18030), HTML, .docx, .xlsx or PDF with text; - reads standard input.
Ends with 0 when no figure is wrong, 1 when errors were found, 2 when a file cannot be used. Rounding slips, damaged
text and figures that cannot be judged are listed and do not change the exit code.
${examples(
  'gongkai audit 2023.docx',
  'gongkai audit 2023.pdf --previous 2022.pdf',
  'gongkai audit 2018.txt --html 2018.html',
  'curl -s https://…/2023.html | gongkai audit - --json',
)}`;

/**
 * Reads a report.
 * @throws Unusable when the file cannot be opened, or is not a readable report.
 */
const readDocument = async (file: string, terminal: Terminal): Promise<ReportDocument> => {
  const bytes = await withBytes(file, terminal, async (stream) => {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of stream) {
      parts.push(part);
      length += part.length;
      if (length > LARGEST_FILE) break;
    }
    return Buffer.concat(parts);
  });
  try {
    return await readReport(bytes);
  } catch (error) {
    if (error instanceof ReadingError) {
      const issue = { path: file, message: error.message, code: error.code };
      throw new Unusable(`${file}: ${error.message} (${error.code})`, 'report/unreadable', [issue]);
    }
    throw error;
  }
};

const writePage = async (out: string, page: string): Promise<void> => {
  try {
    await writeFile(out, page);
  } catch (error) {
    throw new Unusable(
      `${out} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      'file/not-written',
    );
  }
};

interface AuditOptions {
  readonly previous: ReportDocument | undefined;
  readonly html: string | undefined;
  readonly json: boolean;
}

const auditFile = async (file: string, { previous, html, json }: AuditOptions, context: Context): Promise<void> => {
  const { terminal } = context;
  const document = await readDocument(file, terminal);
  const findings = auditReport(document, previous === undefined ? {} : { previous });
  const counts = countsOf(findings);
  if (counts.error > 0) context.endWithOne();
  if (json) terminal.print(JSON.stringify({ file, counts, findings }));
  else printFindings(file, document, findings, terminal);
  if (html !== undefined)
    await writePage(html, buildPage(file === '-' ? 'report' : basename(file), document, findings));
};

/** Audits every file that can be read, and names every other one. */
const auditAll = async (files: readonly string[], options: AuditOptions, context: Context): Promise<void> => {
  const refused: Unusable[] = [];
  for (const file of files) {
    try {
      await auditFile(file, options, context);
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      refused.push(error);
    }
  }
  const [first] = refused;
  if (first === undefined) return;
  const message = refused.map((error) => error.message).join('\n');
  throw new Unusable(
    message,
    first.code,
    refused.flatMap(({ issues }) => issues),
  );
};

/** `gongkai audit` */
export const addAudit = (program: Command, context: Context): void => {
  const { terminal } = context;
  program
    .command('audit')
    .description('List the wrong figures of a published report, and the places where its words were overwritten.')
    .argument('<file...>', 'reports; - for standard input')
    .option('--previous <file>', "last year's report, to hold against this year's")
    .option('--html <out>', 'write a page with the text of the report and the findings beside it')
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async (files, { previous, html, json = false }) => {
      const [first, ...more] = files;
      if ((previous ?? html) !== undefined && more.length > 0) {
        throw new Unusable('--previous and --html go with one report', 'usage/conflicting-options');
      }
      if (first === '-' && previous === '-') throw new Unusable('only one report can come from standard input');
      const before = previous === undefined ? undefined : await readDocument(previous, terminal);
      await auditAll(files, { previous: before, html, json }, context);
    });
};
