import { nameKey } from './keys.ts';

const pairsIn = (text: string): ReadonlySet<string> => {
  const letters = Array.from(nameKey(text) ?? '');
  return new Set(letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`));
};

/**
 * How much two matters look alike: the share of pairs of letters that they have in common, from 0 to 1.
 * @example similarity('征收批复文件', '征收批复') // => 0.75
 */
export const similarity = (a: string, b: string): number => {
  if (nameKey(a) === nameKey(b)) return nameKey(a) === null ? 0 : 1;
  const [one, other] = [pairsIn(a), pairsIn(b)];
  if (one.size + other.size === 0) return 0;
  return (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size);
};
