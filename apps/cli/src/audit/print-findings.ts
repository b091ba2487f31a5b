import type { AuditFinding, ReportDocument } from '@gongkai/audit';
import type { Terminal } from '../kit.ts';
import { countsInWords, countsOf } from './counts-of.ts';

type Paint = Terminal['paint'];

const BESIDE = 40;

/** A finding's sentence on one line, the figure in brackets and what it should be behind it. */
const markedQuote = (text: string, { where, stated, computed, quote }: AuditFinding, paint: Paint): string => {
  const flat = (part: string): string => part.replaceAll(/\s+/g, ' ');
  const wrong = text.slice(where.offset, where.offset + where.length);
  const right = computed === null ? '' : ` → ${paint('green', computed)}`;
  const mark = `[${paint('red', flat(wrong))}${right}]`;
  const start = quote.indexOf(wrong);
  // The sentence may hold the same figure twice: the one after the same words is meant.
  const ahead = text.slice(Math.max(0, where.offset - BESIDE), where.offset);
  const at = [start, quote.indexOf(wrong, start + 1)].find(
    (index) => index !== -1 && ahead.endsWith(quote.slice(Math.max(0, index - 6), index)),
  );
  if (at === undefined || wrong === '') return `${flat(quote)} ${stated ?? ''}${right}`;
  return `${flat(quote.slice(0, at))}${mark}${flat(quote.slice(at + wrong.length))}`;
};

const lineOf = ({ where: { line, section } }: AuditFinding): string =>
  section === null ? `line ${line}` : `line ${line}, ${section.replaceAll(/\s+/g, ' ')}`;

const reasonsOf = (findings: readonly AuditFinding[]): string => {
  const counts = new Map<string, number>();
  for (const { reason } of findings) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `${count} ${reason}`).join(', ');
};

/** Prints what an audit found in a report: errors first, each in its sentence; what passes is only counted. */
export const printFindings = (
  name: string,
  { text, pagesWithoutText = [] }: ReportDocument,
  findings: readonly AuditFinding[],
  terminal: Terminal,
): void => {
  const paint: Paint = (style, words) => terminal.paint(style, words);
  const of = (verdict: AuditFinding['verdict']) => findings.filter((one) => one.verdict === verdict);
  // A name may hold the end of a line, and must not begin one of its own.
  terminal.print(`${paint('bold', name.replaceAll(/\s+/g, ' '))}: ${countsInWords(countsOf(findings))}`);
  for (const finding of [...of('error'), ...of('rounding')]) {
    const { ruleId, verdict, confidence, assumption, likelyCause } = finding;
    const colour = verdict === 'error' ? 'red' : 'yellow';
    const sure = confidence === null || confidence === 'high' ? '' : `, ${confidence} confidence`;
    terminal.print(`  ${paint(colour, verdict)} ${ruleId}, ${lineOf(finding)}${sure}`);
    terminal.print(`    ${markedQuote(text, finding, paint)}`);
    if (likelyCause !== null) terminal.print(`    likely: ${likelyCause}`);
    if (assumption !== null) terminal.print(`    if ${assumption}`);
  }
  for (const { ruleId, confidence, likelyCause } of of('integrity')) {
    terminal.print(`  ${paint('yellow', ruleId)}, ${confidence} confidence: ${likelyCause}`);
  }
  if (pagesWithoutText.length > 0) {
    const pages = pagesWithoutText.length === 1 ? 'page' : 'pages';
    terminal.print(
      `  ${paint('yellow', 'not audited')} ${pages} ${pagesWithoutText.join(', ')}: there is no text to read`,
    );
  }
  const open = of('cannot-assess');
  if (open.length > 0) terminal.print(`  left open: ${reasonsOf(open)} (--json lists them)`);
};
