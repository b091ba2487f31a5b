const DIGITS: ReadonlyMap<string, number> = new Map([
  ...Array.from('零一二三四五六七八九', (char, value) => [char, value] as const),
  ['〇', 0],
  ['两', 2],
]);
const PLACES: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/**
 * Parses a Chinese numeral below ten thousand; null if the characters are not one.
 * @example
 * chineseNumeral('两') // => 2
 * chineseNumeral('一百零五') // => 105
 * chineseNumeral('十十') // => null
 */
export const chineseNumeral = (text: string): number | null => {
  let [total, digit, lowest] = [0, -1, 10_000];
  for (const char of text) {
    const value = DIGITS.get(char);
    const place = PLACES.get(char);
    if (value !== undefined) {
      // Only zero may precede another digit: 一百零五.
      if (digit > 0) return null;
      digit = value;
    } else {
      if (place === undefined || place >= lowest || digit === 0) return null;
      total += place * (digit === -1 ? 1 : digit);
      [digit, lowest] = [-1, place];
    }
  }
  return text === '' ? null : total + Math.max(digit, 0);
};
