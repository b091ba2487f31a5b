const PIECE = 1 << 15;

/**
 * Replaces single characters piece by piece: what a replacement gathers on the way stays small however long the text is.
 * A text without any such character is given back itself, not a copy.
 * @param pattern global, each match one UTF-16 unit
 */
export const replaceEach = (text: string, pattern: RegExp, replacement: (char: string) => string): string => {
  if (text.search(pattern) === -1) return text;
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += PIECE) {
    pieces.push(text.slice(at, at + PIECE).replace(pattern, replacement));
  }
  return pieces.join('');
};
