import { quantitiesIn, type Quantity } from './quantities.ts';

/** A figure in its sentence. */
export interface Mention extends Quantity {
  /** The text between the previous figure (or the start of the sentence) and this one. */
  readonly lead: string;
  /** The index of the bracket that the figure is in; -1 outside brackets. */
  readonly bracket: number;
  /** The index of the bracket around that bracket; -1 for none. */
  readonly outer: number;
}

/** The text between two full stops, or a heading; indexes are in the compact text. */
export interface Sentence {
  /** The number of the sentence, from zero; a heading has that of the next sentence. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Whether a full stop ends it: a sentence that was cut off may lack parts. */
  readonly ended: boolean;
  /** Whether a heading or a number such as 1. or (一) begins it. */
  readonly opensSection: boolean;
  readonly mentions: readonly Mention[];
}

const STOP = /[。!?\n]/g;
/** A number that heads a section: 一、 (二) 3. */
const SECTION = /^[”"』」)]*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d))/;
/** More figures than a sentence has; such text is a table, or not a report. */
const MOST_MENTIONS = 400;

/** More words than the rules read before a figure; they read its beginning and its end. */
const [LONGEST_LEAD, KEPT_BEFORE] = [600, 100];

/** Shortens a lead that is too long, since each is read many times; a full stop, which is in no lead, marks the gap. */
const leadOf = (words: string): string =>
  words.length <= LONGEST_LEAD ? words : `${words.slice(0, KEPT_BEFORE)}。${words.slice(KEPT_BEFORE - LONGEST_LEAD)}`;

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
    const lead = leadOf(text.slice(behind, quantity.start));
    behind = quantity.end;
    return { ...quantity, lead, bracket: open.at(-1) ?? -1, outer: open.at(-2) ?? -1 };
  });
};

/** Yields the sentences of a compact text in order. */
export function* sentencesOf(text: string): Generator<Sentence> {
  let [start, index, behindHeading] = [0, 0, false];
  while (start < text.length) {
    STOP.lastIndex = start;
    const stop = STOP.exec(text)?.index ?? text.length;
    const mentions = mentionsIn(text, start, stop);
    const opensSection = behindHeading || SECTION.test(text.slice(start, start + 8));
    yield { index, start, end: stop, ended: stop < text.length, opensSection, mentions };
    start = stop + 1;
    behindHeading = text.charAt(stop) === '\n';
    if (!behindHeading) index += 1;
  }
}

const NUMBERING = /\(?[一二三四五六七八九十]{1,3}[)、]|^\d{1,2}[.、]/g;
const LONGEST_LABEL = 40;

/** The label of a figure: the words right before it. */
export const labelOf = ({ lead }: Mention): string => {
  const pieces = lead
    .replace(/\([^()]*\)/g, '')
    .replace(/^[^()]*\)/, '')
    .replace(NUMBERING, '')
    .split(/[,;:。(]/)
    .map((piece) => piece.replace(/^(?:[、和与”\s]|及(?!时))+/, ''));
  return (pieces.findLast((piece) => piece !== '') ?? '').slice(-LONGEST_LABEL);
};

/** The words before a figure behind the last comma or semicolon. */
export const lastClause = (lead: string): string =>
  lead.slice(Math.max(lead.lastIndexOf(','), lead.lastIndexOf(';')) + 1);

/** Whether the words right before a figure were replaced, so that its label is unknown. */
export const hasDamagedLabel = ({ lead }: Mention): boolean => /□:?$/.test(lead);
