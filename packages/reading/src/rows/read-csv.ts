import { ReadingError } from '../errors.ts';
import type { SheetRow } from './sheet-row.ts';

const DELIMITERS = [',', '\t', ';'];

/** The delimiter of a text: the one that is most often in its first line, outside of quotes. */
const delimiterOf = (text: string): string => {
  const first = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n')).replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((one) => [first.split(one).length, one] as const);
  return counts.reduce((best, one) => (one[0] > best[0] ? one : best))[1];
};

/** Where a cell that is not quoted ends. */
const endOfPlain = (text: string, from: number, delimiter: string): number => {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at += 1;
  return at;
};

/** The content of a quoted cell, and where it ends: two quotes inside are one. */
const quoted = (text: string, from: number): { readonly cell: string; readonly end: number } => {
  let cell = '';
  for (let at = from + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) throw new ReadingError('reading/broken', 'a quote in the table does not end; save it again');
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { cell, end: quote + 1 };
    cell += '"';
    at = quote + 2;
  }
};

/**
 * Reads a table of text whose cells are separated by commas, tabs or semicolons (RFC 4180). Rows have the numbers that a
 * program shows for them: a line break inside a cell does not begin a row.
 * @throws ReadingError `reading/broken` for a quote that does not end.
 */
export const readCsv = (text: string, take: (row: SheetRow) => void): void => {
  const delimiter = delimiterOf(text);
  let cells: string[] = [];
  let row = 1;
  for (let at = 0; at < text.length;) {
    const isQuoted = text[at] === '"';
    const { cell, end } = isQuoted ? quoted(text, at) : { cell: '', end: at };
    const last = endOfPlain(text, end, delimiter);
    cells.push(cell + text.slice(end, last));
    at = last + 1;
    if (text[last] === delimiter) {
      // A delimiter at the very end opens one more cell.
      if (at >= text.length) cells.push('');
      continue;
    }
    take({ row, cells });
    cells = [];
    row += 1;
  }
  if (cells.length > 0) take({ row, cells });
};
