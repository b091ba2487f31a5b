import { isHan } from './normalise.ts';

// No longer prefix of a word is worth an entry of its own.
const LONGEST_WORD = 40;

const cutWord = (word: string): string => (word.length <= LONGEST_WORD ? word : [...word].slice(0, LONGEST_WORD).join(''));

/** Marks of what is no word of a text: normalised texts have none of these characters. */
const MARKS = { title: '¹', agency: '²', kind: '³' } as const;

/** The token of documents of an agency, by its key. */
export const agencyToken = (key: string): string => `${MARKS.agency}${key}`;
/** The token of documents of a kind. */
export const kindToken = (kind: string): string => `${MARKS.kind}${kind}`;
/** The token of a word of the title. */
export const titleToken = (token: string): string => `${MARKS.title}${token}`;

const runsOf = (normalised: string): readonly (readonly string[])[] =>
  normalised
    .split(' ')
    .filter((run) => run !== '')
    .map((run) => [...run]);

// A run is either of Chinese characters or of others; its last character has no pair, and is found by itself.
const tokensOfRun = (run: readonly string[]): readonly string[] => {
  if (!isHan(run[0] ?? '')) return [cutWord(run.join(''))];
  return run.map((character, at) => character + (run[at + 1] ?? ''));
};

/** The tokens of a normalised text, each once: pairs of neighbouring Chinese characters, and other words. */
export const tokensOf = (normalised: string): ReadonlySet<string> => new Set(runsOf(normalised).flatMap(tokensOfRun));

/** A token that documents must have, or of which they must have a continuation. */
export interface WantedToken {
  readonly token: string;
  readonly isPrefix: boolean;
}

/** The tokens that a document must have to contain a normalised word or phrase. */
export const wantedTokens = (phrase: string): readonly WantedToken[] =>
  runsOf(phrase).flatMap((run): readonly WantedToken[] => {
    if (!isHan(run[0] ?? '')) return [{ token: cutWord(run.join('')), isPrefix: true }];
    if (run.length === 1) return [{ token: run.join(''), isPrefix: true }];
    return run.slice(0, -1).map((character, at) => ({ token: character + (run[at + 1] ?? ''), isPrefix: false }));
  });
