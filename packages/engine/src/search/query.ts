import { isHan, normalise } from './normalise.ts';
import { type WantedToken, wantedTokens } from './tokens.ts';

/** A query made ready: a document has to contain every part. */
export interface SearchWords {
  /** The whole query in normalised form: a document whose number this is comes first. */
  readonly number: string;
  /** Parts of normalised texts. Those that begin with a letter or a digit begin with a space: the beginning of a word. */
  readonly parts: readonly string[];
  readonly tokens: readonly WantedToken[];
}

/** More words say no more, and each costs a look at every document. */
const MOST_PARTS = 12;

/** Names and terms are found as they are written; in longer runs each word is looked for by itself. */
const LONGEST_TERM = 4;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

// They join words, and are in every text.
const PARTICLES: readonly string[] = Array.from('的了和与及等');

// What the dictionary of the runtime does not know falls into single characters: they are looked for together.
const joinSingle = (segments: readonly string[]): readonly string[] => {
  const words: string[] = [];
  let single = '';
  for (const segment of [...segments, '']) {
    const isSingle = Array.from(segment).length === 1 && !PARTICLES.includes(segment);
    if (isSingle) single += segment;
    else {
      words.push(single, PARTICLES.includes(segment) ? '' : segment);
      single = '';
    }
  }
  return words.filter((word) => word !== '');
};

// A document may have the words of a sentence in other places, and others between them.
const wordsOf = (run: string): readonly string[] => {
  if (Array.from(run).length <= LONGEST_TERM) return [run];
  const words = joinSingle([...segmenter.segment(run)].map(({ segment }) => segment));
  return words.length === 0 ? [run] : words;
};

const isOfHan = (text: string): boolean => Array.from(text).every(isHan);

/** The part of a normalised text that a phrase is: with a space before a first letter or digit, open at its end. */
const phraseOf = (normalised: string): string => {
  const trimmed = normalised.trim();
  return isHan(Array.from(trimmed)[0] ?? '') ? trimmed : ` ${trimmed}`;
};

const partsOf = (chunk: string): readonly string[] => {
  const phrase = normalise(chunk).trim();
  if (phrase === '') return [];
  // 昆政发〔2018〕5号 is a phrase; of 土地征收批复 each word may be elsewhere.
  return isOfHan(phrase) ? wordsOf(phrase) : [phraseOf(phrase)];
};

/** Reads a query; null where it has neither letters nor digits. */
export const searchWords = (query: string): SearchWords | null => {
  const chunks = query.normalize('NFKC').split(/\s+/u);
  const parts = [...new Set(chunks.flatMap(partsOf))].slice(0, MOST_PARTS);
  if (parts.length === 0) return null;
  const tokens = new Map(parts.flatMap(wantedTokens).map((one) => [`${one.token} ${one.isPrefix}`, one]));
  return { number: normalise(query), parts, tokens: [...tokens.values()] };
};
