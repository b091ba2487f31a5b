import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import { LARGEST_FILE } from '@gongkai/reading';
import type { AuditedReport, GivenReports, Pool } from '@gongkai/reading/apart';
import { createPool, RefusedByTask, REPORT_PROGRAM, WorkError } from '@gongkai/reading/apart';
import { countsOf } from '../audit/counts-of.ts';
import { buildPage } from '../audit/build-page.ts';
import { printFindings } from '../audit/print-findings.ts';
import { type Context, examples, JSON_OUT, type Terminal, Unusable, withBytes } from '../kit.ts';

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

/** Bytes of memory for reading one report. */
const MOST_MEMORY = 1024 * 1024 * 1024;

/**
 * The bytes of a report.
 * @throws Unusable when the file cannot be opened.
 */
const bytesOf = (file: string, terminal: Terminal): Promise<Uint8Array> =>
  withBytes(file, terminal, async (stream) => {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of stream) {
      parts.push(part);
      length += part.length;
      if (length > LARGEST_FILE) break;
    }
    return Buffer.concat(parts);
  });

const unreadable = (file: string, code: string, message: string): Unusable =>
  new Unusable(`${file}: ${message} (${code})`, 'report/unreadable', [{ path: file, message, code }]);

/**
 * Reads and audits a report in a process apart: a hostile file ends that one, and this command says so.
 * @throws Unusable when the file is not a readable report.
 */
const audited = async (file: string, reports: GivenReports, pool: Pool): Promise<AuditedReport> => {
  const place = pool.enter('command');
  try {
    return (await place.run('audit', reports)) as AuditedReport;
  } catch (error) {
    if (error instanceof RefusedByTask || error instanceof WorkError) {
      throw unreadable(file, error.code, error.message);
    }
    throw error;
  } finally {
    place.leave();
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
  readonly previous: Uint8Array | undefined;
  readonly html: string | undefined;
  readonly json: boolean;
  readonly pool: Pool;
}

const auditFile = async (
  file: string,
  { previous, html, json, pool }: AuditOptions,
  context: Context,
): Promise<void> => {
  const { terminal } = context;
  const report = await bytesOf(file, terminal);
  terminal.draw(`reading ${file}`);
  const { document, findings } = await audited(file, { report, previous }, pool);
  const counts = countsOf(findings);
  if (counts.error > 0) context.endWithOne();
  const { pagesWithoutText = [] } = document;
  if (json) terminal.print(JSON.stringify({ file, counts, pagesWithoutText, findings }));
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
      if (html !== undefined && [first, previous].some((one) => one !== undefined && resolve(one) === resolve(html))) {
        throw new Unusable(`${html} is the report itself; name another file for the page`, 'usage/conflicting-options');
      }
      if (first === '-' && previous === '-') throw new Unusable('only one report can come from standard input');
      const before = previous === undefined ? undefined : await bytesOf(previous, terminal);
      // A person who waits for one report may wait longer than a server, and give it more.
      const pool = createPool({
        program: REPORT_PROGRAM,
        processes: 1,
        deadlineMs: 120_000,
        heap: 768,
        memory: MOST_MEMORY,
      });
      try {
        await auditAll(files, { previous: before, html, json, pool }, context);
      } finally {
        await pool.stop();
      }
    });
};
