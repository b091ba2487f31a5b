import type { AuditFinding, Occurrence, Operand, ReportDocument, Verdict } from '@gongkai/audit';
import { countsOf } from './counts-of.ts';
import { escapeHtml } from './escape-html.ts';
import { PAGE_STYLE } from './page-style.ts';

const NAMES: Readonly<Record<Verdict, string>> = {
  error: '错误 error',
  rounding: '舍入 rounding',
  integrity: '文本受损 damaged text',
  'cannot-assess': '无法判断 left open',
  pass: '相符 passes',
};
/** Where several findings meet, the first of these is marked. */
const ORDER: readonly Verdict[] = ['error', 'rounding', 'integrity', 'cannot-assess'];
const MOST_OPEN_SHOWN = 200;

interface Span {
  readonly from: number;
  readonly to: number;
  readonly verdict: Verdict;
}

const isShown = ({ confidence }: Occurrence): boolean => confidence !== 'low';

const spansOf = (findings: readonly AuditFinding[]): readonly Span[] =>
  findings
    .flatMap(({ verdict, where, occurrences = [] }) =>
      // Findings of low confidence, such as a radical, would cover the page.
      (occurrences.length > 0 ? occurrences.filter(isShown).map((one) => one.where) : [where]).map(
        ({ offset, length }) => ({
          from: offset,
          to: offset + length,
          verdict,
        }),
      ),
    )
    .filter(({ verdict, from, to }) => verdict !== 'pass' && to > from)
    .toSorted((a, b) => a.from - b.from);

/** A line with its marks; where marks overlap, the more serious one is shown. */
const markedLine = (line: string, start: number, spans: readonly Span[]): string => {
  if (spans.length === 0) return escapeHtml(line);
  const end = start + line.length;
  const cuts = [start, end, ...spans.flatMap(({ from, to }) => [from, to])];
  const edges = [...new Set(cuts.filter((cut) => cut >= start && cut <= end))].toSorted((a, b) => a - b);
  return edges
    .slice(0, -1)
    .map((from, index) => {
      const to = edges[index + 1] ?? end;
      const part = escapeHtml(line.slice(from - start, to - start));
      const verdict = ORDER.find((one) =>
        spans.some((span) => span.verdict === one && span.from <= from && span.to >= to),
      );
      return verdict === undefined ? part : `<mark class="${verdict}">${part}</mark>`;
    })
    .join('');
};

const field = (name: string, value: string | null): string =>
  value === null ? '' : `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`;

const figuresUsed = (operands: readonly Operand[]): string => {
  const items = operands.map(({ label, value, unit }) => `<li>${escapeHtml(`${label} ${value}${unit ?? ''}`)}</li>`);
  return items.length === 0
    ? ''
    : `<details><summary>数字 (${items.length})</summary><ul>${items.join('')}</ul></details>`;
};

const note = ({
  ruleId,
  verdict,
  confidence,
  stated,
  computed,
  assumption,
  reason,
  likelyCause,
  operands,
}: AuditFinding): string => {
  const figures =
    stated !== null && computed !== null && verdict !== 'cannot-assess'
      ? `<p class="figures"><del>${escapeHtml(stated)}</del> <ins>${escapeHtml(computed)}</ins></p>`
      : '';
  return `<section class="note ${verdict}"><h3>${NAMES[verdict]} <span>${escapeHtml(ruleId)}${confidence === null ? '' : ` · ${confidence}`}</span></h3>${figures}<dl>${field('可能原因', likelyCause)}${field('前提', assumption)}${field('理由', reason)}</dl>${figuresUsed(operands)}</section>`;
};

const notesOf = (findings: readonly AuditFinding[]): string => {
  const shown = findings.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'cannot-assess');
  const open = findings.filter(({ verdict }) => verdict === 'cannot-assess').slice(0, MOST_OPEN_SHOWN);
  const folded =
    open.length === 0
      ? ''
      : `<details><summary>${NAMES['cannot-assess']} (${open.length})</summary>${open.map(note).join('')}</details>`;
  return `${shown.map(note).join('')}${folded}`;
};

/** Returns a function that takes the items of a sorted list before a position; each item is taken once. */
const takerOf = <T>(items: readonly T[], offsetOf: (item: T) => number): ((before: number) => readonly T[]) => {
  let next = 0;
  return (before) => {
    const from = next;
    for (let item = items[next]; item !== undefined && offsetOf(item) < before; item = items[next]) next += 1;
    return items.slice(from, next);
  };
};

/**
 * Builds a page that loads nothing: the text of a report line by line, findings beside the line in which they begin.
 * Nothing in the report can become markup.
 */
export const buildPage = (name: string, { text }: ReportDocument, findings: readonly AuditFinding[]): string => {
  const counts = countsOf(findings);
  const takeSpans = takerOf(spansOf(findings), ({ from }) => from);
  const takeNotes = takerOf(
    findings.toSorted((a, b) => a.where.offset - b.where.offset),
    ({ where }) => where.offset,
  );
  let open: readonly Span[] = [];
  let start = 0;
  const rows = text.split('\n').map((line) => {
    const end = start + line.length + 1;
    const spans = [...open, ...takeSpans(end)];
    open = spans.filter(({ to }) => to > end);
    const row = `<div class="row"><p>${markedLine(line, start, spans)}</p><aside>${notesOf(takeNotes(end))}</aside></div>`;
    start = end;
    return row;
  });
  const summary = ([...ORDER, 'pass'] as const).map(
    (verdict) => `<li class="${verdict}">${NAMES[verdict]} <b>${counts[verdict]}</b></li>`,
  );
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(name)} · 核对 audit</title><style>${PAGE_STYLE}</style></head>
<body><header><h1>${escapeHtml(name)}</h1><ul>${summary.join('')}</ul></header><main>
${rows.join('\n')}
</main></body></html>
`;
};
