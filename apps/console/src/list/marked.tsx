import { partsOf } from './question-words.ts';

/** A text in which the words of a question are marked. */
export const Marked = ({ shown, words }: { readonly shown: string; readonly words: readonly string[] }) =>
  // The parts of a text never move, so that their places name them.
  partsOf(shown, words).map((part, place) => (place % 2 === 1 ? <mark key={place}>{part}</mark> : part)); // oxlint-disable-line react/no-array-index-key
