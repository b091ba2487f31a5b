import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printFindings } from '../audit/print-findings.ts';
import { cli, cliProcess, folderOfTest, printed } from '../../test-support/run-cli.ts';
import { auditReport, plainDocument } from '@gongkai/audit';

const DATA = join(import.meta.dirname, '../../../../packages/audit/test-data');
const suqian = join(DATA, 'suqian-2023.txt');
const yunnan = join(DATA, 'yunnan-2018.txt');
const wrong = readFileSync(suqian, 'utf8').replace('305 0 0 0 0 0 305', '350 0 0 0 0 0 305');

interface Printed {
  readonly file: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly { readonly verdict: string; readonly where: { readonly line: number } }[];
}

describe('gongkai audit', () => {
  it('ends with 0 where no figure is wrong, and prints what was checked', async () => {
    const { code, out, err } = await cliProcess(['audit', suqian]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/suqian-2023\.txt: 0 errors, .*\d\d checks pass/);
    expect(out).toContain('integrity/copying-marks, high confidence: 6 places');
  });

  it('ends with 1 at an error, with the wrong figure marked in its line and the right one behind it', async () => {
    const { code, out } = await cli(['audit', '-'], {}, wrong);
    expect(code).toBe(1);
    expect(out).toContain('-: 1 error, ');
    expect(out).toContain('  error I3, line 177, ');
    expect(out).toContain('\n    1. 信访举报投诉类申请 [350 → 305] 0 0 0 0 0 305\n');
    expect(out).toContain('two neighbouring digits are swapped');
  });

  it('paints the wrong figure red and the right one green', () => {
    const lines: string[] = [];
    const document = plainDocument(wrong);
    printFindings('a', document, auditReport(document), {
      print: (line) => void lines.push(line),
      pour: async () => undefined,
      note: () => undefined,
      draw: () => undefined,
      paint: (style, text) => `<${style}>${text}</${style}>`,
      input: (async function* () {})(),
    });
    expect(lines.join('\n')).toContain('[<red>350</red> → <green>305</green>]');
  });

  it('gives programs every finding with its place, one report a line', async () => {
    const folder = folderOfTest();
    const file = join(folder, 'wrong.txt');
    writeFileSync(file, wrong);
    const { code, out } = await cli(['audit', file, yunnan, '--json']);
    expect(code).toBe(1);
    const [first, second] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Printed);
    expect(first?.counts['error']).toBe(1);
    expect(first?.findings.find(({ verdict }) => verdict === 'error')?.where.line).toBe(177);
    expect(second?.file).toBe(yunnan);
    expect(second?.counts['integrity']).toBeGreaterThan(0);
  });

  it('writes a page with the findings beside the text', async () => {
    const out = join(folderOfTest(), 'page.html');
    expect((await cli(['audit', '-', '--html', out], {}, wrong)).code).toBe(1);
    expect(readFileSync(out, 'utf8')).toContain('<mark class="error">350</mark>');
  });

  it('does not write the page over the report', async () => {
    const file = join(folderOfTest(), 'report.html');
    writeFileSync(file, '<html><p>收到申请10件。</p>');
    const ran = await cli(['audit', file, '--html', file]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('is the report itself');
    expect(readFileSync(file, 'utf8')).toContain('收到申请10件。');
  });

  it('finds nothing to check in a report without figures', async () => {
    expect(printed(await cli(['audit', '-', '--json'], {}, '本年度未开展相关工作。'))).toEqual({
      file: '-',
      counts: { error: 0, rounding: 0, integrity: 0, 'cannot-assess': 0, pass: 0 },
      pagesWithoutText: [],
      findings: [],
    });
  });

  it.each([
    ['nothing', '', 'the file is empty (reading/empty)'],
    [
      'what is not a text',
      '\u0000\u0001\u0002\u0003',
      'this is not text; use plain text, HTML, .docx, .xlsx or PDF (reading/binary)',
    ],
  ])('ends with 2 at %s', async (_, input, message) => {
    expect(await cliProcess(['audit', '-'], {}, input)).toEqual({ code: 2, out: '', err: `gongkai: -: ${message}\n` });
  });

  it('ends with 2 at 50 MB, without reading them all', async () => {
    const { code, err } = await cli(['audit', '-'], {}, '公'.repeat(17_000_000));
    expect(code).toBe(2);
    expect(err).toContain('(reading/too-large)');
  });

  it('audits every file that can be read, and names the others', async () => {
    const { code, out, err } = await cli(['audit', join(DATA, 'none.txt'), suqian, DATA]);
    expect(code).toBe(2);
    expect(out).toContain('suqian-2023.txt: 0 errors');
    expect(err).toMatch(/none\.txt cannot be read.*\n.*test-data cannot be read: it is a folder/);
  });

  it('takes one report with --previous and with --html', async () => {
    const { code, err } = await cli(['audit', suqian, yunnan, '--html', 'a.html']);
    expect([code, err]).toEqual([2, 'gongkai: --previous and --html go with one report\n']);
    expect((await cli(['audit', '-', '--previous', '-'], {}, 'a')).code).toBe(2);
  });
});
