import type { Place } from './finding.ts';
import { fold } from './fold.ts';

/** Finds lines, headings and sentences of one raw text. */
export interface PlaceFinder {
  /** Returns the place of a range of the raw text. */
  readonly at: (offset: number, length: number) => Place;
  /** Returns the raw sentence, or the line of a table, around a place, up to a readable length. */
  readonly quote: (offset: number, length: number) => string;
  /** Returns the line of a table around a figure, or the sentence if the line has only figures. */
  readonly row: (offset: number, length: number) => string;
}

const NUMERAL = '[一二三四五六七八九十]{1,3}';
const HEADING = new RegExp(`^[ \\t]*(?:${NUMERAL}、|[(]${NUMERAL}[)])[^\\n。;]{1,40}`, 'gm');
/** An empty line, or the number of a heading or of a row. */
const BEGINS = new RegExp(`^(?:\\n|$|${NUMERAL}、|[(]${NUMERAL}[)])`);
const LONGEST = 160;
/** A longer line is not a row; reading it again for each of its figures would take too long. */
const LONGEST_ROW = 4 * LONGEST;
const ENDS = new Set(['。', ';', '!', '?']);

/** Finds the last index whose number is not above a value; -1 for none. */
const lastUpTo = (sorted: Int32Array, value: number): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const lineStarts = (text: string): Int32Array => {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  const starts = new Int32Array(count);
  let line = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts[(line += 1)] = at + 1;
  return starts;
};

interface Headings {
  readonly starts: Int32Array;
  readonly words: readonly string[];
}

/** Finds headings. A row of a table begins like a heading, but figures follow. */
const headingsIn = (text: string, plain: string): Headings => {
  const starts: number[] = [];
  const words: string[] = [];
  for (const { 0: line, index } of plain.matchAll(HEADING)) {
    if (/\t|\d\s+\d/.test(line)) continue;
    starts.push(index);
    words.push(text.slice(index, index + line.length).trim());
  }
  return { starts: Int32Array.from(starts), words };
};

/** Cuts a long sentence to the part around a place. */
const excerpt = (text: string, from: number, to: number, offset: number, length: number): string => {
  if (to - from <= LONGEST) return text.slice(from, to);
  const spare = Math.max(0, LONGEST - length);
  const start = Math.max(from, Math.min(offset - (spare >> 1), to - LONGEST));
  return text.slice(start, Math.min(to, start + LONGEST));
};

/** Indexes the lines and headings of a raw text. */
export const createPlaceFinder = (text: string, plain: string = fold(text)): PlaceFinder => {
  const lines = lineStarts(text);
  const headings = headingsIn(text, plain);

  const at = (offset: number, length: number): Place => {
    const line = lastUpTo(lines, offset);
    const section = headings.words[lastUpTo(headings.starts, offset)] ?? null;
    return { offset, length, line: line + 1, column: offset - (lines[line] ?? 0) + 1, section };
  };

  // A line end inside running text does not end a sentence; after a figure or before an empty line it ends a row or a
  // paragraph.
  const ends = (index: number): boolean => {
    if (plain.charAt(index) !== '\n') return ENDS.has(plain.charAt(index));
    return /[\n\t\d]/.test(plain.charAt(index - 1)) || BEGINS.test(plain.slice(index + 1, index + 5));
  };

  const quote = (offset: number, length: number): string => {
    let from = offset;
    while (from > Math.max(0, offset - LONGEST) && !ends(from - 1)) from -= 1;
    let to = offset + length;
    const last = Math.min(plain.length, to + LONGEST);
    while (to < last && !ends(to)) to += 1;
    if (ENDS.has(plain.charAt(to))) to += 1;
    return excerpt(text, from, to, offset, length).trim();
  };

  const row = (offset: number, length: number): string => {
    const line = lastUpTo(lines, offset);
    const [start = 0, end = text.length] = [lines[line], lines[line + 1]];
    if (end - start > LONGEST_ROW) return quote(offset, length);
    const own = text.slice(start, end).trim();
    return own.length > LONGEST || !/[\u4e00-\u9fff]/.test(own) ? quote(offset, length) : own;
  };

  return { at, quote, row };
};
