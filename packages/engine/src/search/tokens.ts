import { isHan } from './normalise.ts';

// No longer prefix of a word is worth an entry of its own.
const LONGEST_WORD = 40;

const cutWord = (word: string): string =>
  word.length <= LONGEST_WORD ? word : Array.from(word).slice(0, LONGEST_WORD).join('');

/** Marks of what is not a word of a text: normalised texts have none of these characters. */
const MARKS = { title: '¹', agency: '²', kind: '³' } as const;

/** The token of documents of an agency, by its key. */
export const agencyToken = (key: string): string => `${MARKS.agency}${key}`;
/** The token of documents of a kind. */
export const kindToken = (kind: string): string => `${MARKS.kind}${kind}`;
/** The token of a word of the title. */
export const titleToken = (token: string): string => `${MARKS.title}${token}`;

/** The runs of a normalised text: each is either of Chinese characters or of others. */
const runsOf = (normalised: string): readonly string[] => normalised.split(' ').filter((run) => run !== '');

/** Whether a run is of Chinese characters. */
const isOfHan = (run: string): boolean => isHan(run.length === 1 ? run : (Array.from(run)[0] ?? ''));

// The last character of a run has no pair, and is found by itself.
const addPairs = (run: string, add: (token: string) => void): void => {
  let last = '';
  for (const character of run) {
    if (last !== '') add(last + character);
    last = character;
  }
  add(last);
};

/** Adds the tokens of a normalised text: pairs of neighbouring Chinese characters, and other words. */
export const addTokens = (normalised: string, add: (token: string) => void): void => {
  for (const run of runsOf(normalised)) {
    if (isOfHan(run)) addPairs(run, add);
    else add(cutWord(run));
  }
};

/** The tokens of a normalised text, each once. */
export const tokensOf = (normalised: string): ReadonlySet<string> => {
  const tokens = new Set<string>();
  addTokens(normalised, (token) => void tokens.add(token));
  return tokens;
};

/** A token that documents must have, or of which they must have a continuation. */
export interface WantedToken {
  readonly token: string;
  readonly isPrefix: boolean;
}

const wantedOf = (run: string, isPrefix: boolean): readonly WantedToken[] => {
  if (!isOfHan(run)) return [{ token: cutWord(run), isPrefix }];
  const pairs: WantedToken[] = [];
  addPairs(run, (token) => void pairs.push({ token, isPrefix: false }));
  if (pairs.length === 1) return [{ token: run, isPrefix }];
  // Where the run may go on, its last character has a pair that is not known. Every second pair has every character.
  const known = pairs.slice(0, -1);
  return known.filter((_, index) => index % 2 === 0 || index === known.length - 1);
};

/**
 * The tokens that a document must have to contain a normalised word or phrase; only its last run may go on. A single
 * character such as 号 is in very many documents: it is wanted only where nothing else is.
 */
export const wantedTokens = (phrase: string): readonly WantedToken[] => {
  const runs = runsOf(phrase);
  const telling = runs.filter((run) => run.length > 1 || !isOfHan(run));
  const last = phrase.endsWith(' ') ? null : runs.at(-1);
  return (telling.length > 0 ? telling : runs).flatMap((run) => wantedOf(run, run === last));
};
