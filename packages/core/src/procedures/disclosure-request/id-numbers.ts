const sumOf = (values: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * (values[place] ?? 0), 0);

const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const RESIDENT_CHECKS = '10X98765432';

/** Whether a text is a citizen identity number 公民身份号码 whose last character fits (GB 11643: ISO 7064 MOD 11-2). */
export const isResidentNumber = (given: string): boolean => {
  const number = given.toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  const sum = sumOf(Array.from(number, Number), RESIDENT_WEIGHTS);
  return RESIDENT_CHECKS.charAt(sum % 11) === number.charAt(17);
};

const CODE_LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CODE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether a text is a unified social credit code 统一社会信用代码 whose last character fits (GB 32100: MOD 31-3). */
export const isCreditCode = (given: string): boolean => {
  const letters = Array.from(given.toUpperCase(), (letter) => CODE_LETTERS.indexOf(letter));
  if (letters.length !== 18 || letters.includes(-1)) return false;
  return (31 - (sumOf(letters, CODE_WEIGHTS) % 31)) % 31 === letters[17];
};
