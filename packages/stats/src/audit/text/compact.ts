import { plainWriting } from '../plain-writing.ts';
import type { Span } from '../integrity/audit-integrity.ts';

/** Running text in one form of its characters, without spaces and line ends, and the way back to the raw text. */
export interface Compact {
  /**
   * Spaces and line ends are gone, so that a text reads the same however its lines were broken. One blank stays between
   * two digits: whether they are one number nobody can know. What is no word of the report is a row of `□`.
   */
  readonly text: string;
  /** The offset in the raw text of a character of the compact text. */
  readonly rawOffset: (index: number) => number;
}

const BLANKS = /[\s\u200b-\u200d\u2060\ufeff]+/g;
const NO_WORD = '□';

const isDigit = (char: string): boolean => char >= '0' && char <= '9';

/** Puts a mark of the same length over what stands in the way. */
const covered = (text: string, spans: readonly Span[]): string => {
  let end = 0;
  const pieces = spans.flatMap(({ offset, length }) => {
    if (offset < end) return [];
    const before = text.slice(end, offset);
    end = offset + length;
    return [before, NO_WORD.repeat(length)];
  });
  return pieces.length === 0 ? text : [...pieces, text.slice(end)].join('');
};

/** Makes a raw text compact; spans that hold no words of the report are covered, in the order of their offsets. */
export const compactOf = (raw: string, covers: readonly Span[] = []): Compact => {
  const text = covered(plainWriting(raw), covers);
  const pieces: string[] = [];
  /** Where each piece begins in the compact text and in the raw text. */
  const starts: number[] = [];
  const offsets: number[] = [];
  let length = 0;
  const add = (from: number, to: number): void => {
    if (to === from) return;
    starts.push(length);
    offsets.push(from);
    pieces.push(text.slice(from, to));
    length += to - from;
  };

  let from = 0;
  for (const { 0: blank, index } of text.matchAll(BLANKS)) {
    const after = index + blank.length;
    add(from, index);
    from = after;
    if (isDigit(text.charAt(index - 1)) && isDigit(text.charAt(after))) {
      starts.push(length);
      offsets.push(index);
      pieces.push(' ');
      length += 1;
    }
  }
  add(from, text.length);

  const rawOffset = (index: number): number => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    return (offsets[low] ?? 0) + index - (starts[low] ?? 0);
  };

  return { text: pieces.join(''), rawOffset };
};
