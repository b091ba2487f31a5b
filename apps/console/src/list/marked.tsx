const PARTS = /[\p{L}\p{N}]+/gu;
const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/** The words of a question, as they may stand in a text. */
export const wordsIn = (q: string): readonly string[] => q.normalize('NFKC').match(PARTS) ?? [];

/** Whether a text has one of the words, whatever its width and capitals. */
export const hasWord = (shown: string, words: readonly string[]): boolean =>
  words.some((word) => shown.normalize('NFKC').toLowerCase().includes(word.toLowerCase()));

/** A text in which the words of a question are marked. */
export const Marked = ({ shown, words }: { readonly shown: string; readonly words: readonly string[] }) => {
  if (words.length === 0) return shown;
  const pattern = new RegExp(`(${words.map((word) => word.replace(SPECIAL, '\\$&')).join('|')})`, 'iu');
  // The parts of a text never move, so that their places name them.
  return shown.split(pattern).map((part, place) => (place % 2 === 1 ? <mark key={place}>{part}</mark> : part)); // oxlint-disable-line react/no-array-index-key
};
