import type { Span } from '../integrity/damage.ts';
import { toPlainWriting } from '../plain-writing.ts';
import { headingEnds } from './heading-ends.ts';

/** Running text in plain writing, without spaces and line ends, with a map to the raw text. */
export interface Compact {
  /**
   * Spaces and line ends are removed, so that line breaks make no difference. One blank remains between two digits,
   * which may be one number or two. Text that is not of the report is replaced by `□`. A line end after a title or a
   * heading remains, since it ends a sentence.
   */
  readonly text: string;
  /** Returns the raw offset of a character of the compact text. */
  readonly rawOffset: (index: number) => number;
}

const BLANKS = /[\s\u200b-\u200d\u2060\ufeff]+/g;
const NO_WORD = '□';

const isDigit = (char: string): boolean => char >= '0' && char <= '9';

/** Records where each piece begins in the compact and in the raw text: eight bytes per piece. */
const piecePlaces = () => {
  let held = new Int32Array(1 << 10);
  let length = 0;
  return {
    add: (compactOffset: number, rawOffset: number): void => {
      if (2 * length === held.length) {
        const larger = new Int32Array(2 * held.length);
        larger.set(held);
        held = larger;
      }
      held[2 * length] = compactOffset;
      held[2 * length + 1] = rawOffset;
      length += 1;
    },
    of: (index: number): number => {
      let [low, high] = [0, length];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((held[2 * middle] ?? 0) <= index) low = middle;
        else high = middle;
      }
      return (held[2 * low + 1] ?? 0) + index - (held[2 * low] ?? 0);
    },
  };
};

const MOST_PIECES = 1 << 10;

/** Collects the pieces of a long text; joins them in between, since a piece costs more memory than its characters. */
const joined = () => {
  const whole: string[] = [];
  let pieces: string[] = [];
  return {
    add: (piece: string): void => {
      pieces.push(piece);
      if (pieces.length < MOST_PIECES) return;
      whole.push(pieces.join(''));
      pieces = [];
    },
    text: (): string => [...whole, ...pieces].join(''),
  };
};

/**
 * Compacts a raw text. `covers` are ranges that are not text of the report, in the order of their offsets.
 * @param text the raw text in plain writing
 */
export const compactText = (raw: string, covers: readonly Span[] = [], text: string = toPlainWriting(raw)): Compact => {
  const out = joined();
  const places = piecePlaces();
  let length = 0;
  const add = (piece: string, offset: number): void => {
    if (piece === '') return;
    places.add(length, offset);
    out.add(piece);
    length += piece.length;
  };

  const headings = headingEnds(text);
  let heading = 0;
  /** Whether the line of a title or a heading ends in a range of blanks. */
  const endsHeading = (from: number, to: number): boolean => {
    while ((headings[heading] ?? Infinity) < from) heading += 1;
    return (headings[heading] ?? Infinity) < to;
  };

  /** Adds a range without its blanks; one remains between two digits, and one after a heading. */
  const words = (start: number, end: number): void => {
    let from = start;
    for (const { 0: blank, index: at } of text.slice(start, end).matchAll(BLANKS)) {
      const index = start + at;
      add(text.slice(from, index), from);
      from = index + blank.length;
      if (endsHeading(index, from)) add('\n', index);
      else if (index > start && from < end && isDigit(text.charAt(index - 1)) && isDigit(text.charAt(from)))
        add(' ', index);
    }
    add(text.slice(from, end), from);
  };

  let end = 0;
  for (const cover of covers) {
    if (cover.offset < end) continue;
    words(end, cover.offset);
    add(NO_WORD.repeat(cover.length), cover.offset);
    end = cover.offset + cover.length;
  }
  words(end, text.length);

  return { text: out.text(), rawOffset: places.of };
};
