import { quantitiesIn, type Quantity } from './quantities.ts';

/** A figure in its sentence. */
export interface Mention extends Quantity {
  /** What stands between the figure before (or the start of the sentence) and this one. */
  readonly lead: string;
  /** Where the bracket opens that the figure stands in; -1 outside brackets. */
  readonly bracket: number;
  /** The bracket around that bracket; -1 where there is none. */
  readonly outer: number;
}

/** From behind one full stop to the next; indexes point into the compact text. */
export interface Sentence {
  /** Which sentence of the text it is, from zero. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Whether a full stop ends it: a sentence that was cut off says nothing of what is missing. */
  readonly ended: boolean;
  /** Whether a heading or a number such as 1. or (一) begins it. */
  readonly opensSection: boolean;
  readonly mentions: readonly Mention[];
}

const STOP = /[。!?]/g;
/** A number that heads a section: 一、 (二) 3. */
const SECTION = /^[”"』」)]*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d))/;
/** More figures than a sentence has; then it is a table, or no report at all. */
const MOST_MENTIONS = 400;

const mentionsIn = (text: string, from: number, to: number): readonly Mention[] => {
  const quantities = quantitiesIn(text, from, to);
  if (quantities.length > MOST_MENTIONS) return [];
  const open: number[] = [];
  let behind = from;
  return quantities.map((quantity) => {
    for (let at = behind; at < quantity.start; at += 1) {
      const char = text.charAt(at);
      if (char === '(') open.push(at);
      else if (char === ')') open.pop();
    }
    const lead = text.slice(behind, quantity.start);
    behind = quantity.end;
    return { ...quantity, lead, bracket: open.at(-1) ?? -1, outer: open.at(-2) ?? -1 };
  });
};

/** The sentences of a compact text that hold figures or open a section, in order. */
export function* sentencesOf(text: string): Generator<Sentence> {
  let [start, index] = [0, 0];
  while (start < text.length) {
    STOP.lastIndex = start;
    const stop = STOP.exec(text)?.index ?? text.length;
    const mentions = mentionsIn(text, start, stop);
    const opensSection = SECTION.test(text.slice(start, start + 8));
    yield { index, start, end: stop, ended: stop < text.length, opensSection, mentions };
    start = stop + 1;
    index += 1;
  }
}

const NUMBERING = /\(?[一二三四五六七八九十]{1,3}[)、]|^\d{1,2}[.、]/g;
const LONGEST_LABEL = 40;

/** What a figure counts, in the words right before it. */
export const labelOf = ({ lead }: Mention): string => {
  const pieces = lead
    .replace(/\([^()]*\)/g, '')
    .replace(/^[^()]*\)/, '')
    .replace(NUMBERING, '')
    .split(/[,;:。(]/)
    .map((piece) => piece.replace(/^[、和及与”\s]+/, ''));
  return (pieces.findLast((piece) => piece !== '') ?? '').slice(-LONGEST_LABEL);
};

/** Whether the words right before a figure were replaced: what it counts nobody can know. */
export const hasDamagedLabel = ({ lead }: Mention): boolean => /□:?$/.test(lead);
