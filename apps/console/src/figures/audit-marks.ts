import type { Audit, AuditFinding, Verdict } from './audit-types.ts';

/** A marked piece of the text. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly verdict: Verdict;
  /** The number of the card that says more: errors and last digits have one. */
  readonly number: number | null;
  readonly finding: number;
}

/** A piece of the text, marked or not. */
export interface Piece {
  readonly from: number;
  readonly text: string;
  readonly mark: Mark | null;
}

/** A section of the report, as its headings cut it. */
export interface Section {
  readonly id: number;
  readonly title: string | null;
  readonly pieces: readonly Piece[];
  readonly counts: Readonly<Record<Verdict, number>>;
}

// Where two findings mark the same words, the graver one is shown.
const GRAVITY: Readonly<Record<Verdict, number>> = { error: 0, rounding: 1, 'cannot-assess': 2, integrity: 3, pass: 4 };

const placesOf = ({ where, occurrences = [] }: AuditFinding) =>
  occurrences.length > 0 ? occurrences.map((one) => one.where) : [where];

/** Findings that have a card of their own, in the order of the text. */
export const cardFindings = (
  findings: readonly AuditFinding[],
): readonly (readonly [AuditFinding, number, number])[] => {
  let number = 0;
  return findings.flatMap((finding, index) =>
    finding.verdict === 'error' || finding.verdict === 'rounding' ? [[finding, index, ++number] as const] : [],
  );
};

/** The marks of a text in order, none over another. */
export const marksOf = (findings: readonly AuditFinding[]): readonly Mark[] => {
  const numbers = new Map(cardFindings(findings).map(([, index, number]) => [index, number]));
  const all = findings.flatMap((finding, index) =>
    placesOf(finding)
      .filter(({ length }) => length > 0)
      .map(({ offset, length }): Mark => {
        const { verdict } = finding;
        return { from: offset, to: offset + length, verdict, number: numbers.get(index) ?? null, finding: index };
      }),
  );
  const kept: Mark[] = [];
  for (const mark of all.toSorted((a, b) => GRAVITY[a.verdict] - GRAVITY[b.verdict] || a.from - b.from)) {
    if (kept.every(({ from, to }) => mark.to <= from || mark.from >= to)) kept.push(mark);
  }
  return kept.toSorted((a, b) => a.from - b.from);
};

const piecesOf = (text: string, marks: readonly Mark[], from: number, to: number): readonly Piece[] => {
  const pieces: Piece[] = [];
  let at = from;
  for (const mark of marks) {
    if (mark.from < from || mark.from >= to) continue;
    if (mark.from > at) pieces.push({ from: at, text: text.slice(at, mark.from), mark: null });
    pieces.push({ from: mark.from, text: text.slice(mark.from, Math.min(mark.to, to)), mark });
    at = Math.min(mark.to, to);
  }
  if (at < to) pieces.push({ from: at, text: text.slice(at, to), mark: null });
  return pieces;
};

/** Where the sections of a report begin: the places at which findings name another heading, found in the text before them. */
const startsOf = ({ text, findings }: Audit): readonly { readonly at: number; readonly title: string | null }[] => {
  const starts: { at: number; title: string | null }[] = [{ at: 0, title: null }];
  const places = findings.flatMap(placesOf).toSorted((a, b) => a.offset - b.offset);
  for (const { section, offset } of places) {
    const last = starts.at(-1);
    if (section === null || last === undefined || last.title === section) continue;
    const at = text.lastIndexOf(section, offset);
    if (at > last.at) starts.push({ at, title: section });
    else if (at === 0 && last.at === 0) last.title = section;
  }
  return starts;
};

/** The text cut into its sections, with its marks and how many findings each section has. */
export const sectionsOf = (audit: Audit): readonly Section[] => {
  const { text, findings } = audit;
  const marks = marksOf(findings);
  const starts = startsOf(audit);
  return starts.map(({ at, title }, id) => {
    const to = starts[id + 1]?.at ?? text.length;
    const own = marks.filter(({ from }) => from >= at && from < to);
    const counts = { pass: 0, error: 0, rounding: 0, 'cannot-assess': 0, integrity: 0 };
    for (const { verdict } of own) counts[verdict] += 1;
    return { id, title, pieces: piecesOf(text, own, at, to), counts };
  });
};

/** The pieces line by line, without the lines that are empty; a mark over the end of a line goes on in the next one. */
export const linesOf = (pieces: readonly Piece[]): readonly (readonly Piece[])[] => {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    let { from } = piece;
    for (const [index, text] of piece.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...piece, from, text });
      from += text.length + 1;
    }
  }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ''));
};
