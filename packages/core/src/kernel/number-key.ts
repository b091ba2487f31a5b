/** Brackets that people type in a number: those of document numbers (GB/T 9704), and what a keyboard has. */
const BRACKETS = [
  ['〔', '〕'],
  ['[', ']'],
  ['(', ')'],
  ['（', '）'],
  ['【', '】'],
  ['［', '］'],
] as const;

const [[FIRST_OPENING, FIRST_CLOSING]] = BRACKETS;
const OPENING = new RegExp(`[${BRACKETS.map(([open]) => `\\${open}`).join('')}]`, 'g');
const CLOSING = new RegExp(`[${BRACKETS.map(([, close]) => `\\${close}`).join('')}]`, 'g');

/**
 * The form in which numbers of cases and ledgers are compared, whoever typed them: letters and digits of full and half
 * width are equal, and so are all kinds of brackets. Everything else distinguishes numbers.
 */
export const numberKey = (number: string): string =>
  number.normalize('NFKC').trim().replaceAll(OPENING, FIRST_OPENING).replaceAll(CLOSING, FIRST_CLOSING);

/** Whether two texts are the same number. */
export const isSameNumber = (one: string, other: string): boolean => numberKey(one) === numberKey(other);

/**
 * The spellings under which a number that was typed may be kept, itself first: for a look-up by the number as it is kept,
 * which is of half width.
 */
export const numberSpellings = (number: string): readonly string[] => {
  const key = numberKey(number);
  const others = BRACKETS.map(([open, close]) => key.replaceAll(FIRST_OPENING, open).replaceAll(FIRST_CLOSING, close));
  return [...new Set([number, ...others])];
};
