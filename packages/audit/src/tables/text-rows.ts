import { ideographs, parseFigure, type TableFigure, type TableRow } from './published-table.ts';

// An enumerator (`1.`, `2、`, `(3)`) belongs to the label after it; a page number is between dashes.
const TOKEN =
  /(?<=\s)[-—–/]{1,2}(?=\s)(?!\s?\d{1,3}\s?[-—–]\s*(?:\n|$))|[-—–]\s?\d{1,3}\s?[-—–](?=\s*(?:\n|$))|\(\d{1,2}\)|\d{1,2}[.、)](?!\d)|\d{4}年|[-+−]?\d[\d,]*(?:\.\d+)?|\n|[^\S\n]+|[^\s\d]/g;
const NUMBER_BEGINS = /^[-+−\d]/;
const FIGURE_ENDS = /[\s|(]|$/y;
const ENUMERATOR_LINE = /[^\S\n]*[\u4e00-\u9fff]/y;

const matchesAt = (text: string, pattern: RegExp, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(text);
};

/** The value of a token that is a figure; null for a word, a number inside one, or the number that heads a line. */
const figureAt = (text: string, token: string, end: number, lineStart: boolean): bigint | null => {
  if (!NUMBER_BEGINS.test(token) || !matchesAt(text, FIGURE_ENDS, end)) return null;
  return lineStart && token.length <= 2 && matchesAt(text, ENUMERATOR_LINE, end) ? null : parseFigure(token);
};

/**
 * Reads a range of plain text as rows: words, then the figures that follow them, regardless of line breaks. A figure is
 * a number that ends before a space: 1191 in `予以公开 1175 12 0 3 1 0 1191`, not 1 in 计1条.
 * @param text folded text (`fold`)
 * @param last a pattern of the last row that is read
 */
export const textRows = (text: string, from: number, to: number, last: RegExp | null = null): readonly TableRow[] => {
  const rows: TableRow[] = [];
  let words = '';
  let offset = from;
  let figures: TableFigure[] = [];
  let line = 0;
  let lineStart = true;
  const close = (next: number): void => {
    if (figures.length > 0) rows.push({ label: ideographs(words), figures, placed: false, offset });
    [words, figures, offset] = ['', [], next];
  };
  TOKEN.lastIndex = from;
  for (let match = TOKEN.exec(text); match !== null && match.index < to; match = TOKEN.exec(text)) {
    const [token] = match;
    const end = match.index + token.length;
    if (token === '\n') {
      line += 1;
      lineStart = true;
      continue;
    }
    const value = figureAt(text, token, end, lineStart);
    // A dash between spaces is a blank cell.
    if (/^[-—–/]{1,2}$/.test(token) && (figures.length > 0 || words !== '')) {
      figures.push({ text: '', value: null, offset: match.index, length: 0, line });
    } else if (value !== null) figures.push({ text: token, value, offset: match.index, length: token.length, line });
    else if (token.trim() !== '' && !/^[-—–]\s?\d/.test(token)) {
      if (figures.length > 0) {
        close(match.index);
        if (last?.test(rows.at(-1)?.label ?? '') === true) return rows;
      }
      words += token;
    }
    if (token.trim() !== '') lineStart = false;
  }
  close(to);
  return rows;
};

/** Finds the ranges where a table may be: from each match of its beginning to the next one, up to a maximum length. */
export const findStretches = (
  text: string,
  begins: RegExp,
  farthest: number,
): readonly (readonly [number, number])[] => {
  const starts = [...text.matchAll(begins)].map(({ index }) => index);
  return starts.map((start, at) => [start, Math.min(starts[at + 1] ?? text.length, start + farthest)]);
};
