// What is compared of names, identity numbers, telephones and matters: the same in every spelling.

const MARKS = /[^\p{L}\p{N}]/gu;

/**
 * A name without what is written in one way or another: width, case, spaces, dots and brackets; null where nothing is left.
 * @example nameKey('Ａ公司 (昆明)') // => 'a公司昆明'
 */
export const nameKey = (name: string): string | null => {
  const key = name.normalize('NFKC').toLowerCase().replaceAll(MARKS, '');
  return key === '' ? null : key;
};

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

// Identity numbers of 15 digits were given until 1999; the number of today has the century and a check digit.
const lengthened = (digits: string): string => {
  const whole = `${digits.slice(0, 6)}19${digits.slice(6)}`;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(whole[place]), 0);
  return whole + (CHECKS[sum % 11] ?? '');
};

/**
 * An identity number, or the code of an organisation, without spaces and in capitals; the old form of a person's number
 * becomes the new one. Null for what is too short to tell people apart.
 * @example idKey('53010219900101123x', 'natural') // => '53010219900101123X'
 */
export const idKey = (number: string, kind: string | null): string | null => {
  const key = number
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '');
  if (key.length < 6) return null;
  return (kind === null || kind === 'natural') && /^\d{15}$/.test(key) ? lengthened(key) : key;
};

/**
 * A telephone number by its digits, without the code of the country; null for any other text.
 * @example phoneKey('+86 138-0013-8000') // => '13800138000'
 */
export const phoneKey = (phone: string): string | null => {
  const text = phone.normalize('NFKC').trim();
  const digits = text.replaceAll(/\D/g, '');
  const [, abroad] = /^(?:00)?86(\d{8,12})$/.exec(digits) ?? [];
  const isMobile = abroad !== undefined && /^1[3-9]\d{9}$/.test(abroad);
  if (isMobile) return abroad;
  // Behind the code of the country, the code of a town has no zero.
  if (abroad !== undefined && /^(?:\+|00)/.test(text)) return abroad.startsWith('0') ? abroad : `0${abroad}`;
  return digits.length < 7 ? null : digits;
};
