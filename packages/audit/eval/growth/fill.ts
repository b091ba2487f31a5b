/** Repeats a text up to a length; the last copy may be cut. */
export const filled = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, Math.max(0, length));

/** Joins numbered pieces up to a length. */
export const pieces = (length: number, piece: (index: number) => string): string => {
  const out: string[] = [];
  for (let total = 0, index = 0; total < length; index += 1) {
    const text = piece(index);
    out.push(text);
    total += text.length;
  }
  return out.join('');
};
