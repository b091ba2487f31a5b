const PARTS = /[\p{L}\p{N}]+/gu;

/** The words of a question, as they may stand in a text. */
export const wordsIn = (q: string): readonly string[] => q.normalize('NFKC').match(PARTS) ?? [];

/** Whether a text has one of the words, whatever its width and capitals. */
export const hasWord = (shown: string, words: readonly string[]): boolean =>
  words.some((word) => shown.normalize('NFKC').toLowerCase().includes(word.toLowerCase()));

/** A text in turns: what is no word of the question, then one that is, and so on. */
export const partsOf = (shown: string, words: readonly string[]): readonly string[] => {
  const small = shown.toLowerCase();
  const wanted = words.map((word) => word.toLowerCase()).toSorted((a, b) => b.length - a.length);
  // A few letters change their length with their size; places in one text are none in the other then.
  if (small.length !== shown.length) return [shown];
  const parts: string[] = [];
  let [from, at] = [0, 0];
  while (at < small.length) {
    const found = wanted.find((word) => small.startsWith(word, at));
    if (found === undefined) {
      at += 1;
      continue;
    }
    parts.push(shown.slice(from, at), shown.slice(at, at + found.length));
    at += found.length;
    from = at;
  }
  return [...parts, shown.slice(from)];
};
