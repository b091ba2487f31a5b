import type { Chance } from './seeded.ts';

/** A character of a generated text, and its origin; an inserted one has none. */
export interface Char {
  readonly text: string;
  readonly source: number;
  readonly offset: number | null;
  /** The number of its piece in the text. */
  readonly piece: number;
  /** Whether it is part of a number at the edge of a piece, which the cut changed. */
  readonly torn: boolean;
}

const NUMBER = /[\d０-９.,%％万亿一二三四五六七八九十百千两]/;

/** Cuts the characters of a source from one offset to another, as a piece of a text. */
export const cut = (text: string, source: number, piece: number, from: number, to: number): readonly Char[] => {
  let first = from;
  while (from > 0 && first < to && NUMBER.test(text.charAt(first))) first += 1;
  let last = to;
  while (to < text.length && last > first && NUMBER.test(text.charAt(last - 1))) last -= 1;
  return Array.from({ length: to - from }, (_, index) => {
    const offset = from + index;
    return { text: text.charAt(offset), source, offset, piece, torn: offset < first || offset >= last };
  });
};

const inserted = (text: string, { source, piece }: Char): Char => ({ text, source, offset: null, piece, torn: false });

const WIDE: Readonly<Record<string, string>> = { ',': '，', '(': '（', ')': '）', ':': '：', ';': '；', '%': '％' };

const widened = (char: Char): Char => {
  const wide = /\d/.test(char.text) ? String.fromCharCode(char.text.charCodeAt(0) + 0xfee0) : WIDE[char.text];
  return wide === undefined ? char : { ...char, text: wide };
};

/** Whether each character is in a row of a table: a line with three figures between blanks or tabs, or with a tab. */
const inRow = (chars: readonly Char[]): readonly boolean[] => {
  const lines: Char[][] = [[]];
  for (const char of chars) {
    lines.at(-1)?.push(char);
    if (char.text === '\n') lines.push([]);
  }
  return lines.flatMap((line) => {
    const text = line
      .map((char) => char.text)
      .join('')
      .normalize('NFKC');
    const row = text.includes('\t') || /\d[ \t]+-?\d+[ \t]+-?\d/.test(text);
    return line.map(() => row);
  });
};

/** Breaks running text into lines like a PDF: anywhere, even inside a number; rows of tables are kept. */
const wrapped = (chars: readonly Char[], chance: Chance): readonly Char[] => {
  const width = chance.between(12, 60);
  const rows = inRow(chars);
  let column = 0;
  return chars.flatMap((char, index) => {
    column = char.text === '\n' ? 0 : column + 1;
    if (column < width || rows[index] === true || char.text === '\n') return [char];
    column = 0;
    return [char, inserted('\n', char)];
  });
};

/** Inserts blanks between figures and words, like a PDF. */
const spaced = (chars: readonly Char[]): readonly Char[] => {
  const rows = inRow(chars);
  return chars.flatMap((char, index) => {
    const next = chars[index + 1];
    if (next === undefined || rows[index] === true) return [char];
    const between = /\d/.test(char.text)
      ? /[一-龥]/.test(next.text)
      : /[一-龥]/.test(char.text) && /\d/.test(next.text);
    return between ? [char, inserted(' ', char)] : [char];
  });
};

/** Rewrites a text with the same content: other width, other lines, blanks, Windows line ends. */
export const rewritten = (chars: readonly Char[], chance: Chance): readonly Char[] => {
  let result = chars;
  if (chance.happens(0.3)) result = result.map(widened);
  if (chance.happens(0.3)) result = spaced(result);
  if (chance.happens(0.5)) result = wrapped(result, chance);
  if (chance.happens(0.1)) {
    result = result.flatMap((char) => (char.text === '\n' ? [inserted('\r', char), char] : [char]));
  }
  return result;
};

/** Joins pieces of several sources, each on separate lines. */
export const joined = (pieces: readonly (readonly Char[])[]): readonly Char[] =>
  pieces.flatMap((piece) => {
    const last = piece.at(-1);
    return last === undefined ? [] : [...piece, inserted('\n', last)];
  });
