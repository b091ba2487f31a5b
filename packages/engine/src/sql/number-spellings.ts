/** Brackets that people type in a number: those of document numbers (GB/T 9704), and what a keyboard has. */
const BRACKETS = [
  ['〔', '〕'],
  ['[', ']'],
  ['(', ')'],
  ['（', '）'],
  ['【', '】'],
  ['［', '］'],
] as const;

const OPENING = /[〔[(（【［]/g;
const CLOSING = /[〕\])）】］]/g;

/** A number as it was typed, and with every other kind of bracket in the place of its own. */
export const numberSpellings = (number: string): readonly string[] => {
  const others = BRACKETS.map(([open, close]) => number.replaceAll(OPENING, open).replaceAll(CLOSING, close));
  return [...new Set([number, ...others])];
};
